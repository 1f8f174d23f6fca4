package org.airalert.web.open;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.airalert.alert.Alert;
import org.airalert.office.PublicStatus;
import org.airalert.web.StaticDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All public documents as they stand, made anew on a worker at each change. Changes that come while one is being made are made together
 * afterwards. Reading is a look into a map, from any thread.
 */
final class PublicDocuments {
    /** Endings of an alert's own documents. */
    static final String CAP = ".cap";

    static final String SMS = ".txt";

    private static final String PICTURE = "/og.png";

    private static final Logger LOG = LoggerFactory.getLogger(PublicDocuments.class);

    private final PublicParts parts;
    private final Press press;
    private final Optional<StaticFolder> folder;
    private final Map<String, StaticDocument> attached = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean making = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    private volatile Future<?> finishing = Future.succeededFuture();
    private volatile Press.Edition made = new Press.Edition(Map.of(), Buffer.buffer(), Instant.MIN, Instant.MAX, false);

    /** @param folder where the documents are left as files, too */
    PublicDocuments(PublicParts parts, Optional<StaticFolder> folder) {
        this.parts = parts;
        this.folder = folder;
        this.press = new Press(parts.about(), parts.guidance(), parts.clock().instant());
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
        return attach(status)
                .compose(found -> parts.workers().run(() -> press.of(status, Map.copyOf(attached), isStale(status))))
                .onSuccess(edition -> publish(edition, status))
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
        Press.Edition now = made;
        if (!now.stale() && parts.clock().instant().isAfter(now.staleAfter())) {
            LOG.warn("public documents are out of date updatedAt={}", now.updatedAt());
            refresh();
        }
    }

    private void publish(Press.Edition next, PublicStatus status) {
        set(next);
        listeners.forEach(Runnable::run);
        finishing = write().eventually(() -> parts.workers()
                        .run(() -> press.picture(status, next.stale()))
                        .onSuccess(this::set)
                        .onFailure(cause -> LOG.warn("no new picture for shared links", cause)))
                .eventually(this::write);
    }

    private Future<?> write() {
        return folder.isEmpty()
                ? Future.succeededFuture()
                : parts.workers()
                        .run(() -> {
                            folder.get().write(made.byPath());
                            return null;
                        })
                        .onFailure(cause -> LOG.error("the folder of public files stays as it was", cause));
    }

    private synchronized void set(Press.Edition next) {
        StaticDocument before = made.byPath().get(PICTURE);
        made = before == null ? next : next.with(PICTURE, before);
    }

    private synchronized void set(StaticDocument picture) {
        made = made.with(PICTURE, picture);
    }

    /** Done when nothing is being drawn or written any more. */
    Future<?> settled() {
        return finishing.otherwiseEmpty();
    }

    private boolean isStale(PublicStatus status) {
        return parts.clock().instant().isAfter(status.staleAfter());
    }

    /** An alert's CAP document and SMS never change, so each is asked for once. */
    private Future<?> attach(PublicStatus status) {
        List<Future<?>> asked = new ArrayList<>();
        List<Alert> alerts = new ArrayList<>(status.published());
        alerts.addAll(status.advisories());
        attached.keySet()
                .retainAll(alerts.stream()
                        .flatMap(alert -> Stream.of(path(alert, CAP), path(alert, SMS)))
                        .toList());
        for (Alert alert : alerts) {
            if (!attached.containsKey(path(alert, CAP))) {
                asked.add(parts.links().cap(alert.id()).onSuccess(found -> keep(alert, CAP, found)));
            }
            if (!attached.containsKey(path(alert, SMS))) {
                asked.add(parts.links().sms(alert.id()).onSuccess(found -> keep(alert, SMS, found)));
            }
        }
        // The page does not wait for ever for a document of its own links: what fails now is asked for again at the
        // next change.
        return Future.join(asked).otherwiseEmpty();
    }

    private void keep(Alert alert, String ending, Optional<String> found) {
        Instant sent = alert.sent() == null ? alert.createdAt() : alert.sent();
        StaticDocument.Kind kind = ending.equals(CAP) ? DocumentKinds.CAP : DocumentKinds.SMS;
        found.ifPresent(text -> attached.put(path(alert, ending), StaticDocument.text(text, kind, sent)));
    }

    private static String path(Alert alert, String ending) {
        return "/alerts/" + alert.id().value() + ending;
    }
}
