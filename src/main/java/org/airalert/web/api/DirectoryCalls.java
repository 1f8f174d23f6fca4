package org.airalert.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.airalert.access.Permission;
import org.airalert.directory.Audience;
import org.airalert.directory.Contact;
import org.airalert.directory.Recipient;
import org.airalert.office.Refusal;

/** Who must be told: read, replace, import. Phone numbers are masked for whoever may not see them. */
final class DirectoryCalls {
    private static final long LARGEST_DIRECTORY = 32L << 20;

    private final OfficeParts.Directory directory;

    DirectoryCalls(OfficeParts parts) {
        this.directory = parts.directory();
    }

    void addTo(Routes routes) {
        routes.get("/recipients", Permission.READ, this::list)
                .add(new Routes.Entry(
                        HttpMethod.PUT, "/recipients", Permission.EDIT_DIRECTORY, LARGEST_DIRECTORY, this::replace))
                .add(new Routes.Entry(
                        HttpMethod.POST,
                        "/recipients/import",
                        Permission.EDIT_DIRECTORY,
                        LARGEST_DIRECTORY,
                        this::importCsv));
    }

    private Future<Answer> list(Call call) {
        Audience audience = AlertCalls.word(Audience.class, call.query("audience"), "/audience");
        String cursor = call.query("cursor");
        int limit = call.limit();
        boolean personal = Permission.READ_PERSONAL.isHeldBy(call.by());
        List<Recipient> page = directory.recipients().stream()
                .filter(one -> audience == null || one.audience() == audience)
                .sorted(java.util.Comparator.comparing(Recipient::id))
                .filter(one -> cursor == null || one.id().compareTo(cursor) > 0)
                .limit(limit)
                .toList();
        return Future.succeededFuture(Answer.page(
                page.stream().map(one -> json(one, personal)).toList(),
                page.size() < limit ? null : page.get(limit - 1).id()));
    }

    private Future<Answer> replace(Call call) {
        List<Refusal.Fault> faults = new ArrayList<>();
        List<Recipient> recipients = new ArrayList<>();
        JsonNode items = call.object().path("items");
        if (!items.isArray()) {
            throw Call.fault("/items", "missing (expected the whole directory as an array)");
        }
        for (int i = 0; i < items.size(); i++) {
            try {
                recipients.add(recipient(items.get(i)));
            } catch (IllegalArgumentException e) {
                faults.add(new Refusal.Fault("/items/" + i, String.valueOf(e.getMessage())));
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return directory.replace(recipients, call.by()).map(DirectoryCalls::number);
    }

    private Future<Answer> importCsv(Call call) {
        boolean dryRun = "true".equals(call.query("dryRun"));
        return directory.read(call.text(), dryRun, call.by()).map(DirectoryCalls::number);
    }

    private static Answer number(int recipients) {
        return Answer.ok(new JsonObject().put("recipients", recipients));
    }

    static JsonObject json(Recipient recipient, boolean personal) {
        JsonArray contacts = new JsonArray();
        recipient
                .contacts()
                .forEach(contact -> contacts.add(new JsonObject()
                        .put("name", contact.name())
                        .put("phone", personal ? contact.phone() : AlertJson.mask(contact.phone()))
                        .put("email", personal ? contact.email() : AlertJson.mask(contact.email()))));
        JsonObject addresses = new JsonObject();
        new TreeMap<>(recipient.addresses())
                .forEach((kind, address) -> addresses.put(kind, personal ? address : AlertJson.mask(address)));
        JsonObject fields = new JsonObject();
        new TreeMap<>(recipient.fields()).forEach(fields::put);
        return new JsonObject()
                .put("id", recipient.id())
                .put("audience", recipient.audience().word())
                .put("name", recipient.name())
                .put("area", recipient.area())
                .put("addresses", addresses)
                .put("contacts", contacts)
                .put("fields", fields)
                .put("drills", recipient.drills());
    }

    private static Recipient recipient(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            throw new IllegalArgumentException("expected an object");
        }
        List<Contact> contacts = new ArrayList<>();
        for (JsonNode contact : object.path("contacts")) {
            contacts.add(new Contact(
                    contact.path("name").asText(""),
                    contact.path("phone").asText(""),
                    contact.path("email").asText("")));
        }
        Audience audience = Audience.of(object.path("audience").asText(""));
        if (audience == Audience.SUPERVISORS) {
            throw new IllegalArgumentException("audience: supervisors is for channels, not for recipients");
        }
        return new Recipient(
                object.path("id").asText(""),
                audience,
                object.path("name").asText(""),
                object.path("area").asText(""),
                strings(object.path("addresses")),
                contacts,
                strings(object.path("fields")),
                object.path("drills").asBoolean(true));
    }

    private static Map<String, String> strings(JsonNode node) {
        Map<String, String> values = new HashMap<>();
        node.properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText("")));
        return values;
    }
}
