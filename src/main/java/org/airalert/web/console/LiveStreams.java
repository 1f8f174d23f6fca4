package org.airalert.web.console;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.airalert.access.Permission;
import org.airalert.web.api.Caller;
import org.airalert.web.api.Gate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps open pages fresh by server-sent events (HTML Living Standard, 9.2). Each page is looked at once a second, and of its parts only those are sent
 * that have changed, so that an idle page costs nothing on the way and a busy one is not drawn faster than an eye follows. Looking does not count as use
 * of the session, and the stream ends with the session. One stream lives on the event loop of its request.
 */
final class LiveStreams {
    /** The event after which nothing follows. */
    static final String OVER = "over";

    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    /** A look that takes long is followed by a longer pause: the store has other things to do while a warning goes out. */
    private static final int PAUSE_PER_LOOK = 4;

    /** Every so many looks it is asked whether the session still holds. */
    private static final int LOOKS_PER_SESSION_CHECK = 5;
    /** Every so many looks something is written, so that nothing on the way takes the connection for dead. */
    private static final int LOOKS_PER_SIGN_OF_LIFE = 15;

    private static final int MOST = 300;
    private static final int BUSY = 503;
    private static final int NOT_ACCEPTABLE = 406;

    private final Gate gate;
    private final Printer printer;
    private final AtomicInteger open = new AtomicInteger();

    LiveStreams(Gate gate, Printer printer) {
        this.gate = gate;
        this.printer = printer;
    }

    /** What a page shows just now: its parts, each by the name of its event. */
    interface Watched {
        Future<Map<String, Reply.Page>> look(Visit visit);
    }

    /** Answers with a stream, or fails where the caller does not take one or too many are open. */
    void begin(Visit visit, Permission needs, Watched page) {
        String accept = visit.context().request().getHeader("Accept");
        if (accept == null || !accept.contains("text/event-stream")) {
            visit.context().fail(new HttpException(NOT_ACCEPTABLE));
            return;
        }
        if (open.incrementAndGet() > MOST) {
            open.decrementAndGet();
            visit.context().fail(new HttpException(BUSY));
            return;
        }
        new Stream(visit, needs, page).begin();
    }

    private final class Stream {
        private final HttpServerRequest request;
        private final HttpServerResponse response;
        private final Permission needs;
        private final Watched page;
        private final Map<String, String> shown = new HashMap<>();
        private Visit visit;
        private int looks;
        private boolean ended;

        Stream(Visit visit, Permission needs, Watched page) {
            this.visit = visit;
            this.request = visit.context().request();
            this.response = visit.context().response();
            this.needs = needs;
            this.page = page;
        }

        void begin() {
            Printer.head(response)
                    .setChunked(true)
                    .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                    // Compressed, an event would wait for the next one.
                    .putHeader("Content-Encoding", "identity")
                    .putHeader("X-Accel-Buffering", "no");
            response.closeHandler(closed -> end());
            response.exceptionHandler(broken -> end());
            request.connection().shutdownHandler(stopping -> over());
            response.write("retry: 3000\n\n");
            look();
        }

        private void look() {
            if (ended || response.closed()) {
                return;
            }
            looks++;
            long began = System.nanoTime();
            holds().compose(still -> still ? send() : closeByServer())
                    // A store that is busy for a moment is no reason to end: the page keeps what it shows.
                    .onFailure(cause -> LOG.debug("page not looked at cause={}", cause.toString()))
                    .onComplete(done -> again(Duration.ofNanos(System.nanoTime() - began)));
        }

        private void again(Duration took) {
            if (!ended && !response.closed()) {
                Duration pause = took.multipliedBy(PAUSE_PER_LOOK);
                long millis = (pause.compareTo(EVERY) > 0 ? pause : EVERY).toMillis();
                visit.context().vertx().setTimer(millis, tick -> look());
            }
        }

        private Future<Boolean> holds() {
            if (looks % LOOKS_PER_SESSION_CHECK != 0) {
                return Future.succeededFuture(true);
            }
            return gate.onlooker(request).map(found -> {
                boolean still = found.isPresent() && needs.isHeldBy(found.get().principal());
                if (still) {
                    Caller caller = found.get();
                    visit = new Visit(visit.context(), caller, visit.words());
                }
                return still;
            });
        }

        private Future<Void> send() {
            if (response.writeQueueFull()) {
                return Future.succeededFuture();
            }
            Visit now = visit;
            return page.look(now).compose(parts -> {
                Map<String, Future<String>> made = new LinkedHashMap<>();
                parts.forEach((event, part) -> made.put(event, printer.print(now, part)));
                return Future.join(made.values().stream().toList()).map(done -> {
                    made.forEach((event, text) -> show(event, text.result()));
                    if (looks % LOOKS_PER_SIGN_OF_LIFE == 0 && !ended) {
                        response.write(": \n\n");
                    }
                    return null;
                });
            });
        }

        private void show(String event, String html) {
            if (!ended && !html.equals(shown.put(event, html))) {
                response.write(event(event, html));
            }
        }

        private Future<Void> closeByServer() {
            return printer.print(visit, new Reply.Page(200, "streamover", Map.of()))
                    .onSuccess(html -> {
                        if (!ended) {
                            response.write(event(OVER, html));
                            over();
                        }
                    })
                    .mapEmpty();
        }

        private void over() {
            if (!ended && !response.ended()) {
                end();
                response.end();
            }
        }

        private void end() {
            if (!ended) {
                ended = true;
                open.decrementAndGet();
            }
        }
    }

    /** Line by line, as the format wants it. */
    static String event(String name, String html) {
        StringBuilder text = new StringBuilder(html.length() + 100);
        text.append("event: ").append(name).append('\n');
        html.lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> text.append("data: ").append(line).append('\n'));
        return text.append('\n').toString();
    }
}
