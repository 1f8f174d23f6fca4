package org.airalert.channel.sms;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;
import org.jspecify.annotations.Nullable;

/**
 * The questions of one link and their answers, joined by sequence number. No more than the window's submits are without an answer; the
 * others wait in turn, each for a limited time. For one event loop.
 */
final class Exchanges {
    private final Vertx vertx;
    private final Wire wire;
    private final int window;
    private final Map<Integer, Question> asked = new HashMap<>();
    private final Deque<Question> waiting = new ArrayDeque<>();
    private final List<Promise<Void>> idle = new ArrayList<>();
    private int submits;
    private @Nullable Throwable failure;

    /** One question; {@code counted} when it takes a place in the window. */
    private static final class Question {
        private final WireMessage message;
        private final boolean counted;
        private final Promise<WireFrame> answer = Promise.promise();
        /** 0 until it is written. */
        private int sequence;

        private long stamp;

        Question(WireMessage message, boolean counted) {
            this.message = message;
            this.counted = counted;
        }
    }

    /**
     * How questions get out.
     *
     * @param sequence numbers above 0, shared by the links of an account: SGIP makes ids of them
     * @param stamp see {@link WireFrame#stamp}
     * @param writer puts a frame on the wire
     */
    record Wire(IntSupplier sequence, LongSupplier stamp, Consumer<WireFrame> writer) {}

    Exchanges(Vertx vertx, int window, Wire wire) {
        this.vertx = vertx;
        this.window = window;
        this.wire = wire;
    }

    /** Asks at once; fails with {@link TimeoutException}, or as the link does. A late answer is ignored. */
    Future<WireFrame> ask(WireMessage message, long limitMillis) {
        return start(new Question(message, false), limitMillis);
    }

    /** Asks when the window has a place; the time counts from now. */
    Future<WireFrame> submit(WireMessage message, long limitMillis) {
        return start(new Question(message, true), limitMillis);
    }

    private Future<WireFrame> start(Question question, long limitMillis) {
        if (failure != null) {
            return Future.failedFuture(failure);
        }
        long timer = vertx.setTimer(limitMillis, late -> question.answer.tryFail(new TimeoutException()));
        Future<WireFrame> answer = question.answer.future().onComplete(done -> {
            vertx.cancelTimer(timer);
            ended(question);
        });
        if (question.counted && submits >= window) {
            waiting.add(question);
        } else {
            write(question);
        }
        return answer;
    }

    private void write(Question question) {
        int sequence = wire.sequence().getAsInt();
        question.sequence = sequence;
        submits += question.counted ? 1 : 0;
        asked.put(sequence, question);
        question.stamp = wire.stamp().getAsLong();
        wire.writer().accept(new WireFrame(question.stamp, sequence, question.message));
    }

    /** Whatever its end: its place in the window is free for those that still wait. */
    private void ended(Question question) {
        if (question.sequence > 0) {
            asked.remove(question.sequence);
            submits -= question.counted ? 1 : 0;
        }
        while (failure == null && submits < window && !waiting.isEmpty()) {
            Question next = waiting.remove();
            if (!next.answer.future().isComplete()) {
                write(next);
            }
        }
        if (submits == 0) {
            idle.forEach(Promise::tryComplete);
            idle.clear();
        }
    }

    /** @return false for an answer that nobody waits for: too late, doubled, or made up */
    boolean answered(WireFrame frame) {
        Question question = asked.get(frame.sequence());
        if (question == null) {
            return false;
        }
        int command = frame.message().command();
        // The bare bit is SMPP's generic_nack: it answers whatever was asked.
        boolean fits = command == WireMessage.ANSWER || command == (question.message.command() | WireMessage.ANSWER);
        // Gateways are known that answer with a stamp of their own; reports name the question's.
        return fits && question.answer.tryComplete(new WireFrame(question.stamp, frame.sequence(), frame.message()));
    }

    /** Nothing more will come. */
    void fail(Throwable cause) {
        failure = cause;
        List<Question> all = new ArrayList<>(waiting);
        all.addAll(asked.values());
        waiting.clear();
        all.forEach(question -> question.answer.tryFail(cause));
    }

    /** Done when no submit is without its answer. */
    Future<Void> idle() {
        if (submits == 0) {
            return Future.succeededFuture();
        }
        Promise<Void> promise = Promise.promise();
        idle.add(promise);
        return promise.future();
    }
}
