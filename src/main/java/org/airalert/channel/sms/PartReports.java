package org.airalert.channel.sms;

import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.airalert.delivery.Receipt;
import org.airalert.delivery.Receipt.State;
import org.jspecify.annotations.Nullable;

/**
 * Makes one receipt of the reports of a message's parts: delivered when all parts are, failed as soon as one is. Pure but for its
 * own memory, which is bounded; for one event loop.
 *
 * <p>A part stays remembered after its report: one that could not be kept comes again. A report may overtake the answer that brings the part's id: it waits while answers are outstanding.
 *
 * <p>One for a part that is not remembered (this process was started after it was sent) goes on by the carrier's id alone. Of a long message the
 * store knows that of the last part, marked as such ({@link #ofLast}): its delivery then says nothing of the other parts and is no more than a sign of
 * progress, so that a message of which a part was lost never counts as delivered; its failure counts.
 */
public final class PartReports {
    /** What the carrier says of one part; {@code taken} tells it that the report is durable. */
    public record Report(String id, State state, Instant at, String reason, Promise<Void> taken) {}

    /** @param receipts none while other parts are outstanding; of two that name the carrier's id only, the store knows one */
    public record Folded(List<Receipt> receipts, Promise<Void> taken) {
        public Folded {
            receipts = List.copyOf(receipts);
        }
    }

    /** One message whose parts are being sent. */
    public static final class Message {
        private final String deliveryId;
        private final Set<String> delivered = new HashSet<>();
        private final int parts;

        private Message(String deliveryId, int parts) {
            this.deliveryId = deliveryId;
            this.parts = parts;
        }

        /** Under what the store knows the message. */
        String known(String id) {
            return parts == 1 ? id : ofLast(id);
        }
    }

    /** The carrier's id of a long message's last part, told apart from that of a message of one part. */
    static String ofLast(String id) {
        return id + "*";
    }

    private final int remembered;
    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final List<Report> early = new ArrayList<>();
    private int sending;

    /** @param remembered most parts kept in memory; the oldest are forgotten first */
    public PartReports(int remembered) {
        this.remembered = remembered;
    }

    /** A message of so many parts is about to be sent; {@link #sent} must follow. */
    public Message sending(String deliveryId, int parts) {
        sending++;
        return new Message(deliveryId, parts);
    }

    /** The carrier took a part under this id. */
    public List<Folded> taken(Message message, String id) {
        messages.put(id, message);
        if (messages.size() > remembered) {
            messages.remove(messages.keySet().iterator().next());
        }
        return release(id);
    }

    /** All parts of a message have their answers, or never will. */
    public List<Folded> sent() {
        sending--;
        return sending == 0 ? release(null) : List.of();
    }

    public List<Folded> reported(Report report) {
        if (!messages.containsKey(report.id()) && sending > 0 && early.size() < remembered) {
            early.add(report);
            return List.of();
        }
        return List.of(fold(report));
    }

    /** @param id whose reports need wait no longer; {@code null} for all */
    private List<Folded> release(@Nullable String id) {
        List<Folded> folded = new ArrayList<>();
        early.removeIf(report -> (id == null || report.id().equals(id)) && folded.add(fold(report)));
        return folded;
    }

    private Folded fold(Report report) {
        Message message = messages.get(report.id());
        if (message == null) {
            return new Folded(forgotten(report), report.taken());
        }
        if (report.state() == State.DELIVERED) {
            message.delivered.add(report.id());
            if (message.delivered.size() < message.parts) {
                return new Folded(List.of(), report.taken());
            }
        }
        return new Folded(
                List.of(receipt(message.deliveryId, message.known(report.id()), report.state(), report)),
                report.taken());
    }

    private static List<Receipt> forgotten(Report report) {
        State last = report.state() == State.DELIVERED ? State.PROGRESS : report.state();
        return List.of(
                receipt(null, report.id(), report.state(), report), receipt(null, ofLast(report.id()), last, report));
    }

    private static Receipt receipt(@Nullable String deliveryId, String id, State state, Report report) {
        return new Receipt(deliveryId, id, state, report.at(), null, report.reason());
    }
}
