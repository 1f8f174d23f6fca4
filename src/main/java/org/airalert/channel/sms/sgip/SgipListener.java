package org.airalert.channel.sms.sgip;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.airalert.channel.sms.LinkEvents;
import org.airalert.channel.sms.LinkFault;
import org.airalert.channel.sms.SmsLink;
import org.jspecify.annotations.Nullable;

/** Takes the connections on which the carrier reports; no more than agreed, and closes those that stay silent. For one event loop. */
final class SgipListener {
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final SgipDialect dialect;
    private final Duration limit;
    private final SmsLink.Inbox inbox;
    private final LinkEvents events;
    private final Set<SmsLink> links = new HashSet<>();
    private @Nullable NetServer server;
    private boolean listening;
    private boolean closed;
    private int sequence;

    /** @param limit for the answer to our goodbye */
    SgipListener(Vertx vertx, SgipDialect dialect, Duration limit, SmsLink.Inbox inbox, LinkEvents events) {
        this.vertx = vertx;
        this.dialect = dialect;
        this.limit = limit;
        this.inbox = inbox;
        this.events = events;
    }

    /** Tries again by itself when the port is taken. */
    void open() {
        SgipSettings.Listener where = dialect.settings().listener();
        NetServer attempt = vertx.createNetServer().connectHandler(this::connected);
        server = attempt;
        attempt.listen(where.port(), where.host()).onComplete(up -> listening = true, failure -> {
            events.note(
                    LinkFault.NO_LINK,
                    "cannot listen on " + where.host() + ":" + where.port() + ", " + failure.getMessage());
            vertx.setTimer(AGAIN.toMillis(), again -> {
                if (!closed) {
                    open();
                }
            });
        });
    }

    boolean isListening() {
        return listening;
    }

    /** Where; 0 while it is not listening. */
    int port() {
        return listening && server != null ? server.actualPort() : 0;
    }

    private void connected(NetSocket socket) {
        if (links.size() >= dialect.settings().listener().connections()) {
            events.note(LinkFault.TOO_MANY, links.size() + " connections are there already");
            socket.close();
            return;
        }
        SmsLink link = new SmsLink(
                new SmsLink.Parts(
                        vertx,
                        new SgipInward(dialect, events),
                        dialect.settings().line(),
                        limit,
                        inbox,
                        events,
                        () -> ++sequence),
                socket);
        links.add(link);
        link.ended().onSuccess(cause -> links.remove(link));
    }

    Future<Void> close() {
        closed = true;
        List<Future<Void>> goodbyes = new ArrayList<>();
        List.copyOf(links).forEach(link -> goodbyes.add(link.close()));
        if (server != null) {
            goodbyes.add(server.close());
        }
        return goodbyes.isEmpty()
                ? Future.succeededFuture()
                : Future.join(goodbyes).mapEmpty();
    }
}
