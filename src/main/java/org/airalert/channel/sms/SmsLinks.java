package org.airalert.channel.sms;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.EOFException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.airalert.channel.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one account. A lost one is made anew, at growing distances while that fails, so that reports arrive also when
 * nothing is sent; a refused log in is not repeated until somebody sends again. Where the protocol has no link test, connections are made
 * when they are needed. For one event loop.
 */
final class SmsLinks {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final SmsLink.Parts parts;
    private final Dialect dialect;
    private final @Nullable Secret password;
    private final NetClient client;
    private final boolean standing;
    private final List<Slot> slots = new ArrayList<>();
    private int next;
    private boolean closed;

    /** @param password {@code null} when it is not there: no connection is made */
    SmsLinks(SmsLink.Parts parts, Dialect dialect, Duration connectLimit, @Nullable Secret password) {
        this.parts = parts;
        this.dialect = dialect;
        this.password = password;
        this.standing = dialect.test().isPresent();
        this.client = parts.vertx().createNetClient(options(parts.line().tls(), connectLimit));
        for (int i = 0; i < parts.line().links(); i++) {
            slots.add(new Slot());
        }
    }

    private static NetClientOptions options(SmsLine.@Nullable Tls tls, Duration connectLimit) {
        NetClientOptions options = new NetClientOptions()
                .setConnectTimeout((int) connectLimit.toMillis())
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true);
        if (tls == null) {
            return options;
        }
        options.setSsl(true)
                .setSslHandshakeTimeout(connectLimit.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setHostnameVerificationAlgorithm(tls.host() ? "HTTPS" : "");
        if (tls.authorities() != null) {
            options.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(tls.authorities())));
        }
        return options;
    }

    void connectAll() {
        if (password != null && standing) {
            slots.forEach(slot -> slot.get().otherwiseEmpty());
        }
    }

    /** An open link, each in its turn; fails as the connection that was tried last while a new try is not due. */
    Future<SmsLink> link() {
        if (closed) {
            return Future.failedFuture(new EOFException("closed"));
        }
        // Each is made when its turn comes.
        if (!standing) {
            return slots.get(turn()).get();
        }
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(turn());
            if (slot.link != null) {
                return Future.succeededFuture(slot.link);
            }
        }
        return slots.get(turn()).get();
    }

    private int turn() {
        next = (next + 1) % slots.size();
        return next;
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

    private Future<SmsLink> connect() {
        if (password == null) {
            return Future.failedFuture(new LoginRefused(-1, true, "the password is not set"));
        }
        SmsLine line = parts.line();
        return client.connect(line.port(), line.host()).compose(socket -> {
            SmsLink link = new SmsLink(parts, socket);
            return link.login(dialect, password).onFailure(link::end);
        });
    }

    /** The place of one connection: open, being made, or waiting for the next try. */
    private final class Slot {
        private @Nullable SmsLink link;
        private @Nullable Future<SmsLink> opening;
        private @Nullable Throwable failure;
        private int failures;
        private long pause = -1;

        Future<SmsLink> get() {
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

        private Future<SmsLink> open() {
            cancelPause();
            Future<SmsLink> attempt = connect();
            opening = attempt;
            return attempt.onComplete(this::opened, this::failed);
        }

        private void opened(SmsLink made) {
            opening = null;
            if (closed) {
                made.end(new EOFException("closed"));
                return;
            }
            link = made;
            failure = null;
            failures = 0;
            parts.events().info("link open");
            made.ended().onSuccess(this::lost);
        }

        private void lost(Throwable cause) {
            link = null;
            if (closed) {
                return;
            }
            if (standing) {
                parts.events().note(LinkFault.LOST, String.valueOf(cause.getMessage()));
                tryLater();
            }
        }

        private void failed(Throwable cause) {
            opening = null;
            failure = cause;
            failures++;
            parts.events().note(faultOf(cause), failures + " in a row: " + cause.getMessage());
            boolean refused = cause instanceof LoginRefused login && login.isLasting();
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

    private static LinkFault faultOf(Throwable cause) {
        if (cause instanceof LoginRefused) {
            return LinkFault.LOGIN_REFUSED;
        }
        return cause instanceof SSLException ? LinkFault.TLS : LinkFault.NO_LINK;
    }
}
