package org.airalert.office.escalation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airalert.access.Audit;
import org.airalert.access.AuditEntry;
import org.airalert.access.Principal;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.directory.Contact;
import org.airalert.directory.Recipient;
import org.airalert.message.RecipientFields;
import org.airalert.store.Ledger;

/**
 * What supervising units were told: written down before it is sent, so that nobody is told of the same recipient twice. The number counts a unit's
 * notices about an alert, and two nodes that would write the same number do not both succeed.
 */
final class Notices {
    private static final String KIND = "notice";
    private static final int MOST = 10_000;
    /** More than a person rings up; the console has all of them. */
    private static final int LISTED = 60;

    private final Ledger ledger;
    private final Audit audit;

    Notices(Ledger ledger, Audit audit) {
        this.ledger = ledger;
        this.audit = audit;
    }

    /**
     * One notice.
     *
     * @param recipients ids of those that it is about
     * @param text one line for each
     */
    record Notice(
            AlertId alert,
            String supervisor,
            int number,
            Instant at,
            Instant notAfter,
            List<String> recipients,
            String text) {
        Map<String, String> fields() {
            return Map.of(RecipientFields.UNCONFIRMED, text);
        }

        String id() {
            return alert + "/" + supervisor + "/" + number;
        }

        private String json() {
            return new JsonObject()
                    .put("supervisor", supervisor)
                    .put("number", number)
                    .put("at", at.toString())
                    .put("notAfter", notAfter.toString())
                    .put("recipients", new JsonArray(recipients))
                    .put("text", text)
                    .encode();
        }

        private static Notice of(AlertId alert, String json) {
            JsonObject body = new JsonObject(json);
            return new Notice(
                    alert,
                    body.getString("supervisor"),
                    body.getInteger("number"),
                    Instant.parse(body.getString("at")),
                    Instant.parse(body.getString("notAfter")),
                    body.getJsonArray("recipients").stream()
                            .map(String::valueOf)
                            .toList(),
                    body.getString("text"));
        }
    }

    Future<List<Notice>> of(AlertId alert) {
        return ledger.list(new Ledger.Query(KIND, alert.value(), null, MOST, false))
                .map(found -> found.stream()
                        .map(document -> Notice.of(alert, document.body()))
                        .toList());
    }

    /** Fails with {@link org.airalert.store.Conflict} when another node was first. */
    Future<Void> write(Notice notice) {
        Ledger.Write write =
                new Ledger.Write(KIND, notice.id(), 0, notice.alert().value(), notice.json());
        AuditEntry entry = new AuditEntry(
                notice.at(),
                Principal.SYSTEM.account(),
                "escalation.told",
                notice.alert().value(),
                Map.of("supervisor", notice.supervisor(), "recipients", String.join(" ", notice.recipients())));
        return audit.commit(new Ledger.Commit(List.of(write), List.of()), List.of(entry))
                .mapEmpty();
    }

    /** @param number 1 for the unit's first about the alert */
    static Notice of(Alert alert, Recipient supervisor, int number, Span span, Collection<Outstanding> open) {
        List<String> lines = new ArrayList<>();
        open.stream().limit(LISTED).forEach(one -> lines.add(lines.size() + 1 + ". " + line(one)));
        if (open.size() > LISTED) {
            lines.add("另有" + (open.size() - LISTED) + "个单位未列出，请向值班室索取完整名单。");
        }
        return new Notice(
                alert.id(),
                supervisor.id(),
                number,
                span.at(),
                span.notAfter(),
                open.stream().map(one -> one.recipient().id()).toList(),
                String.join("\n", lines));
    }

    /** From when to when a notice is of use. */
    record Span(Instant at, Instant notAfter) {}

    private static String line(Outstanding one) {
        String how = one.reached() ? "已送达，未确认" : "未能送达";
        String phones = phones(one.recipient());
        return one.recipient().name() + "：" + how + (phones.isEmpty() ? "。" : "。电话：" + phones + "。");
    }

    private static String phones(Recipient recipient) {
        Stream<String> contacts = recipient.contacts().stream()
                .filter(contact -> !contact.phone().isBlank())
                .map(Notices::phone);
        return Stream.concat(Stream.ofNullable(recipient.addresses().get("phone")), contacts)
                .distinct()
                .collect(Collectors.joining("，"));
    }

    private static String phone(Contact contact) {
        return contact.name() + " " + contact.phone();
    }
}
