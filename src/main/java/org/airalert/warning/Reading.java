package org.airalert.warning;

/**
 * Every choice that the rules make where the plan's prose leaves one, in one place: what it is called in {@code conf/plan.yaml}, its
 * number where it has one, and the sentence that the operator sees with every assessment (warning-rules, "[reading]").
 *
 * <p>A city that reads its plan differently sets the number under {@code rules:}; the sentence then shows the new number.
 */
public enum Reading {
    MINIMUM_HOURS("minimumHours", Unit.COUNT, 20, "2", "24小时均值至少要有%s个小时值", "a 24-hour mean needs %s hourly values"),
    DAILY_ALONE(
            "2",
            "预报日值只算一个24小时均值，不跨日推算；当日小时值足够时以小时值为准",
            "a daily forecast value is one window of its own; none is derived across days, and hourly values go first"),
    RUN_JOINS(
            "runJoins", Unit.HOURS, 44, "2", "相邻均值相隔不超过%s小时算连续", "windows up to %s h apart are neighbours of one run"),
    DURATION("2", "持续时间为首个均值起始到末个均值结束", "a run lasts from the start of its first window to the end of its last"),
    HIGHEST_PART(
            "4",
            "一次过程按其中最高级别的一段定级，间断前后的时长不相加",
            "the highest part decides for a process; durations do not add up across a gap"),
    CLEAN_GAP(
            "cleanGap",
            Unit.HOURS,
            36,
            "4",
            "改善满%s小时才算分开、才可降级或解除",
            "%s h of clean air part two processes and allow to lower"),
    SILENCE("silence", Unit.HOURS, 12, "4", "数据中断%s小时内不当作转好", "for %s h after the data ends, silence is not clean air"),
    FORECAST_STALE("forecastStale", Unit.HOURS, 24, "5", "预报发布超过%s小时视为过期", "a forecast older than %s h is stale"),
    OBSERVATION_STALE(
            "observationStale", Unit.HOURS, 12, "5", "%s小时无监测值视为监测中断", "no observation for %s h is an outage"),
    TWO_PICTURES(
            "confirmWithin",
            Unit.HOURS,
            36,
            "5",
            "降级、解除须得到%s小时内上一次预报印证",
            "lowering needs the agreement of the forecast before, issued at most %s h earlier"),
    SAME_ISSUE(
            "sameIssue", Unit.HOURS, 6, "5", "%s小时内发布的预报算同一次", "forecasts issued less than %s h apart are one issue"),
    SHORTEST_WARNING(
            "shortestWarning", Unit.HOURS, 6, "5.1", "%s小时内即结束的过程不再发布", "what ends within %s h is not issued any more"),
    MOVE_TOLERANCE("moveTolerance", Unit.HOURS, 6, "5.2", "启动时间提前%s小时以上才重新发布", "a start that moves up by %s h is told"),
    CHANGE_NOTICE("changeNotice", Unit.HOURS, 24, "5.3", "降级、解除最多提前%s小时发布", "lowering is announced up to %s h ahead"),
    END_NOTICE(
            "endNotice",
            Unit.HOURS,
            24,
            "5.3",
            "预计解除前%s小时仍看不到结束的，改为另行通知",
            "with the end not in sight %s h before the announced one, it becomes open"),
    HEAVY("heavy", Unit.INDEX, 200, "5.4", "重度污染以上指24小时均值大于%s", "heavy pollution is a 24-hour mean above %s"),
    MONITORED_RECENT(
            "monitoredRecent", Unit.HOURS, 6, "5.4", "“监测已达到”看最近%s小时内的均值", "monitored: the mean of the last %s h"),
    MONITORED_AHEAD(
            "monitoredAhead", Unit.HOURS, 24, "5.4", "“不会明显改善”看%s小时后的均值", "no improvement: the mean %s h ahead"),
    LEAD_TIME("leadTime", Unit.HOURS, 48, "5.5", "预测预警应提前%s小时发布", "a forecast warning is due %s h ahead"),
    SECOND_WARNING(
            "secondWarning",
            Unit.HOURS,
            72,
            "5.6",
            "后续过程在%s小时内可另行预警",
            "a follow-up within %s h may be proposed as a second warning"),
    TELL_MOVE(
            "tellMove",
            Unit.HOURS,
            6,
            "5.9",
            "已公告的变更移动%s小时以上再次告知",
            "an announced change that moves by %s h is told again"),
    CONFIRMED_WITHIN(
            "confirmedWithin",
            Unit.HOURS,
            6,
            "5.9",
            "已公告的变更须在%s小时内被确认才生效",
            "an announced change takes effect when confirmed within %s h");

    /** What the number of a reading counts. */
    public enum Unit {
        /** Hours; written {@code 36h} in the plan file. */
        HOURS,
        /** Hourly values. */
        COUNT,
        /** Index points. */
        INDEX,
        /** A choice without a number. */
        NONE
    }

    private final String key;
    private final Unit unit;
    private final int standard;
    private final String clause;
    private final String zh;
    private final String en;

    Reading(String clause, String zh, String en) {
        this("", Unit.NONE, 0, clause, zh, en);
    }

    Reading(String key, Unit unit, int standard, String clause, String zh, String en) {
        this.key = key;
        this.unit = unit;
        this.standard = standard;
        this.clause = clause;
        this.zh = zh;
        this.en = en;
    }

    /** The key under {@code rules:} in the plan file; empty where there is no number. */
    public String key() {
        return key;
    }

    public Unit unit() {
        return unit;
    }

    /** The number that warning-rules.md gives. */
    public int standard() {
        return standard;
    }

    /** The section of warning-rules.md. */
    public String clause() {
        return clause;
    }

    /** The Chinese sentence, with the number in force. */
    public String zh(int value) {
        return String.format(java.util.Locale.ROOT, zh, value);
    }

    /** The English sentence, with the number in force. */
    public String en(int value) {
        return String.format(java.util.Locale.ROOT, en, value);
    }
}
