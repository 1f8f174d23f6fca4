package org.airalert.channel.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Secret;
import org.airalert.channel.Transport;
import org.airalert.channel.WebhookKey;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;

/** Pushes messages, as JSON unless the channel's file says otherwise, signed after the Standard Webhooks specification with every secret of their receiver. */
public final class HttpTransport implements Transport {
    private static final CharSequence AGENT = HttpHeaders.createOptimized("air-alert-gateway");
    private static final CharSequence ID = HttpHeaders.createOptimized(WebhookKey.ID);
    private static final CharSequence TIMESTAMP = HttpHeaders.createOptimized(WebhookKey.TIMESTAMP);
    private static final CharSequence SIGNATURE = HttpHeaders.createOptimized(WebhookKey.SIGNATURE);
    private static final Buffer NO_BODY = Buffer.buffer();

    private final HttpSettings settings;
    private final GuardedClient client;
    private final Letterhead letterhead;
    private final List<WebhookKey> keys;
    private final Map<String, List<WebhookKey>> ownKeys;
    private final PushBody bodies;
    private final InstantSource clock;
    private Aim lastAim = new Aim("", Optional.empty());

    private record Aim(String address, Optional<PushTarget> target) {}

    /**
     * What a push says besides its message.
     *
     * @param receiptUrl where the receiver may report; empty where no receipts come
     * @param zone whose offset times carry
     */
    public record Letterhead(String receiptUrl, ZoneId zone) {}

    /** @param clock the machine's, which receivers compare signatures with */
    public HttpTransport(Vertx vertx, Pace pace, HttpSettings settings, Letterhead letterhead, InstantSource clock) {
        this.settings = settings;
        this.letterhead = letterhead;
        this.keys = keys(settings.secrets());
        this.ownKeys = settings.ownSecrets().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, own -> keys(own.getValue())));
        this.bodies = new PushBody(letterhead.receiptUrl(), letterhead.zone());
        this.clock = clock;
        this.client = new GuardedClient(vertx, pace, settings.line());
    }

    private static List<WebhookKey> keys(List<Secret> secrets) {
        return secrets.stream().map(WebhookKey::of).toList();
    }

    @Override
    public Future<Outcome> send(Dispatch dispatch) {
        Optional<PushTarget> found = target(dispatch.delivery().address());
        if (found.isEmpty()) {
            return rejected(Reason.NO_ADDRESS, "the address is not an http or https URL");
        }
        if (settings.body().kind() == BodyForm.Kind.CAP
                && dispatch.content().cap().isEmpty()) {
            return rejected(Reason.NO_TEXT, "the alert has no CAP document, or the channel's file lacks cap: true");
        }
        byte[] body = body(dispatch);
        if (body.length > settings.maxBodyBytes()) {
            return rejected(Reason.REFUSED, body.length + " bytes are more than the channel's maxBody");
        }
        PushTarget target = found.get();
        return client.call(
                target.place(),
                signed(target, dispatch, body),
                Buffer.buffer(body),
                answer -> gone(answer.outcome(clock.instant())));
    }

    private byte[] body(Dispatch dispatch) {
        return switch (settings.body().kind()) {
            case PUSH -> bodies.of(dispatch);
            case CAP -> dispatch.content().cap().getBytes(StandardCharsets.UTF_8);
            case EXCHANGE -> ExchangeForm.of(dispatch, settings.body().fields());
            case FORM ->
                BodyFields.form(settings.body().fields(), BodyFields.facts(dispatch, letterhead))
                        .getBytes();
            case JSON ->
                BodyFields.json(settings.body().fields(), BodyFields.facts(dispatch, letterhead))
                        .getBytes();
        };
    }

    /** Where one receiver takes everything, its address need be taken apart only once. */
    private Optional<PushTarget> target(String address) {
        Aim known = lastAim;
        if (!known.address().equals(address)) {
            known = new Aim(address, PushTarget.of(address));
            lastAim = known;
        }
        return known.target();
    }

    private static Future<Outcome> rejected(Reason reason, String detail) {
        return Future.succeededFuture(new Outcome.Rejected(reason, "", detail));
    }

    /** Where each recipient has its own system, one that is gone must not stop the others: it ends this delivery, not the channel. */
    private Outcome gone(Outcome outcome) {
        return outcome instanceof Outcome.ChannelStopped stopped
                        && settings.endpoint().isEmpty()
                ? new Outcome.Rejected(stopped.reason(), stopped.answer(), stopped.detail())
                : outcome;
    }

    @Override
    public String receiverOf(String address) {
        return settings.endpoint().isPresent()
                ? ""
                : PushTarget.of(address).map(PushTarget::place).orElse("");
    }

    private RequestOptions signed(PushTarget target, Dispatch dispatch, byte[] body) {
        String id = dispatch.delivery().id().value();
        // The receiver compares with its own clock, so it is the machine's time, also where deliveries run by a faster
        // one.
        long seconds = clock.instant().getEpochSecond();
        List<WebhookKey> signers = ownKeys.getOrDefault(dispatch.delivery().recipient(), keys);
        RequestOptions request = target.request(HttpMethod.POST)
                .putHeader(HttpHeaders.CONTENT_TYPE, settings.body().kind().mediaType())
                .putHeader(HttpHeaders.USER_AGENT, AGENT)
                .putHeader(ID, id)
                .putHeader(TIMESTAMP, Long.toString(seconds));
        // Systems of somebody else's making may know nothing of signatures; then there is no secret.
        return signers.isEmpty() ? request : request.putHeader(SIGNATURE, signatures(signers, id, seconds, body));
    }

    private static String signatures(List<WebhookKey> signers, String id, long seconds, byte[] body) {
        return signers.size() == 1
                ? signers.get(0).sign(id, seconds, body)
                : signers.stream().map(key -> key.sign(id, seconds, body)).collect(Collectors.joining(" "));
    }

    /** Any answer below 500 to a {@code HEAD} of the channel's endpoint shows that the way is open; most endpoints answer 405. */
    @Override
    public Future<Outcome> linkTest() {
        Optional<PushTarget> target = settings.endpoint().flatMap(PushTarget::of);
        if (target.isEmpty()) {
            return Future.succeededFuture(new Outcome.Accepted("", null));
        }
        RequestOptions options = target.get().request(HttpMethod.HEAD).putHeader(HttpHeaders.USER_AGENT, AGENT);
        return client.call(target.get().place(), options, NO_BODY, answer -> answer.outcome(clock.instant()))
                .map(HttpTransport::opened);
    }

    private static Outcome opened(Outcome outcome) {
        boolean answered = outcome instanceof Outcome.Rejected || outcome instanceof Outcome.ChannelStopped;
        return answered && !outcome.answer().isEmpty() ? new Outcome.Accepted(outcome.answer(), null) : outcome;
    }

    @Override
    public Future<Void> close() {
        return client.close();
    }
}
