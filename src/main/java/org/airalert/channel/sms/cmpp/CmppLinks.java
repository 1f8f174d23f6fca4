package org.airalert.channel.sms.cmpp;

import io.vertx.core.Future;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.io.EOFException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.cmpp.CmppMessage.Connect;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of one account. A lost one is made anew, at growing distances while that fails, so that reports arrive also when
 * nothing is sent; a refused log in is not repeated until somebody sends again. For one event loop.
 */
final class CmppLinks {
    private static final Logger LOG = LoggerFactory.getLogger(CmppLinks.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final CmppLink.Parts parts;
    private final Calendar calendar;
    private final NetClient client;
    private final List<Slot> slots = new ArrayList<>();
    private int next;
    private boolean closed;

    /** @param wall the machine's clock; its local time in {@code zone} is part of the log in */
    record Calendar(InstantSource wall, ZoneId zone) {}

    CmppLinks(CmppLink.Parts parts, Duration connectLimit, Calendar calendar) {
        this.parts = parts;
        this.calendar = calendar;
        this.client = parts.vertx()
                .createNetClient(new NetClientOptions()
                        .setConnectTimeout((int) connectLimit.toMillis())
                        .setTcpNoDelay(true)
                        .setTcpKeepAlive(true));
        for (int i = 0; i < parts.settings().line().links(); i++) {
            slots.add(new Slot());
        }
    }

    void connectAll() {
        slots.forEach(slot -> slot.get().otherwiseEmpty());
    }

    /** An open link, each in its turn; fails as the connection that was tried last while a new try is not due. */
    Future<CmppLink> link() {
        if (closed) {
            return Future.failedFuture(new EOFException("closed"));
        }
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(next++ % slots.size());
            if (slot.link != null) {
                return Future.succeededFuture(slot.link);
            }
        }
        return slots.get(next++ % slots.size()).get();
    }

    Future<Void> close() {
        closed = true;
        List<Future<Void>> goodbyes = new ArrayList<>();
        for (Slot slot : slots) {
            slot.cancelPause();
            if (slot.link != null) {
                goodbyes.add(slot.link.close());
            }
        }
        return (goodbyes.isEmpty()
                        ? Future.<Void>succeededFuture()
                        : Future.join(goodbyes).<Void>mapEmpty())
                .eventually(client::close);
    }

    private Future<CmppLink> connect() {
        Secret password = parts.settings().password();
        if (password == null) {
            return Future.failedFuture(new LoginRefused(3));
        }
        CmppSettings settings = parts.settings();
        int timestamp =
                CmppDigest.timestamp(LocalDateTime.ofInstant(calendar.wall().instant(), calendar.zone()));
        Connect connect = new Connect(
                settings.account(),
                CmppDigest.of(settings.account(), password, timestamp),
                settings.version().code(),
                timestamp);
        return client.connect(settings.port(), settings.host()).compose(socket -> {
            CmppLink link = new CmppLink(parts, socket);
            return link.login(connect).onFailure(link::end);
        });
    }

    /** The place of one connection: open, being made, or waiting for the next try. */
    private final class Slot {
        private @Nullable CmppLink link;
        private @Nullable Future<CmppLink> opening;
        private @Nullable Throwable failure;
        private int failures;
        private long pause = -1;

        Future<CmppLink> get() {
            if (link != null) {
                return Future.succeededFuture(link);
            }
            if (opening != null) {
                return opening;
            }
            // The first try after a lost link is free; later ones come by the timer only.
            if (failure != null && pause >= 0) {
                return Future.failedFuture(failure);
            }
            return open();
        }

        private Future<CmppLink> open() {
            cancelPause();
            Future<CmppLink> attempt = connect();
            opening = attempt;
            return attempt.onComplete(this::opened, this::failed);
        }

        private void opened(CmppLink made) {
            opening = null;
            if (closed) {
                made.end(new EOFException("closed"));
                return;
            }
            link = made;
            failure = null;
            failures = 0;
            LOG.info("link open gateway={}", parts.settings().place());
            made.ended().onSuccess(this::lost);
        }

        private void lost(Throwable cause) {
            link = null;
            if (!closed) {
                LOG.warn("link lost gateway={} reason={}", parts.settings().place(), cause.getMessage());
                tryLater();
            }
        }

        private void failed(Throwable cause) {
            opening = null;
            failure = cause;
            failures++;
            LOG.warn(
                    "no link gateway={} failures={} reason={}", parts.settings().place(), failures, cause.getMessage());
            boolean refused = cause instanceof LoginRefused login && login.isFinal();
            if (!closed && !refused) {
                tryLater();
            }
        }

        private void tryLater() {
            long doubled = FIRST_PAUSE.toMillis() << Math.min(failures, 10);
            pause = parts.vertx().setTimer(Math.min(doubled, LONGEST_PAUSE.toMillis()), due -> {
                pause = -1;
                if (!closed && link == null && opening == null) {
                    open().otherwiseEmpty();
                }
            });
        }

        private void cancelPause() {
            if (pause >= 0) {
                parts.vertx().cancelTimer(pause);
                pause = -1;
            }
        }
    }
}
