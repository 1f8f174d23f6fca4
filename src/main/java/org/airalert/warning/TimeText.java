package org.airalert.warning;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in the sentences of an explanation: 1月7日0时 and 7 Jan 00:00, in the plan's zone. */
final class TimeText {
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final ZoneId zone;

    TimeText(ZoneId zone) {
        this.zone = zone;
    }

    String zh(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        String minutes = local.getMinute() == 0 ? "" : local.getMinute() + "分";
        return local.getMonthValue() + "月" + local.getDayOfMonth() + "日" + local.getHour() + "时" + minutes;
    }

    String en(Instant time) {
        return EN.format(time.atZone(zone));
    }
}
