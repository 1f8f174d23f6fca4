package org.airalert.office;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.airalert.airquality.Forecast;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertState;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.AreaRef;
import org.airalert.directory.Area;
import org.airalert.directory.AreaTree;
import org.airalert.store.Ledger;
import org.airalert.time.Timers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the public sees, made anew at each change and by the clock. Requests that come while one is being made are one request more, not many.
 */
final class PublicBoard {
    private static final Logger LOG = LoggerFactory.getLogger(PublicBoard.class);
    private static final int NEWEST = 100;
    private static final int SHOWN = 30;
    /** A status that was not made anew for so many of the clock's rounds must not be trusted any more. */
    private static final int ROUNDS_TRUSTED = 3;

    private final Ledger ledger;
    private final AirBook book;
    private final Docs docs;
    private final AreaTree areas;
    private final Timers clock;
    private final Duration trusted;
    private final List<Runnable> listeners = new ArrayList<>();
    private volatile PublicStatus status;
    private @Nullable Future<Void> running;
    private boolean again;

    PublicBoard(Office.Parts parts, AirBook book, Docs docs) {
        this.ledger = parts.ledger();
        this.book = book;
        this.docs = docs;
        this.areas = parts.areas();
        this.clock = parts.clock();
        this.trusted = parts.settings().every().multipliedBy(ROUNDS_TRUSTED);
        Instant now = clock.instant();
        this.status = new PublicStatus(
                null,
                List.of(),
                List.of(),
                List.of(),
                named(),
                null,
                new Desk.Series(areas.root().code(), List.of(), List.of(), List.of()),
                null,
                now,
                now);
    }

    private List<AreaRef> named() {
        return cityFirst().map(DraftReader::named).toList();
    }

    private Stream<Area> cityFirst() {
        return Stream.concat(Stream.of(areas.root()), areas.all().stream().filter(area -> area.parent() != null));
    }

    PublicStatus status() {
        return status;
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Makes it anew; never fails: what could not be read is logged and the last one stands, getting stale. */
    synchronized Future<Void> refresh() {
        if (running != null) {
            again = true;
            return running;
        }
        Future<Void> made = make().onSuccess(this::show).<Void>mapEmpty().recover(cause -> {
            LOG.warn("public status not renewed", cause);
            return Future.succeededFuture();
        });
        running = made;
        made.onComplete(done -> next());
        return made;
    }

    private synchronized void next() {
        running = null;
        if (again) {
            again = false;
            refresh();
        }
    }

    private void show(PublicStatus made) {
        status = made;
        listeners.forEach(Runnable::run);
    }

    private Future<PublicStatus> make() {
        Instant now = clock.instant();
        String city = areas.root().code();
        Future<List<Standing>> standings = standings();
        Future<List<Alert>> alerts = published();
        Future<AirBook.Air> air = book.read(city, now);
        return standings.compose(stand -> alerts.compose(told -> air.map(known -> status(now, stand, told, known))));
    }

    /** Of every area, in their order. One read, however many areas there are: a read for each would fill the store's queue and turn others away. */
    private Future<List<Standing>> standings() {
        return docs.standings()
                .map(kept -> cityFirst()
                        .map(area -> kept.getOrDefault(area.code(), Standing.CLEAR))
                        .toList());
    }

    /** Approved ones count: the public is told the moment the approval is durable. */
    private Future<List<Alert>> published() {
        return Future.join(newest(AlertState.APPROVED), newest(AlertState.PUBLISHED))
                .map(both -> {
                    List<Alert> all = new ArrayList<>();
                    both.<List<Alert>>list().forEach(all::addAll);
                    all.removeIf(alert -> alert.status() != AlertStatus.ACTUAL
                            || !alert.kind().isPublic());
                    all.sort(Comparator.comparing(Alert::id).reversed());
                    return all;
                });
    }

    private Future<List<Alert>> newest(AlertState state) {
        return ledger.list(new Ledger.Query(Docs.ALERT, state.word(), null, NEWEST, true))
                .map(found -> found.stream()
                        .map(document -> Docs.alert(document).value())
                        .toList());
    }

    private static Optional<Alert> inForce(Standing standing, List<Alert> told) {
        if (standing.course().inForce() == null) {
            return Optional.empty();
        }
        List<AlertId> event =
                standing.references().stream().map(one -> one.id()).toList();
        return told.stream()
                .filter(alert -> alert.kind().warns() && event.contains(alert.id()))
                .findFirst();
    }

    /** @param standings the city's first */
    private PublicStatus status(Instant now, List<Standing> standings, List<Alert> told, AirBook.Air air) {
        List<Alert> advisories = told.stream()
                .filter(alert -> alert.kind() == AlertKind.ADVISORY && holds(alert, now))
                .toList();
        List<Alert> warnings = told.stream()
                .filter(alert -> alert.kind() != AlertKind.ADVISORY)
                .limit(SHOWN)
                .toList();
        return new PublicStatus(
                inForce(standings.get(0), told).orElse(null),
                standings.stream()
                        .skip(1)
                        .flatMap(standing -> inForce(standing, told).stream())
                        .toList(),
                warnings,
                advisories,
                named(),
                SeriesMaker.now(air, now),
                SeriesMaker.series(areas.root().code(), air, now.minus(SeriesMaker.BACK), now.plus(SeriesMaker.AHEAD)),
                air.forecasts().stream()
                        .map(Forecast::issuedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                now,
                now.plus(trusted));
    }

    private static boolean holds(Alert advisory, Instant now) {
        Instant end = advisory.facts().expectedEnd();
        return (end == null ? advisory.notAfter() : end).isAfter(now);
    }
}
