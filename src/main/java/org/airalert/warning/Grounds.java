package org.airalert.warning;

import java.time.Instant;
import org.airalert.airquality.Threshold;
import org.airalert.airquality.Windows;
import org.jspecify.annotations.Nullable;

/** The basis of a verdict (warning-rules 5.4). */
final class Grounds {
    private Grounds() {}

    static @Nullable Basis of(Verdict verdict, Situation situation) {
        WarningInForce inForce = situation.input().inForce();
        boolean started = inForce != null && !situation.now().isBefore(inForce.start());
        return switch (verdict.action()) {
            case NONE, KEEP, WITHDRAW -> null;
            case LIFT -> Basis.FORECAST;
            case DOWNGRADE -> started ? Basis.FORECAST : ofMembers(verdict, situation);
            case ISSUE, UPGRADE, RESCHEDULE -> ofMembers(verdict, situation);
            case EXTEND -> verdict.considered().isEmpty() ? null : ofMembers(verdict, situation);
        };
    }

    private static Basis ofMembers(Verdict verdict, Situation situation) {
        if (isReached(verdict, true) && !isReached(verdict, false)) {
            return Basis.PROVINCIAL;
        }
        boolean here = verdict.considered().stream()
                .anyMatch(member -> !member.prompt() && !member.start().isAfter(situation.now()));
        return here && isHeavyAndStays(situation) ? Basis.MONITORED : Basis.FORECAST;
    }

    private static boolean isReached(Verdict verdict, boolean byPrompt) {
        Level reaching = verdict.reaching();
        return reaching != null
                && verdict.considered().stream()
                        .anyMatch(member -> member.prompt() == byPrompt && !reaching.isAbove(member.level()));
    }

    /** 监测空气质量已经达到重度以上污染，且预测未来24小时内不会有明显改善 (plan 3.2.4). */
    private static boolean isHeavyAndStays(Situation situation) {
        Windows windows = situation.picture().windows();
        Rules rules = situation.plan().rules();
        Threshold heavy = Threshold.above(rules.value(Reading.HEAVY));
        Instant now = situation.now();
        int newest = windows.firstAfter(now) - 1;
        boolean isHeavy = newest >= 0
                && windows.end(newest).isAfter(now.minus(rules.hours(Reading.MONITORED_RECENT)))
                && windows.passes(newest, heavy);
        int ahead = windows.firstFrom(now.plus(rules.hours(Reading.MONITORED_AHEAD)));
        return isHeavy && (ahead >= windows.size() || windows.passes(ahead, heavy));
    }
}
