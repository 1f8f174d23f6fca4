package org.airalert.app.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.channel.ChannelFile;
import org.airalert.directory.Recipient;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** The lines that are printed while the episode goes by: Chinese first, then English. May be called from any thread. */
final class Teller {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    private final PrintStream out;
    private final ZoneId zone;
    private final Map<String, ChannelFile> channels;
    private final Map<String, Recipient> recipients;

    Teller(PrintStream out, ZoneId zone, Map<String, ChannelFile> channels, Map<String, Recipient> recipients) {
        this.out = out;
        this.zone = zone;
        this.channels = Map.copyOf(channels);
        this.recipients = Map.copyOf(recipients);
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** A new day: how the air is, so that quiet days are seen to pass. */
    void day(Instant midnight, @Nullable Integer aqi) {
        String shown = aqi == null ? "无数据 (no data)" : Integer.toString(aqi);
        line("-- " + DAY.format(midnight.atZone(zone)) + "  AQI " + shown);
    }

    /** One warning step. */
    void step(Alert alert, Instant at) {
        AlertFacts facts = alert.facts();
        Level level = facts.level();
        StringBuilder zh = new StringBuilder(alert.kind().zh()).append(level == null ? "预警" : level.zh() + "预警");
        StringBuilder en = new StringBuilder(alert.kind().name()).append(level == null ? "" : " " + level.word());
        boolean atOnce = at.equals(facts.effective());
        if (atOnce) {
            zh.append("，立即生效");
            en.append(", effective at once");
        } else if (facts.effective() != null) {
            zh.append("，").append(time(facts.effective())).append(" 起");
            en.append(", effective ").append(time(facts.effective()));
        }
        if (level != null) {
            zh.append("，").append(facts.expectedEnd() == null ? "解除时间另行通知" : "预计 " + time(facts.expectedEnd()) + " 解除");
            en.append(", end ").append(facts.expectedEnd() == null ? "open" : time(facts.expectedEnd()));
        }
        if (facts.leadTimeHours() != null && !atOnce) {
            String hours = String.format(Locale.ROOT, "%.0f", facts.leadTimeHours());
            zh.append("，提前 ").append(hours).append(" 小时");
            en.append(", lead ").append(hours).append(" h").append(facts.late() ? " (late: under 48 h)" : "");
        }
        line(time(at) + "  ★ " + zh + " | " + en);
    }

    /** How the fan-out of a step began. */
    void sent(long deliveries, long tried, Duration took) {
        line("             共 " + deliveries + " 个对象，" + took.toMillis() + " 毫秒内已发 " + tried + " 个 | " + tried + " of "
                + deliveries + " sent within " + took.toMillis() + " ms");
    }

    void channel(Figures.ChannelEvent event) {
        ChannelFile channel = channels.get(event.delivery().channel());
        String zh =
                channel == null ? event.delivery().channel() : channel.name().zh();
        String who = event.delivery().recipient();
        boolean sole = channel != null && channel.transport().endpoint().isPresent();
        Recipient recipient = recipients.get(who);
        String whom = sole ? "" : "（" + (recipient == null ? who : recipient.name()) + "）";
        String en = event.delivery().channel() + (sole ? "" : " (" + who + ")");
        if (event.reason() == null) {
            long minutes = event.away().toMinutes();
            line(time(event.at()) + "  ○ " + zh + whom + " 恢复，" + minutes + " 分钟后送达 | " + en + " up again after "
                    + minutes + " min");
        } else {
            line(time(event.at()) + "  × " + zh + whom + " 未收下，将重发 | " + en + ": "
                    + event.reason().word() + ", will be retried");
        }
    }

    private String time(Instant time) {
        return TIME.format(time.atZone(zone));
    }

    String moment(Instant time) {
        return DAY.format(time.atZone(zone)) + time(time).substring(5);
    }

    void lines(List<String> lines) {
        lines.forEach(this::line);
    }
}
