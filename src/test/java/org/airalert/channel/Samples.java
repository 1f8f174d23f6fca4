package org.airalert.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertState;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.AreaRef;
import org.airalert.alert.Bilingual;
import org.airalert.alert.EventId;
import org.airalert.alert.Reference;
import org.airalert.alert.SignOff;
import org.airalert.channel.ChannelFile.BreakerSettings;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.Priority;
import org.airalert.delivery.RetryPolicy;
import org.airalert.warning.Level;

/** An orange upgrade for the city, and one message of it. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
    public static final Dispatch.Content SMS =
            new Dispatch.Content("", "【平顶山市环委会办公室】重污染天气橙色预警", "", "<alert/>", 1, "UCS-2");
    public static final Dispatch.Content LETTER =
            new Dispatch.Content("关于启动Ⅱ级响应的通知", "各单位：\n现发布橙色预警。", "<p>现发布橙色预警。</p>", "", 0, "");

    private Samples() {}

    public static Alert alert() {
        AlertFacts facts = new AlertFacts(
                Level.ORANGE,
                Level.YELLOW,
                List.of(new AreaRef("410400", "平顶山市", "Pingdingshan")),
                NOW,
                NOW,
                null,
                NOW.plus(Duration.ofDays(3)),
                null,
                "FORECAST",
                48.0,
                false,
                null,
                Bilingual.EMPTY,
                Bilingual.EMPTY);
        return new Alert(
                new AlertId("pds-20261201-2"),
                new EventId("event-1"),
                2,
                AlertKind.UPGRADE,
                AlertStatus.ACTUAL,
                AlertState.PUBLISHED,
                List.of(new Reference(new AlertId("pds-20261130-1"), NOW.minus(Duration.ofDays(1)))),
                facts,
                new SignOff("zhang", "li", NOW, ""),
                NOW.minusSeconds(600),
                NOW,
                NOW.plus(Duration.ofHours(12)),
                Map.of());
    }

    public static Delivery delivery(String recipient, String address) {
        Alert alert = alert();
        return new Delivery(
                new DeliveryId("dl-" + recipient),
                alert.id(),
                alert.event(),
                alert.sequence(),
                "sample",
                recipient,
                address,
                Map.of("recipient.name", "第一小学"),
                Priority.ORANGE,
                0,
                NOW,
                alert.notAfter(),
                null,
                Delivery.Progress.queued(NOW));
    }

    public static Dispatch dispatch(String recipient, String address, Dispatch.Content content) {
        return new Dispatch(delivery(recipient, address), alert(), content, NOW);
    }

    /** Impatient, so that tests of silence are short. */
    public static Pace pace() {
        return pace(Duration.ofMillis(400));
    }

    public static Pace pace(Duration answerTimeout) {
        return new Pace(
                8,
                Optional.empty(),
                Duration.ofMillis(500),
                answerTimeout,
                new RetryPolicy(List.of(Duration.ofSeconds(1)), 0, Duration.ofHours(1)),
                new BreakerSettings(10, 50, Duration.ofSeconds(5), 2),
                Duration.ZERO);
    }
}
