package org.airalert.office;

import java.time.Instant;
import java.util.List;
import org.airalert.airquality.Forecast;
import org.airalert.airquality.StationHour;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertStatus;
import org.airalert.duty.CountyReport;
import org.airalert.json.HourReader;
import org.airalert.warning.Prompt;

/** What can be taken in, by the {@code type} of {@code POST /api/v1/events}. */
sealed interface IntakeEvent {
    /** Code of the area it is about. */
    String area();

    /** Hours as monitored, of the area or of its stations; at least one. */
    record Observed(String area, List<HourReader.Hour> hours, List<StationHour> stations) implements IntakeEvent {
        public Observed {
            hours = List.copyOf(hours);
            stations = List.copyOf(stations);
        }
    }

    /**
     * A person's word that hours are a sandstorm, or are none (plan, 1.3).
     *
     * @param from the hours end after it
     * @param until the last hour's end
     */
    record DustMarked(String area, Instant from, Instant until, boolean dust, String reason) implements IntakeEvent {}

    record Forecasted(String area, Forecast forecast) implements IntakeEvent {}

    /** What the provincial office asks for (plan, 3.2.2(2)). */
    record Prompted(String area, Prompt prompt, String number) implements IntakeEvent {}

    /** A warning or a health advisory that somebody else decided on: becomes a draft, which a person approves. */
    record Drafted(String area, AlertKind kind, AlertStatus status, AlertFacts facts) implements IntakeEvent {}

    /**
     * A county's daily report (plan, 4.5).
     *
     * @param said the report, without what taking it in adds
     */
    record Reported(String area, CountyReport said) implements IntakeEvent {}
}
