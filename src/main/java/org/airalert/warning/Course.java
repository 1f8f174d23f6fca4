package org.airalert.warning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.airalert.clause.Clause;
import org.jspecify.annotations.Nullable;

/**
 * Where the warning of one area stands: what is in force, and what was announced and has not taken effect (warning-rules 5.9). Immutable;
 * every step gives the next course.
 *
 * <p>At each moment the steps are: {@link #takeEffect} what is due; assess with {@link #inForce}; {@link #follow} the announced change with
 * that assessment; and, when a person approves what it asks for, {@link #approve}.
 *
 * @param inForce the warning in force; {@code null} is none
 * @param announced the change to come; only with a warning in force
 */
@Clause("P3.2.4")
public record Course(
        @Nullable WarningInForce inForce, @Nullable Announced announced) {
    /** Nothing in force. */
    public static final Course CLEAR = new Course(null, null);

    public Course {
        if (announced != null && inForce == null) {
            throw new IllegalArgumentException("announced: without a warning in force (expected none)");
        }
    }

    /**
     * What following an announced change with a new assessment gives.
     *
     * @param course the next course
     * @param news what must be told; in this order
     * @param settled whether the assessment's own action needs nothing more, because it is the announced change itself
     */
    public record Followed(Course course, List<News> news, boolean settled) {}

    /** Where it stands at {@code now}. */
    public Phase phase(Instant now) {
        if (inForce == null) {
            return Phase.CLEAR;
        }
        if (announced != null) {
            return Phase.ANNOUNCED;
        }
        return now.isBefore(inForce.start()) ? Phase.APPROVED : Phase.IN_FORCE;
    }

    private void requireMove(Course next, Instant now) {
        if (!phase(now).canBecome(next.phase(now))) {
            throw new IllegalStateException("warning: " + phase(now).word() + " cannot become "
                    + next.phase(now).word());
        }
    }

    /** The course after what is due at {@code now} took effect; the same one when nothing is. */
    public Course takeEffect(Instant now, Rules rules) {
        return announced != null && announced.isDue(now, rules) ? changed(announced) : this;
    }

    private Course changed(Announced change) {
        Level level = change.level();
        return level == null
                ? CLEAR
                : new Course(
                        new WarningInForce(
                                level, Objects.requireNonNull(inForce).start(), change.expectedEnd()),
                        null);
    }

    /**
     * Holds a new assessment against the announced change: it confirms it (perhaps at another time), or withdraws it. Without an announced
     * change nothing happens.
     */
    public Followed follow(Assessment assessment, Rules rules) {
        if (announced == null || inForce == null) {
            return new Followed(this, List.of(), false);
        }
        Instant now = assessment.now();
        if (!announced.isConfirmedBy(assessment)) {
            return new Followed(new Course(inForce, null), List.of(News.withdrawal(now, inForce)), false);
        }
        Instant effective = Objects.requireNonNull(assessment.decision().effective());
        boolean tell = announced.mustTell(effective, now, rules);
        Announced moved = new Announced(
                announced.level(),
                effective,
                tell ? effective : announced.told(),
                now,
                assessment.decision().expectedEnd());
        Course next = effective.isAfter(now) ? new Course(inForce, moved) : changed(moved);
        return new Followed(next, tell ? List.of(News.of(assessment)) : List.of(), true);
    }

    /**
     * The course after a person approved what an assessment asks for. A DOWNGRADE or LIFT of a started response whose time is ahead is
     * announced; everything else counts at once, an UPGRADE with a later effective time too.
     *
     * @throws IllegalArgumentException when the assessment asks for nothing
     * @throws IllegalStateException when what it asks for does not fit what is in force by now: an ISSUE where a warning is, anything else
     *     where none is
     */
    public Course approve(Assessment assessment) {
        Decision decision = assessment.decision();
        Action action = decision.action();
        if (!action.isNews()) {
            throw new IllegalArgumentException("action: " + action + " (expected one that asks for something)");
        }
        if ((action == Action.ISSUE) != (inForce == null)) {
            throw new IllegalStateException(action + ": cannot be approved with "
                    + (inForce == null ? "nothing" : inForce.level().word()) + " in force");
        }
        Course next = approved(assessment);
        requireMove(next, assessment.now());
        return next;
    }

    private Course approved(Assessment assessment) {
        Decision decision = assessment.decision();
        if (isAhead(assessment)) {
            Instant effective = Objects.requireNonNull(decision.effective());
            return new Course(
                    inForce,
                    new Announced(decision.level(), effective, effective, assessment.now(), decision.expectedEnd()));
        }
        Level level = decision.level();
        Instant start = decision.responseStart();
        return level == null || start == null
                ? CLEAR
                : new Course(new WarningInForce(level, start, decision.expectedEnd()), null);
    }

    private boolean isAhead(Assessment assessment) {
        Instant effective = assessment.decision().effective();
        return inForce != null
                && assessment.action().isLowering()
                && !assessment.now().isBefore(inForce.start())
                && effective != null
                && effective.isAfter(assessment.now());
    }

    /** Follows and approves at once, as a replay does; the news of both in order. */
    public Followed followAndApprove(Assessment assessment, Rules rules) {
        Followed followed = follow(assessment, rules);
        if (followed.settled() || !assessment.action().isNews()) {
            return followed;
        }
        List<News> news = new ArrayList<>(followed.news());
        news.add(News.of(assessment));
        return new Followed(followed.course().approve(assessment), List.copyOf(news), true);
    }
}
