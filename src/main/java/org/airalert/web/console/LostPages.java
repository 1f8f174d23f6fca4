package org.airalert.web.console;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.airalert.access.Permission;
import org.airalert.alert.AlertId;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Reason;
import org.airalert.office.Desk;
import org.airalert.office.Refusal;
import org.airalert.web.api.OfficeParts;
import org.jspecify.annotations.Nullable;

/** Deliveries without success, of every alert, and sending them again by the filter that the page shows. */
final class LostPages {
    private static final String PATH = Console.BASE + "/lost";
    private static final int PAGE = 50;
    private static final List<DeliveryState> STATES =
            List.of(DeliveryState.FAILED, DeliveryState.EXPIRED, DeliveryState.UNCONFIRMED);

    private final OfficeParts parts;
    private final DeliveryRows rows;

    LostPages(OfficeParts parts) {
        this.parts = parts;
        this.rows = new DeliveryRows(parts);
    }

    void addTo(Door door) {
        door.get("/lost", Permission.READ, this::show).post("/lost/resend", Permission.OPERATE, this::resend);
    }

    private Future<Reply> show(Visit visit) {
        Asked asked =
                new Asked(visit.query("alert"), visit.query("channel"), visit.query("state"), visit.query("reason"));
        return parts.desk()
                .lost(asked.query(), visit.query("after"), PAGE)
                .compose(page -> parts.dispatcher().status().map(channels -> {
                    Map<String, Object> model = new HashMap<>();
                    Map<String, String> names = rows.names(page.items());
                    model.put(
                            "lost",
                            page.items().stream()
                                    .map(one -> new Row(
                                            rows.row(visit, one, names),
                                            one.delivery().alert().value()))
                                    .toList());
                    model.put("next", Objects.requireNonNullElse(page.next(), ""));
                    model.put("asked", asked.form());
                    model.put(
                            "channels",
                            channels.stream()
                                    .map(one -> new Choice(
                                            one.id(), visit.language().of(one.name())))
                                    .toList());
                    model.put("states", STATES.stream().map(DeliveryState::word).toList());
                    model.put(
                            "reasons",
                            Stream.of(Reason.values()).map(Reason::word).toList());
                    model.put("sent", Objects.requireNonNullElse(visit.query("sent"), ""));
                    model.put("skipped", Objects.requireNonNullElse(visit.query("skipped"), "0"));
                    model.put("more", visit.query("more") != null);
                    return Reply.page("lost", model);
                }));
    }

    private Future<Reply> resend(Visit visit) {
        Asked asked =
                new Asked(visit.field("alert"), visit.field("channel"), visit.field("state"), visit.field("reason"));
        return parts.desk()
                .resendAll(asked.query(), visit.by())
                .map(done -> new Reply.Redirect(
                        PATH + "?sent=" + done.sent() + "&skipped=" + done.skipped() + (done.more() ? "&more=1" : "")));
    }

    /** What the form asks for; {@code null} or empty means any. */
    private record Asked(
            @Nullable String alert,
            @Nullable String channel,
            @Nullable String state,
            @Nullable String reason) {
        Desk.Lost query() {
            String id = any(alert);
            return new Desk.Lost(
                    id == null ? null : id(id),
                    any(channel),
                    null,
                    STATES.stream()
                            .filter(one -> one.word().equals(state))
                            .findFirst()
                            .orElse(null),
                    Stream.of(Reason.values())
                            .filter(one -> one.word().equals(reason))
                            .findFirst()
                            .orElse(null));
        }

        Form form() {
            return new Form(text(alert), text(channel), text(state), text(reason));
        }

        private static String text(@Nullable String given) {
            return given == null ? "" : given;
        }

        private static @Nullable String any(@Nullable String given) {
            return given == null || given.isEmpty() ? null : given;
        }

        private static AlertId id(String text) {
            try {
                return new AlertId(text);
            } catch (IllegalArgumentException e) {
                throw new Refusal.Unknown("alert " + text);
            }
        }
    }

    /** The filter as the template fills it in again. */
    public record Form(String alert, String channel, String state, String reason) {}

    public record Choice(String id, String name) {}

    public record Row(DeliveryRows.Row delivery, String alert) {}
}
