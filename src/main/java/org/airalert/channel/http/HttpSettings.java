package org.airalert.channel.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.airalert.channel.Secret;
import org.airalert.channel.TransportSettings;

/**
 * {@code http:} of a channel file.
 *
 * @param endpoint URL that takes every message of the channel; empty when each recipient has its own ({@code http} in the directory)
 * @param secrets {@code whsec_…}, newest first; every push is signed with all of them, so that a receiver can change over, and a receipt
 *     with any of them
 * @param ownSecrets those of single recipients, by recipient id, in place of {@code secrets}
 * @param maxBodyBytes a larger message is refused before it is sent
 */
public record HttpSettings(
        Optional<String> endpoint,
        List<Secret> secrets,
        Map<String, List<Secret>> ownSecrets,
        BodyForm body,
        int maxBodyBytes,
        HttpLine line)
        implements TransportSettings {
    public static final String KIND = "http";

    public HttpSettings {
        secrets = List.copyOf(secrets);
        ownSecrets = Map.copyOf(ownSecrets);
    }

    /** The usual push with the same secrets for everybody, over HTTP/1.1. */
    public HttpSettings(
            Optional<String> endpoint,
            List<Secret> secrets,
            List<String> allowPrivate,
            int maxBodyBytes,
            int maxAnswerBytes) {
        this(endpoint, secrets, Map.of(), BodyForm.PUSH, maxBodyBytes, HttpLine.plain(allowPrivate, maxAnswerBytes));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String addressKey() {
        return "http";
    }

    @Override
    public List<Secret> receiptKeys() {
        return Stream.concat(secrets.stream(), ownSecrets.values().stream().flatMap(List::stream))
                .distinct()
                .toList();
    }
}
