package org.airalert.web.open;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.office.Desk;
import org.airalert.web.Readiness;
import org.airalert.worker.Workers;
import org.jspecify.annotations.Nullable;

/**
 * What the public side works with.
 *
 * @param clock of the gateway, which is the air's
 * @param readiness what {@code /health/ready} tells
 */
public record PublicParts(
        Desk desk,
        About about,
        Guidance guidance,
        Links links,
        Workers workers,
        InstantSource clock,
        Readiness readiness) {
    /** What the public side needs of the rest of the program besides the desk. */
    public interface Links {
        /** The CAP document of a published actual alert; empty when there is none by that id. */
        Future<Optional<String>> cap(AlertId alert);

        /** The SMS that the carriers send to the public about such an alert, in Chinese; empty when there is none. */
        Future<Optional<String>> sms(AlertId alert);

        /** What a confirmation link is for; empty when the token is not ours. Changes nothing. */
        Future<Optional<Confirmation>> confirmation(String token);

        /** The recipient has tapped; once or again is the same. Durable when the future completes. */
        Future<Optional<Confirmation>> confirm(String token);

        /** Receipts of a channel, as the receiver sent them; durable when the future completes. */
        Future<Answer> receipts(String channel, MultiMap headers, Buffer body);
    }

    /** @param confirmedAt {@code null} until somebody confirmed */
    public record Confirmation(
            Alert alert, String recipient, @Nullable Instant confirmedAt) {}

    /** @param status HTTP status code */
    public record Answer(int status, JsonObject body) {}
}
