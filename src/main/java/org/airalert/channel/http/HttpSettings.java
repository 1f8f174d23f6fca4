package org.airalert.channel.http;

import java.util.List;
import java.util.Optional;
import org.airalert.channel.Secret;
import org.airalert.channel.TransportSettings;

/**
 * {@code http:} of a channel file.
 *
 * @param endpoint URL that takes every message of the channel; empty when each recipient has its own ({@code http} in the directory)
 * @param secrets {@code whsec_…}, newest first; every push is signed with all of them, so that a receiver can change over, and a receipt
 *     with any of them
 * @param allowPrivate networks ({@code 10.1.0.0/16}) whose addresses may be pushed to although they are not public
 * @param maxBodyBytes a larger message is refused before it is sent
 * @param maxAnswerBytes more than this of an answer is not read
 */
public record HttpSettings(
        Optional<String> endpoint,
        List<Secret> secrets,
        List<String> allowPrivate,
        int maxBodyBytes,
        int maxAnswerBytes)
        implements TransportSettings {
    public static final String KIND = "http";

    public HttpSettings {
        secrets = List.copyOf(secrets);
        allowPrivate = List.copyOf(allowPrivate);
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
        return secrets;
    }
}
