package org.airalert.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.airalert.channel.robot.Brand;
import org.jspecify.annotations.Nullable;

/**
 * The robot of a group chat with the limits of the real ones: how often, how long, signature, keyword. It answers 200 whatever it thinks of a message, as
 * they do. Its behaviour may be changed at any time, from any thread.
 */
public final class RobotReceiver {
    private static final int FAILED = -1;

    private final Rules rules;
    private final Sandbox.Surroundings around;
    private final Tally tally = new Tally();
    private final RobotQuota quota;
    private volatile Behaviour behaviour = Behaviour.GOOD;
    private volatile Consumer<JsonObject> listener = message -> {};

    /**
     * How its owner set it up.
     *
     * @param secret with which calls must be signed; empty for none
     * @param keyword that every message must hold; empty for none
     */
    public record Rules(Brand brand, String secret, String keyword) {}

    RobotReceiver(Rules rules, Sandbox.Surroundings around) {
        this.rules = rules;
        this.around = around;
        this.quota = RobotQuota.of(rules.brand());
    }

    public Tally tally() {
        return tally;
    }

    public void behave(Behaviour other) {
        behaviour = other;
    }

    /** Called with each message that shows in the group, on an event loop. */
    public void onMessage(Consumer<JsonObject> shown) {
        listener = shown;
    }

    void handle(HttpServerRequest request, Buffer body) {
        Behaviour now = behaviour;
        tally.attempt();
        if (now.mode() == Behaviour.Mode.DOWN) {
            request.connection().close();
            return;
        }
        if (now.mode() == Behaviour.Mode.BUSY) {
            request.response().setStatusCode(503).end();
            return;
        }
        int code = now.mode() == Behaviour.Mode.GONE ? RobotCodes.gone(rules.brand()) : judge(request, body, now);
        long delay = Math.max(1, now.latency().toMillis());
        around.vertx().timer(delay, TimeUnit.MILLISECONDS).onSuccess(later -> answer(request, code));
    }

    private int judge(HttpServerRequest request, Buffer body, Behaviour now) {
        JsonObject message = json(body);
        String text = message == null ? "" : RobotCodes.text(rules.brand(), message);
        if (message == null || text.isEmpty() || RobotCodes.isTooLong(rules.brand(), message, body.length())) {
            return RobotCodes.malformed(rules.brand());
        }
        if (!rules.secret().isEmpty() && !isSigned(request, message)) {
            tally.badSignature();
            return RobotCodes.badSignature(rules.brand());
        }
        if (!text.contains(rules.keyword())) {
            return RobotCodes.noKeyword(rules.brand());
        }
        if (!quota.take(around.wall().instant())) {
            return RobotCodes.tooOften(rules.brand());
        }
        if (now.failRate() > 0 && around.random().nextDouble() < now.failRate()) {
            return FAILED;
        }
        tally.taken(text);
        listener.accept(message);
        return 0;
    }

    private boolean isSigned(HttpServerRequest request, JsonObject message) {
        RobotCodes.Signed signed = rules.brand() == Brand.DINGTALK
                ? new RobotCodes.Signed(request.getParam("timestamp"), request.getParam("sign"))
                : new RobotCodes.Signed(message.getString("timestamp"), message.getString("sign"));
        return signed.isGenuine(rules, around.wall().instant());
    }

    private void answer(HttpServerRequest request, int code) {
        boolean feishu = rules.brand() == Brand.FEISHU;
        request.response()
                .putHeader("content-type", "application/json")
                .end(new JsonObject()
                        .put(feishu ? "code" : "errcode", code)
                        .put(feishu ? "msg" : "errmsg", code == 0 ? "ok" : "sandbox: refused as the real one would")
                        .toBuffer());
    }

    private static @Nullable JsonObject json(Buffer body) {
        try {
            return new JsonObject(body.toString(StandardCharsets.UTF_8));
        } catch (DecodeException e) {
            // Answered as what it is: malformed.
            return null;
        }
    }

    /** How long a robot is silent that was called too often. */
    static final Duration BLOCKED = Duration.ofMinutes(10);
}
