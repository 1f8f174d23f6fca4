package org.airalert.web.open;

import io.vertx.core.http.HttpConnection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The open connections of one listener. Ends those that take a place without asking for anything: an idle timeout alone does not, because one byte
 * every few seconds keeps a connection busy for ever (slow loris). Lives on one event loop; no other thread touches it.
 */
final class Connections {
    private final IdentityHashMap<HttpConnection, Seen> open = new IdentityHashMap<>();
    private final int most;
    private final long firstRequestTicks;
    private final long quietTicks;
    private long tick;

    private static final class Seen {
        private long since;
        private boolean asked;
        private boolean held;
    }

    /** @param most how many this listener keeps */
    Connections(int most, long firstRequestTicks, long quietTicks) {
        this.most = most;
        this.firstRequestTicks = firstRequestTicks;
        this.quietTicks = quietTicks;
    }

    void opened(HttpConnection connection) {
        if (open.size() >= most) {
            connection.close();
            return;
        }
        Seen seen = new Seen();
        seen.since = tick;
        open.put(connection, seen);
        connection.closeHandler(closed -> open.remove(connection));
    }

    /** The head of a request has come whole. */
    void asked(HttpConnection connection) {
        Seen seen = open.get(connection);
        if (seen != null) {
            seen.asked = true;
            seen.since = tick;
        }
    }

    /** A stream goes out on it until its reader leaves; the idle timeout ends it when that one stops reading. */
    void held(HttpConnection connection) {
        Seen seen = open.get(connection);
        if (seen != null) {
            seen.held = true;
        }
    }

    /** Ends what has been quiet for too long; called once a tick. */
    void sweep() {
        tick++;
        List<HttpConnection> over = open.entrySet().stream()
                .filter(entry -> isOver(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        over.forEach(HttpConnection::close);
    }

    private boolean isOver(Seen seen) {
        return !seen.held && tick - seen.since > (seen.asked ? quietTicks : firstRequestTicks);
    }

    int size() {
        return open.size();
    }
}
