package org.airalert.channel.robot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Secret;
import org.airalert.channel.Transport;
import org.airalert.channel.http.GuardedClient;
import org.airalert.channel.http.PushTarget;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;

/** Writes messages into one group through its robot. A repeat shows twice in the group: robots know no ids. */
public final class RobotTransport implements Transport {
    private final RobotSettings settings;
    private final GuardedClient client;
    private final InstantSource clock;

    /** @param clock the machine's, which the robots compare signatures with */
    public RobotTransport(Vertx vertx, Pace pace, RobotSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.client = new GuardedClient(vertx, pace, settings.line());
    }

    @Override
    public Future<Outcome> send(Dispatch dispatch) {
        Optional<String> refusal = settings.refusal(
                dispatch.content().subject(), dispatch.content().text());
        if (refusal.isPresent()) {
            return Future.succeededFuture(new Outcome.Rejected(Reason.REFUSED, "", refusal.get()));
        }
        return post(RobotMessage.of(settings, dispatch.content()));
    }

    private Future<Outcome> post(JsonObject message) {
        Optional<PushTarget> target = Optional.ofNullable(settings.url()).flatMap(url -> PushTarget.of(url.reveal()));
        if (target.isEmpty()) {
            return Future.succeededFuture(
                    new Outcome.Rejected(Reason.NO_ADDRESS, "", "the robot's URL is not an http or https URL"));
        }
        Instant now = clock.instant();
        RequestOptions request = request(target.get(), now).putHeader("content-type", "application/json");
        Buffer body = signed(message, now).toBuffer();
        return client.call(
                target.get().place(),
                request,
                body,
                answer -> RobotAnswer.outcome(settings.brand(), answer, clock.instant()));
    }

    /** DingTalk has its signature in the query. */
    private RequestOptions request(PushTarget target, Instant now) {
        Secret secret = settings.secret();
        if (settings.brand() != Brand.DINGTALK || secret == null) {
            return target.request(HttpMethod.POST);
        }
        long millis = now.toEpochMilli();
        String sign = URLEncoder.encode(RobotSignature.dingtalk(secret, millis), StandardCharsets.UTF_8);
        String joint = target.path().contains("?") ? "&" : "?";
        return target.request(HttpMethod.POST).setURI(target.path() + joint + "timestamp=" + millis + "&sign=" + sign);
    }

    /** Feishu has it in the body. */
    private JsonObject signed(JsonObject message, Instant now) {
        Secret secret = settings.secret();
        if (settings.brand() != Brand.FEISHU || secret == null) {
            return message;
        }
        long seconds = now.getEpochSecond();
        return message.copy()
                .put("timestamp", Long.toString(seconds))
                .put("sign", RobotSignature.feishu(secret, seconds));
    }

    /** Asks for the robot's address with {@code HEAD}, which writes nothing into the group; any answer shows that the way is open. */
    @Override
    public Future<Outcome> linkTest() {
        Optional<PushTarget> target = Optional.ofNullable(settings.url()).flatMap(url -> PushTarget.of(url.reveal()));
        if (target.isEmpty()) {
            return Future.succeededFuture(new Outcome.Deferred(Reason.NO_ADDRESS, "", "no URL", null));
        }
        return client.call(
                target.get().place(),
                target.get().request(HttpMethod.HEAD),
                Buffer.buffer(),
                answer -> new Outcome.Accepted(Integer.toString(answer.status()), null));
    }

    @Override
    public Future<Void> close() {
        return client.close();
    }
}
