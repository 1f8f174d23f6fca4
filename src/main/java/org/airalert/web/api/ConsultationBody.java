package org.airalert.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.airalert.alert.Consultation;
import org.airalert.office.Refusal;

/** The body {@code {participants: […], conclusion, at}} of a consultation's record. */
final class ConsultationBody {
    private static final int LONGEST_TEXT = 4000;

    private ConsultationBody() {}

    static JsonObject json(Consultation consultation, AlertJson times) {
        return new JsonObject()
                .put("participants", new JsonArray(consultation.participants()))
                .put("conclusion", consultation.conclusion())
                .put("at", times.time(consultation.at()));
    }

    /** @throws Refusal.Invalid with every fault */
    static Consultation read(ObjectNode body) {
        List<Refusal.Fault> faults = new ArrayList<>();
        List<String> participants = new ArrayList<>();
        for (JsonNode each : body.path("participants")) {
            participants.add(each.asText("").strip());
        }
        if (participants.isEmpty() || participants.contains("")) {
            faults.add(new Refusal.Fault("/participants", "expected at least one name, and no empty one"));
        }
        String conclusion = body.path("conclusion").asText("").strip();
        if (conclusion.isEmpty() || conclusion.length() > LONGEST_TEXT) {
            faults.add(new Refusal.Fault("/conclusion", "expected text of 1 to " + LONGEST_TEXT + " characters"));
        }
        Instant at = Instant.EPOCH;
        try {
            at = OffsetDateTime.parse(body.path("at").asText("")).toInstant();
        } catch (DateTimeException e) {
            faults.add(new Refusal.Fault("/at", "expected a time with offset, such as 2026-01-05T08:00:00+08:00"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return new Consultation(participants, conclusion, at);
    }
}
