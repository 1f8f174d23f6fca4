package org.airalert.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AreaRef;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** What an alert does, in one line and in a few, as pages tell it. Channel texts are made by {@code message}, not here. */
public final class AlertWords {
    private final Words words;
    private final Moments moments;
    private final LevelWords levels;

    public AlertWords(Words words, Moments moments) {
        this.words = words;
        this.moments = moments;
        this.levels = new LevelWords(words.language());
    }

    /** {@code 升级为橙色预警}; of a memo its subject. */
    public String title(Alert alert) {
        if (alert.id().isMemo()) {
            return alert.facts().reason().zh();
        }
        AlertFacts facts = alert.facts();
        String now = warning(facts.level());
        String before = warning(facts.previousLevel());
        return words.text("kind." + alert.kind().word(), now, before).strip();
    }

    /** When it takes effect and when it is expected to end, as sentences; empty for an advisory without times. */
    public List<String> times(Alert alert) {
        AlertFacts facts = alert.facts();
        List<String> lines = new ArrayList<>();
        switch (alert.kind()) {
            case ISSUE, RESCHEDULE, CORRECTION, WITHDRAW, START, REMINDER, DRILL -> {
                add(lines, "line.starts", facts.responseStart());
                lines.add(end(facts.expectedEnd()));
            }
            case UPGRADE, DOWNGRADE -> {
                add(lines, "line.changes", facts.effective());
                lines.add(end(facts.expectedEnd()));
            }
            case EXTEND -> {
                Instant before = facts.previousEnd();
                if (before != null) {
                    lines.add(words.text("line.endBefore", moments.end(before)));
                }
                lines.add(end(facts.expectedEnd()));
            }
            case LIFT, STOP -> add(lines, "line.lifted", facts.effective());
            case CANCEL, ADVISORY -> {}
        }
        return lines;
    }

    /** {@code 预计1月8日（周二）24时解除}, or that the end will be told. */
    public String end(@Nullable Instant end) {
        return end == null ? words.text("line.untilNotice") : words.text("line.ends", moments.end(end));
    }

    public String areas(List<AreaRef> areas) {
        return areas.stream()
                .map(area -> words.language().pick(area.nameZh(), area.nameEn()))
                .collect(Collectors.joining(words.language().pick("、", ", ")));
    }

    private String warning(@Nullable Level level) {
        return level == null ? "" : levels.warning(level);
    }

    private void add(List<String> lines, String key, @Nullable Instant time) {
        if (time != null) {
            lines.add(words.text(key, moments.at(time)));
        }
    }
}
