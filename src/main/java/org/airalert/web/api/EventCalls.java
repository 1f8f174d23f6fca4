package org.airalert.web.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.airalert.access.Permission;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.office.Refusal;
import org.jspecify.annotations.Nullable;

/** What comes in, and what is made of it: events, assessments, series. */
final class EventCalls {
    private static final Duration LONGEST_SERIES = Duration.ofDays(62);
    private static final int LONGEST_KEY = 200;

    private final OfficeParts parts;
    private final AlertJson json;

    EventCalls(OfficeParts parts, AlertJson json) {
        this.parts = parts;
        this.json = json;
    }

    void addTo(Routes routes) {
        routes.add(new Routes.Entry(
                        HttpMethod.POST, "/events", Permission.TAKE_EVENTS, parts.largestEventBytes(), this::take))
                .get("/areas", Permission.READ, this::areas)
                .get("/areas/:code/assessment", Permission.READ, this::assessment)
                .get("/areas/:code/series", Permission.READ, this::series);
    }

    private Future<Answer> take(Call call) {
        if (isCap(call)) {
            return parts.desk()
                    .takeCap(call.context().body().buffer().getBytes(), call.by())
                    .map(taken -> Answer.of(
                            202,
                            new JsonObject().put("id", taken.id()).put("warnings", new JsonArray(taken.warnings()))));
        }
        String text = call.text();
        mayPost(call.by(), call.object().path("type").asText(""));
        return parts.desk().take(text, key(call), call.by()).map(id -> Answer.of(202, new JsonObject().put("id", id)));
    }

    /** CAP documents come as {@code application/cap+xml}, or as XML of any kind from senders that do not know better. */
    private static boolean isCap(Call call) {
        String type = call.context().request().getHeader("Content-Type");
        Buffer body = call.context().body().buffer();
        return type != null && body != null && type.split(";", -1)[0].strip().endsWith("xml");
    }

    /** A key posts the types of its scopes and no other. */
    private static void mayPost(Principal by, String type) {
        if (by.is(Role.INTEGRATOR) && !by.scopes().contains(type)) {
            throw new Refusal.Forbidden("this key may not post events of type " + type);
        }
    }

    private static @Nullable String key(Call call) {
        String key = call.context().request().getHeader("Idempotency-Key");
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw Call.fault("", "Idempotency-Key: expected 1 to " + LONGEST_KEY + " characters");
        }
        return key;
    }

    private Future<Answer> areas(Call call) {
        return Future.succeededFuture(Answer.page(
                parts.place().areas().all().stream()
                        .map(area -> new JsonObject()
                                .put("code", area.code())
                                .put("name", area.nameZh())
                                .put("nameEn", area.nameEn())
                                .put("parent", area.parent()))
                        .toList(),
                null));
    }

    private Future<Answer> assessment(Call call) {
        String code = known(call);
        return parts.desk()
                .assessment(code)
                .map(found -> Answer.text(
                        found.orElseThrow(() -> new Refusal.Unknown("area " + code + " has not been assessed yet"))));
    }

    private Future<Answer> series(Call call) {
        Instant now = parts.clock().instant();
        Instant from = call.time("from", now.minus(Duration.ofHours(72)));
        Instant to = call.time("to", now.plus(Duration.ofHours(120)));
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST_SERIES) > 0) {
            throw Call.fault(
                    "/to", "expected a time after 'from' and at most " + LONGEST_SERIES.toDays() + " days later");
        }
        return parts.desk().series(known(call), from, to).map(series -> Answer.ok(json.series(series)));
    }

    private String known(Call call) {
        String code = call.path("code");
        if (parts.place().areas().find(code).isEmpty()) {
            throw new Refusal.Unknown("area " + code);
        }
        return code;
    }
}
