package org.airalert.store.redis;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import org.airalert.store.Unavailable;
import org.jspecify.annotations.Nullable;

/**
 * One command on its way to Redis and back, sent again when a connection was lost under it. Handed to the caller's context once, whatever comes
 * later. For the link's event loop.
 */
final class Job {
    private final Call call;
    private final Context caller;
    private final long deadlineNanos;
    private final Promise<Response> promise = Promise.promise();
    private boolean whole;
    private boolean over;

    /** What is sent: the short form, and the one to send when Redis does not know that. */
    record Call(Request request, @Nullable Request wholeRequest, boolean writes, int weight) {
        static Call of(Command command, Object... words) {
            return new Call(Request.cmd(command, words), null, false, 1);
        }

        static Call of(Script script, String key, String name, byte[] args, int weight) {
            return new Call(
                    request(Command.EVALSHA, script.sha(), key, name, args),
                    request(Command.EVAL, script.text(), key, name, args),
                    script.writes(),
                    weight);
        }

        private static Request request(Command command, String script, String key, String name, byte[] args) {
            return Request.cmd(command).arg(script).arg(1).arg(key).arg(name).arg(args);
        }
    }

    Job(Call call, Context caller, long deadlineNanos) {
        this.call = call;
        this.caller = caller;
        this.deadlineNanos = deadlineNanos;
    }

    Call call() {
        return call;
    }

    Future<Response> future() {
        return promise.future();
    }

    Request request() {
        Request wholeRequest = call.wholeRequest();
        return whole && wholeRequest != null ? wholeRequest : call.request();
    }

    /** From now on the script goes with its text. False when it did so already. */
    boolean sendWhole() {
        boolean first = !whole && call.wholeRequest() != null;
        whole = true;
        return first;
    }

    boolean isLate(long nowNanos) {
        return nowNanos - deadlineNanos > 0;
    }

    boolean isOver() {
        return over;
    }

    void done(@Nullable Response response) {
        if (!over) {
            over = true;
            caller.runOnContext(go -> promise.complete(response));
        }
    }

    void fail(Unavailable cause) {
        if (!over) {
            over = true;
            caller.runOnContext(go -> promise.fail(cause));
        }
    }
}
