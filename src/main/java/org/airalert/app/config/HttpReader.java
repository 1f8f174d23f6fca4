package org.airalert.app.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.airalert.channel.AddressGuard;
import org.airalert.channel.Secret;
import org.airalert.channel.TransportSettings;
import org.airalert.channel.WebhookKey;
import org.airalert.channel.http.HttpSettings;

/** {@code http:} of a channel file. */
final class HttpReader implements TransportReader {
    private static final int MAX_BODY_BYTES = 256 * 1024;
    private static final int MAX_ANSWER_BYTES = 64 * 1024;

    @Override
    public TransportSettings read(YamlMap map, Secrets secrets) {
        HttpSettings settings = new HttpSettings(
                map.parsed("endpoint", Optional.empty(), text -> Optional.of(url(text))),
                keys(map, secrets),
                networks(map),
                (int) Math.min(Integer.MAX_VALUE, map.bytes("maxBody", MAX_BODY_BYTES)),
                (int) Math.min(Integer.MAX_VALUE, map.bytes("maxAnswer", MAX_ANSWER_BYTES)));
        if (!map.has("secrets")) {
            map.fault("secrets", "missing (expected: a list of one or two, such as [env:CARRIER_SECRET])");
        }
        return settings;
    }

    private static String url(String text) {
        URI url = URI.create(text);
        boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!http || url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(text + " (expected: an http or https URL without user and fragment)");
        }
        return text;
    }

    private static List<Secret> keys(YamlMap map, Secrets secrets) {
        List<Secret> found = new ArrayList<>();
        for (String reference : map.texts("secrets")) {
            secrets.find(map, "secrets", reference).ifPresent(secret -> {
                try {
                    WebhookKey.of(secret);
                    found.add(secret);
                } catch (IllegalArgumentException e) {
                    map.fault("secrets", reference + ": " + e.getMessage());
                }
            });
        }
        return found;
    }

    private static List<String> networks(YamlMap map) {
        List<String> networks = map.texts("allowPrivateAddresses");
        try {
            AddressGuard.allowing(networks);
            return networks;
        } catch (IllegalArgumentException e) {
            map.fault("allowPrivateAddresses", String.valueOf(e.getMessage()));
            return List.of();
        }
    }
}
