package org.airalert.app.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.airalert.channel.Secret;
import org.airalert.channel.TransportSettings;
import org.airalert.channel.WebhookKey;
import org.airalert.channel.http.BodyForm;
import org.airalert.channel.http.HttpSettings;

/** {@code http:} of a channel file. */
final class HttpReader implements TransportReader {
    private static final int MAX_BODY_BYTES = 256 * 1024;

    @Override
    public TransportSettings read(YamlMap map, Secrets secrets) {
        HttpSettings settings = new HttpSettings(
                map.parsed("endpoint", Optional.empty(), text -> Optional.of(url(text))),
                keys(map, "secrets", secrets),
                own(map.map("recipientSecrets"), secrets),
                body(map),
                (int) Math.min(Integer.MAX_VALUE, map.bytes("maxBody", MAX_BODY_BYTES)),
                LineReader.read(map, secrets));
        if (!map.has("secrets")) {
            map.fault("secrets", "missing (expected: a list of one or two, such as [env:CARRIER_SECRET])");
        }
        boolean push = settings.body().kind() == BodyForm.Kind.PUSH;
        if (push && map.has("secrets") && map.texts("secrets").isEmpty()) {
            map.fault("secrets", "empty (expected: at least one, because receivers of pushes verify them)");
        }
        return settings;
    }

    static String url(String text) {
        URI url = URI.create(text);
        boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!http || url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(text + " (expected: an http or https URL without user and fragment)");
        }
        return text;
    }

    private static Map<String, List<Secret>> own(YamlMap map, Secrets secrets) {
        Map<String, List<Secret>> own = new LinkedHashMap<>();
        for (String recipient : map.keys()) {
            List<Secret> keys = keys(map, recipient, secrets);
            if (map.texts(recipient).isEmpty()) {
                map.fault(recipient, "empty (expected: a list of one or two, such as [env:SCHOOL_SECRET])");
            }
            own.put(recipient, keys);
        }
        return own;
    }

    private static List<Secret> keys(YamlMap map, String key, Secrets secrets) {
        List<Secret> found = new ArrayList<>();
        for (String reference : map.texts(key)) {
            secrets.find(map, key, reference).ifPresent(secret -> {
                try {
                    WebhookKey.of(secret);
                    found.add(secret);
                } catch (IllegalArgumentException e) {
                    map.fault(key, reference + ": " + e.getMessage());
                }
            });
        }
        return found;
    }

    private static BodyForm body(YamlMap map) {
        BodyForm.Kind kind = map.parsed("body", BodyForm.Kind.PUSH, HttpReader::kind);
        YamlMap own = map.map("fields");
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : own.keys()) {
            String value = own.text(name, "");
            Set<String> unknown = BodyForm.unknownFacts(value);
            if (!unknown.isEmpty()) {
                own.fault(
                        name,
                        String.join(", ", unknown) + " (expected: one of " + String.join(", ", BodyForm.factNames())
                                + ")");
            }
            fields.put(name, value);
        }
        if (kind == BodyForm.Kind.EXCHANGE) {
            BodyForm.exchangeFaults(fields).forEach(fault -> map.fault("fields", fault));
            return new BodyForm(kind, fields);
        }
        boolean wanted = kind == BodyForm.Kind.FORM || kind == BodyForm.Kind.JSON;
        if (wanted == fields.isEmpty()) {
            map.fault(
                    "fields",
                    wanted ? "missing (expected: names and values)" : "only with body: form, json or exchange");
        }
        return new BodyForm(kind, fields);
    }

    private static BodyForm.Kind kind(String text) {
        for (BodyForm.Kind kind : BodyForm.Kind.values()) {
            if (kind.word().equals(text)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(text + " (expected: push, cap, form, json or exchange)");
    }
}
