package org.airalert.alert;

import java.util.Locale;

/** What an alert does to the warning that it is about (plan, 3.2.3, 3.2.4; push contract: {@code kind}). */
public enum AlertKind {
    ISSUE("发布"),
    UPGRADE("升级"),
    DOWNGRADE("降级"),
    EXTEND("延长"),
    RESCHEDULE("调整启动时间"),
    LIFT("解除"),
    /** Takes back an announced downgrade or lift that newer data no longer supports. */
    WITHDRAW("撤回"),
    /** The same facts, told right: an error in an earlier alert is corrected. */
    CORRECTION("更正"),
    /** The alert it refers to should not have been sent. */
    CANCEL("取消"),
    /** A health advisory; concerns no warning. */
    ADVISORY("健康提示"),
    /** The order to start the response that was announced ahead (plan, 4.3: 启动指令). */
    START("启动指令"),
    /** The order to end it (4.6: 终止指令). */
    STOP("终止指令"),
    /** Recalls to those who act what a warning in force asks of them. */
    REMINDER("提醒"),
    /** Announces a drill to those who take part (6.4); always an exercise itself. */
    DRILL("演练通知");

    private final String zh;

    AlertKind(String zh) {
        this.zh = zh;
    }

    /** The word in JSON, template names and documents: {@code issue}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String zh() {
        return zh;
    }

    /** True when the alert says that a warning is, will be or stays in force, so that it needs a level and a start. */
    public boolean warns() {
        return this != LIFT && this != CANCEL && this != ADVISORY && this != STOP;
    }

    /** True when the public is told: all but what goes to those who act, and to nobody else. */
    public boolean isPublic() {
        return this != START && this != STOP && this != REMINDER && this != DRILL;
    }

    /** True when the warning, its level or its times are other ones after it. */
    public boolean movesWarning() {
        return isPublic() && this != ADVISORY;
    }

    /** True when the alert only makes sense as a change of an earlier one. */
    public boolean refersToEarlier() {
        return this != ISSUE && this != ADVISORY && this != DRILL;
    }

    /**
     * @param word as in {@link #word()}
     * @throws IllegalArgumentException naming the words that are known
     */
    public static AlertKind of(String word) {
        for (AlertKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "kind: " + word
                        + " (expected: issue, upgrade, downgrade, extend, reschedule, lift, withdraw, correction, cancel, advisory, start, stop, reminder or drill)");
    }
}
