package org.airalert.channel;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every transport owes its lane, whatever the protocol. A subclass brings real receivers that behave as asked. */
public abstract class ChannelContract {
    /** How the receiver of a test behaves. */
    public enum Receiver {
        ACCEPTS,
        /** Says never, in the protocol's own words. */
        REFUSES,
        /** Says not now. */
        BUSY,
        /** Nobody listens. */
        ABSENT,
        /** Takes the message and never answers. */
        SILENT,
        /** Takes the message and breaks the connection. */
        BREAKS_OFF,
        /** Answers with bytes that are not of the protocol. */
        GARBAGE,
        /** Answers without end. */
        ENDLESS
    }

    protected final Vertx vertx = Vertx.vertx();
    private final List<Transport> opened = new ArrayList<>();

    /** Starts a receiver, and a transport whose messages go to it. */
    protected abstract Transport transportTo(Receiver receiver) throws Exception;

    /** A message for the receiver started last. */
    protected abstract Dispatch dispatch(String recipient);

    /** What must never be told. */
    protected abstract List<String> secrets();

    @BeforeEach
    void forgetTransports() {
        opened.clear();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (Transport transport : opened) {
            transport.close().await(10, SECONDS);
        }
        vertx.close().await(10, SECONDS);
    }

    protected final Outcome send(Receiver receiver) throws Exception {
        return send(open(receiver), "r1");
    }

    protected final Transport open(Receiver receiver) throws Exception {
        return opened(transportTo(receiver));
    }

    /** Closed when the test is over. */
    protected final Transport opened(Transport transport) {
        opened.add(transport);
        return transport;
    }

    /** Sends from an event loop, as a lane does. */
    protected final Outcome send(Transport transport, String recipient) throws Exception {
        return onContext(() -> transport.send(dispatch(recipient)));
    }

    protected final <T> T onContext(java.util.function.Supplier<Future<T>> call) throws Exception {
        Promise<T> promise = Promise.promise();
        vertx.getOrCreateContext().runOnContext(go -> call.get().onComplete(promise));
        return promise.future().await(20, SECONDS);
    }

    @Test
    void a_message_that_is_taken_is_accepted() throws Exception {
        assertThat(send(Receiver.ACCEPTS)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void a_final_refusal_is_rejected() throws Exception {
        assertThat(send(Receiver.REFUSES)).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void a_busy_receiver_defers() throws Exception {
        assertThat(send(Receiver.BUSY)).isInstanceOf(Outcome.Deferred.class);
    }

    @Test
    void an_absent_receiver_defers_as_unreachable() throws Exception {
        assertThat(reason(send(Receiver.ABSENT))).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void a_silent_receiver_defers_as_timed_out() throws Exception {
        assertThat(reason(send(Receiver.SILENT))).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void a_broken_connection_defers_as_lost() throws Exception {
        assertThat(reason(send(Receiver.BREAKS_OFF))).isEqualTo(Reason.CONNECTION_LOST);
    }

    @Test
    void garbage_defers_as_a_bad_answer() throws Exception {
        assertThat(reason(send(Receiver.GARBAGE))).isEqualTo(Reason.BAD_ANSWER);
    }

    @Test
    void an_endless_answer_is_cut_off() throws Exception {
        assertThat(send(Receiver.ENDLESS).toString()).hasSizeLessThan(1000);
    }

    @ParameterizedTest
    @EnumSource(Receiver.class)
    void no_outcome_tells_a_secret(Receiver receiver) throws Exception {
        String outcome = send(receiver).toString();

        assertThat(secrets())
                .isNotEmpty()
                .allSatisfy(secret -> assertThat(outcome).doesNotContain(secret));
    }

    @Test
    void a_failure_does_not_spoil_the_next_message() throws Exception {
        Transport silent = open(Receiver.SILENT);
        send(silent, "r1");

        assertThat(reason(send(silent, "r2"))).isEqualTo(Reason.TIMED_OUT);
        assertThat(send(open(Receiver.ACCEPTS), "r3")).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void messages_sent_together_are_all_answered() throws Exception {
        Transport transport = open(Receiver.ACCEPTS);

        List<Outcome> outcomes = onContext(() -> Future.join(List.of(
                        transport.send(dispatch("r1")),
                        transport.send(dispatch("r2")),
                        transport.send(dispatch("r3")),
                        transport.send(dispatch("r4"))))
                .map(all -> all.<Outcome>list()));

        assertThat(outcomes).hasSize(4).hasOnlyElementsOfType(Outcome.Accepted.class);
    }

    @Test
    void the_outcome_comes_back_on_the_lanes_own_context() throws Exception {
        Transport transport = open(Receiver.ACCEPTS);
        Context lane = vertx.getOrCreateContext();
        Promise<Boolean> same = Promise.promise();

        lane.runOnContext(go -> transport.send(dispatch("r1")).onComplete(done -> same.complete(onLoopOf(lane))));

        assertThat(same.future().await(10, SECONDS)).isTrue();
    }

    private static boolean onLoopOf(Context lane) {
        return Vertx.currentContext() == lane;
    }

    @Test
    void a_link_test_tells_an_open_way_from_a_closed_one() throws Exception {
        Transport open = open(Receiver.ACCEPTS);
        assertThat(onContext(open::linkTest)).isInstanceOf(Outcome.Accepted.class);

        Transport closed = open(Receiver.ABSENT);
        assertThat(reason(onContext(closed::linkTest))).isEqualTo(Reason.UNREACHABLE);
    }

    protected static Reason reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
        return ((Outcome.Deferred) outcome).reason();
    }
}
