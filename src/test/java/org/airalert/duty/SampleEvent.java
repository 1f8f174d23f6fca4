package org.airalert.duty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertState;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.AreaRef;
import org.airalert.alert.Bilingual;
import org.airalert.alert.EventId;
import org.airalert.alert.SignOff;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** Alerts of one event, one after the other. */
public final class SampleEvent {
    public static final String CITY = "410400";
    public static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private final List<Alert> alerts = new ArrayList<>();
    private final String area;
    private final EventId event;

    public SampleEvent(String id, String area) {
        this.event = new EventId(id);
        this.area = area;
    }

    public static SampleEvent ofCity() {
        return new SampleEvent("ev-sample", CITY);
    }

    public static Instant hour(int hours) {
        return START.plusSeconds(3600L * hours);
    }

    /** @param sent hours after the start; as is {@code effective} */
    public SampleEvent tell(AlertKind kind, @Nullable Level level, int sent, int effective) {
        int number = alerts.size() + 1;
        AlertFacts facts = new AlertFacts(
                level,
                null,
                List.of(new AreaRef(area, "平顶山市", "Pingdingshan")),
                hour(effective),
                level == null ? null : hour(effective),
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                new Bilingual("", ""),
                new Bilingual("", ""));
        alerts.add(new Alert(
                new AlertId("al-" + event.value() + "-" + number),
                event,
                number,
                kind,
                AlertStatus.ACTUAL,
                AlertState.PUBLISHED,
                List.of(),
                facts,
                SignOff.draftedBy("officer"),
                hour(sent),
                hour(sent),
                hour(sent + 12),
                Map.of()));
        return this;
    }

    public List<Alert> alerts() {
        return List.copyOf(alerts);
    }

    public LevelHistory history() {
        return LevelHistory.of(alerts).get(0);
    }
}
