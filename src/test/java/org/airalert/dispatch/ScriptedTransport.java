package org.airalert.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.airalert.channel.Dispatch;
import org.airalert.channel.RouteStatus;
import org.airalert.channel.Transport;
import org.airalert.delivery.Outcome;
import org.jspecify.annotations.Nullable;

/** A way out whose receiver answers as a test says. */
final class ScriptedTransport implements Transport {
    static final Outcome ACCEPTED = new Outcome.Accepted("202", null);

    private final BlockingQueue<Dispatch> sent = new LinkedBlockingQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    volatile Function<Dispatch, Future<Outcome>> answer = dispatch -> Future.succeededFuture(ACCEPTED);
    volatile Function<String, String> receiver = address -> "";
    volatile Outcome link = new Outcome.Accepted("200", null);
    volatile boolean closed;
    volatile List<RouteStatus> routes = List.of();
    volatile Optional<String> pinned = Optional.empty();

    @Override
    public Future<Outcome> send(Dispatch dispatch) {
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        sent.add(dispatch);
        return answer.apply(dispatch).onComplete(done -> underWay.decrementAndGet());
    }

    @Override
    public List<RouteStatus> routes() {
        return routes;
    }

    @Override
    public boolean pin(@Nullable String route) {
        boolean known =
                route == null || routes.stream().anyMatch(one -> one.id().equals(route));
        pinned = known ? Optional.ofNullable(route) : pinned;
        return known;
    }

    @Override
    public String receiverOf(String address) {
        return receiver.apply(address);
    }

    @Override
    public Future<Outcome> linkTest() {
        return Future.succeededFuture(link);
    }

    @Override
    public Future<Void> close() {
        closed = true;
        return Future.succeededFuture();
    }

    int mostUnderWay() {
        return mostUnderWay.get();
    }

    /** The next message that is sent, waiting for it. */
    Dispatch next() throws InterruptedException {
        Dispatch dispatch = sent.poll(10, TimeUnit.SECONDS);
        assertThat(dispatch).as("a message sent within 10 s").isNotNull();
        return dispatch;
    }

    /** Recipients of the next messages, in the order in which they were sent. */
    List<String> next(int number) throws InterruptedException {
        List<String> recipients = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            recipients.add(next().delivery().recipient());
        }
        return recipients;
    }

    /** How many were sent that the test has not looked at. */
    int unseen() {
        return sent.size();
    }
}
