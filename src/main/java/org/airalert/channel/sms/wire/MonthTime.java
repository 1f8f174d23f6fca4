package org.airalert.channel.sms.wire;

import java.time.LocalDateTime;

/** The time of a log in, or of an id, in the Chinese protocols. */
public final class MonthTime {
    private MonthTime() {}

    /** {@code MMDDhhmmss} as a number, whose leading zero the digests need all the same. */
    public static int of(LocalDateTime now) {
        return (((now.getMonthValue() * 100 + now.getDayOfMonth()) * 100 + now.getHour()) * 100 + now.getMinute()) * 100
                + now.getSecond();
    }
}
