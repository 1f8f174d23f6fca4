package org.airalert.store.redis;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One connection with what is under way on it. A client of its own for each, because a client's pool would hand a dead connection out again. For
 * the link's event loop.
 */
final class Wire {
    private final Redis client;
    private final RedisConnection connection;
    private final RedisSettings settings;
    private final Failed failed;
    private final Set<Job> underWay = new LinkedHashSet<>();
    private final Promise<Void> drained = Promise.promise();
    private long heardNanos = System.nanoTime();
    private boolean draining;

    /** The connection is gone. */
    interface Lost {
        void lost(Wire wire, String why);
    }

    /** A job got no answer, or an error for one. */
    interface Failed {
        void failed(Wire wire, Job job, Throwable cause);
    }

    /** Makes connections, one after the other. */
    interface Maker {
        Future<Wire> open(Lost lost, Failed failed);
    }

    Wire(Redis client, RedisConnection connection, RedisSettings settings, Lost lost, Failed failed) {
        this.client = client;
        this.connection = connection;
        this.settings = settings;
        this.failed = failed;
        connection.exceptionHandler(cause -> lost.lost(this, String.valueOf(cause.getMessage())));
        connection.endHandler(end -> lost.lost(this, "closed by the server"));
    }

    /** All at once; when replicas must have the writes, answers are held back until they do. */
    void send(List<Job> jobs) {
        if (underWay.isEmpty()) {
            heardNanos = System.nanoTime();
        }
        Group group = new Group(settings.replicas() > 0
                && jobs.stream().anyMatch(job -> job.call().writes()));
        for (Job job : jobs) {
            underWay.add(job);
            connection.send(job.request()).onComplete(done -> answered(group, job, done));
        }
        if (group.waits) {
            Request wait = Request.cmd(
                    Command.WAIT, settings.replicas(), settings.silence().toMillis() / 2);
            connection.send(wait).onComplete(done -> replicated(group, done));
        }
    }

    /** Answers that wait for replicas. */
    private static final class Group {
        private final boolean waits;
        private final List<Runnable> held = new ArrayList<>();
        private final List<Job> jobs = new ArrayList<>();

        Group(boolean waits) {
            this.waits = waits;
        }
    }

    private void answered(Group group, Job job, AsyncResult<Response> done) {
        heardNanos = System.nanoTime();
        if (!underWay.contains(job)) {
            return;
        }
        if (done.failed()) {
            over(job);
            failed.failed(this, job, done.cause());
        } else if (group.waits && job.call().writes()) {
            @Nullable Response response = done.result();
            group.jobs.add(job);
            group.held.add(() -> job.done(response));
        } else {
            over(job);
            job.done(done.result());
        }
    }

    private void replicated(Group group, AsyncResult<Response> done) {
        boolean enough = done.succeeded() && done.result().toInteger() >= settings.replicas();
        for (int i = 0; i < group.jobs.size(); i++) {
            Job job = group.jobs.get(i);
            if (underWay.contains(job)) {
                over(job);
                if (enough) {
                    group.held.get(i).run();
                } else {
                    failed.failed(this, job, new TooFewReplicas(settings.replicas()));
                }
            }
        }
    }

    private void over(Job job) {
        underWay.remove(job);
        if (draining && underWay.isEmpty()) {
            drained.tryComplete();
        }
    }

    boolean isSilent(long nowNanos) {
        return !underWay.isEmpty() && nowNanos - heardNanos > settings.silence().toNanos();
    }

    /** What was sent and not answered, in its order; the wire forgets it. */
    List<Job> underWay() {
        List<Job> under = new ArrayList<>(underWay);
        underWay.clear();
        return under;
    }

    /** Lets what is under way finish, then closes. */
    Future<Void> drain() {
        draining = true;
        if (underWay.isEmpty()) {
            drained.tryComplete();
        }
        return drained.future().compose(done -> close());
    }

    Future<Void> close() {
        drained.tryComplete();
        return client.close();
    }
}
