package org.airalert.web.open;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.airalert.alert.Alert;
import org.airalert.office.PublicStatus;
import org.airalert.web.Language;
import org.airalert.web.Pages;
import org.airalert.web.Resource;
import org.airalert.web.StaticDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All public documents as they stand, made anew on a worker at each change. Changes that come while one is being made are made together
 * afterwards. Reading is a look into a map, from any thread.
 */
final class PublicDocuments {
    /** Paths under which the page is kept by language. */
    static final String PAGE = "/ ";

    private static final Logger LOG = LoggerFactory.getLogger(PublicDocuments.class);

    private final PublicParts parts;
    private final Map<Language, StatusPage> pages = new HashMap<>();
    private final StatusJson json;
    private final AtomFeed feed;
    private final Map<String, StaticDocument> fixed;
    private final Map<String, StaticDocument> caps = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean making = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    private volatile Made made = new Made(Map.of(), Buffer.buffer(), Instant.MIN, Instant.MAX, false);

    /**
     * @param event the status as one server-sent event
     * @param stale whether the documents say of themselves that they are out of date
     */
    record Made(
            Map<String, StaticDocument> byPath, Buffer event, Instant updatedAt, Instant staleAfter, boolean stale) {}

    PublicDocuments(PublicParts parts) {
        this.parts = parts;
        Pages templates = new Pages();
        for (Language language : Language.values()) {
            pages.put(language, new StatusPage(templates, parts.about(), parts.guidance(), language));
        }
        this.json = new StatusJson(parts.about(), parts.guidance());
        this.feed = new AtomFeed(parts.about());
        this.fixed = fixed(parts.clock().instant());
    }

    /** The document under a path; {@code null} when there is none in memory. */
    @Nullable
    StaticDocument find(String path) {
        return made.byPath().get(path);
    }

    /** The status as a server-sent event. */
    Buffer event() {
        return made.event();
    }

    /** Called after each change, on any thread. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void remove(Runnable listener) {
        listeners.remove(listener);
    }

    /** Makes everything anew; at once, or after what is being made just now. */
    Future<Void> refresh() {
        again.set(true);
        if (!making.compareAndSet(false, true)) {
            return Future.succeededFuture();
        }
        again.set(false);
        PublicStatus status = parts.desk().publicStatus();
        return missingCaps(status)
                .compose(found -> parts.workers().run(() -> make(status)))
                .onSuccess(this::publish)
                .onFailure(cause -> LOG.error("public documents could not be made, the last ones stay", cause))
                .<Void>mapEmpty()
                .onComplete(done -> {
                    making.set(false);
                    if (again.get()) {
                        refresh();
                    }
                });
    }

    /** Makes everything anew when the time has come at which it must say that it is out of date. */
    void watch() {
        Made now = made;
        if (!now.stale() && parts.clock().instant().isAfter(now.staleAfter())) {
            LOG.warn("public documents are out of date updatedAt={}", now.updatedAt());
            refresh();
        }
    }

    private void publish(Made next) {
        made = next;
        listeners.forEach(Runnable::run);
    }

    /** A CAP document never changes, so each is asked for once. */
    private Future<?> missingCaps(PublicStatus status) {
        List<Future<?>> asked = new ArrayList<>();
        List<Alert> alerts = new ArrayList<>(status.published());
        alerts.addAll(status.advisories());
        caps.keySet().retainAll(alerts.stream().map(alert -> path(alert)).toList());
        for (Alert alert : alerts) {
            if (!caps.containsKey(path(alert))) {
                asked.add(parts.links().cap(alert.id()).onSuccess(found -> keep(alert, found)));
            }
        }
        // The page does not wait for ever for a document of its own links: what fails now is asked for again at the
        // next change.
        return Future.join(asked).otherwiseEmpty();
    }

    private void keep(Alert alert, Optional<String> cap) {
        Instant sent = alert.sent() == null ? alert.createdAt() : alert.sent();
        cap.ifPresent(text -> caps.put(path(alert), StaticDocument.text(text, DocumentKinds.CAP, sent)));
    }

    private static String path(Alert alert) {
        return "/alerts/" + alert.id().value() + ".cap";
    }

    private Made make(PublicStatus status) {
        boolean stale = parts.clock().instant().isAfter(status.staleAfter());
        Map<String, StaticDocument> byPath = new HashMap<>(fixed);
        byPath.putAll(caps);
        pages.forEach((language, page) -> byPath.put(
                PAGE + language.word(),
                StaticDocument.text(page.of(status, stale), DocumentKinds.PAGE, status.updatedAt())));
        String text = json.of(status, stale).encode();
        byPath.put("/status.json", StaticDocument.text(text, DocumentKinds.JSON, status.updatedAt()));
        byPath.put(
                "/history.json",
                StaticDocument.text(json.history(status).encode(), DocumentKinds.JSON, status.updatedAt()));
        byPath.put("/alerts.atom", StaticDocument.text(feed.of(status), DocumentKinds.ATOM, status.updatedAt()));
        Buffer event = Buffer.buffer("event: status\ndata: " + text + "\n\n");
        return new Made(Map.copyOf(byPath), event, status.updatedAt(), status.staleAfter(), stale);
    }

    private static Map<String, StaticDocument> fixed(Instant now) {
        return Map.of(
                "/assets/live.js",
                        new StaticDocument(
                                Resource.bytes("/web/assets/live.js"),
                                DocumentKinds.asset("text/javascript; charset=utf-8"),
                                now),
                "/assets/icon.svg",
                        new StaticDocument(
                                Resource.bytes("/web/assets/icon.svg"), DocumentKinds.asset("image/svg+xml"), now),
                "/robots.txt",
                        StaticDocument.text(
                                "User-agent: *\nDisallow: /confirm/\nDisallow: /receipts/\n",
                                DocumentKinds.asset("text/plain; charset=utf-8"),
                                now));
    }
}
