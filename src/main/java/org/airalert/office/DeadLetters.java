package org.airalert.office;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.airalert.access.AuditEntry;
import org.airalert.access.Permission;
import org.airalert.access.Principal;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.directory.Recipient;
import org.airalert.store.DeliveryStore;
import org.airalert.store.DeliveryStore.Tracked;
import org.airalert.store.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * What ended without success, and sending it again: always as a new delivery of the same frozen text, because an ended one stays ended. The order laws
 * hold for it as for any other: one whose alert was overtaken is superseded at once.
 */
final class DeadLetters {
    private static final List<DeliveryState> LOST =
            List.of(DeliveryState.FAILED, DeliveryState.EXPIRED, DeliveryState.UNCONFIRMED);
    private static final int PAGE = 200;
    private static final int MOST_AT_ONCE = 10_000;
    /** So many pages are gone through for one page of answers, when few have the reason asked for. */
    private static final int MOST_PAGES = 25;

    private static final int ROUNDS_OF_ONE = 100;

    private final Office.Parts parts;

    DeadLetters(Office.Parts parts) {
        this.parts = parts;
    }

    Future<Desk.LostPage> find(Desk.Lost query, @Nullable String cursor, int limit) {
        return find(query, new Reading(new ArrayList<>(), cursor, 0), limit);
    }

    /** @param cursor the last delivery that was looked at */
    private record Reading(List<Tracked> found, @Nullable String cursor, int pages) {}

    private Future<Desk.LostPage> find(Desk.Lost query, Reading so, int limit) {
        return page(query, so.cursor(), limit).compose(page -> {
            String cursor = so.cursor();
            for (Tracked one : page) {
                if (so.found().size() == limit) {
                    return Future.succeededFuture(new Desk.LostPage(so.found(), cursor));
                }
                cursor = one.delivery().id().value();
                if (query.reason() == null
                        || query.reason() == one.delivery().progress().reason()) {
                    so.found().add(one);
                }
            }
            if (page.size() < limit) {
                return Future.succeededFuture(new Desk.LostPage(so.found(), null));
            }
            return so.found().size() == limit || so.pages() == MOST_PAGES
                    ? Future.succeededFuture(new Desk.LostPage(so.found(), cursor))
                    : find(query, new Reading(so.found(), cursor, so.pages() + 1), limit);
        });
    }

    /** The next of all states together, in the order of ids. */
    private Future<List<Tracked>> page(Desk.Lost query, @Nullable String cursor, int limit) {
        List<Future<List<Tracked>>> each = LOST.stream()
                .filter(state -> query.state() == null || query.state() == state)
                .map(state -> parts.deliveries()
                        .list(new DeliveryStore.Filter(
                                query.alert(), query.channel(), state, query.recipient(), cursor, limit)))
                .toList();
        return Future.join(each)
                .map(all -> all.<List<Tracked>>list().stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(one -> one.delivery().id().value()))
                        .limit(limit)
                        .toList());
    }

    /**
     * @param address where it goes this time; empty: where it went before
     * @return the id of the new delivery
     */
    Future<String> resend(String id, Optional<String> address, Principal by) {
        requireRight(by);
        return parts.deliveries()
                .find(new DeliveryId(id))
                .map(found -> found.orElseThrow(() -> new Refusal.Unknown("delivery " + id))
                        .delivery())
                .compose(old -> {
                    if (old.progress().state().isPending()) {
                        throw new Refusal.NotNow("delivery " + id + " is still under way");
                    }
                    if (!isOfUse(old)) {
                        throw new Refusal.NotNow(
                                "the alert was of use until " + old.notAfter() + "; publish an update instead");
                    }
                    return place(old).compose(place -> {
                        if (newest(place, old).progress().state().isPending()) {
                            throw new Refusal.NotNow("delivery " + id + " was sent again already and is under way");
                        }
                        Delivery repeated = again(old, newest(place, old).round() + 1);
                        Delivery next = address.map(repeated::to).orElse(repeated);
                        return noted(
                                        "delivery.resend",
                                        id,
                                        by,
                                        Map.of("as", next.id().value()))
                                .compose(done -> parts.deliveries().plan(new ArrayList<>(List.of(next))))
                                .onSuccess(done -> parts.ways().wake().run())
                                .map(done -> next.id().value());
                    });
                });
    }

    /** Everything that fits, once: what was sent again already is judged by how that fared. */
    Future<Desk.Resent> resendAll(Desk.Lost query, Principal by) {
        requireRight(by);
        Map<String, String> detail = new HashMap<>();
        put(detail, "channel", query.channel());
        put(detail, "recipient", query.recipient());
        put(detail, "state", query.state() == null ? null : query.state().word());
        put(detail, "reason", query.reason() == null ? null : query.reason().word());
        String alert = query.alert() == null ? "all" : query.alert().value();
        return noted("delivery.resend-all", alert, by, detail)
                .compose(done -> resendAll(query, null, new Desk.Resent(0, 0, false)))
                .onSuccess(done -> parts.ways().wake().run());
    }

    private static void put(Map<String, String> detail, String key, @Nullable String value) {
        if (value != null) {
            detail.put(key, value);
        }
    }

    private Future<Desk.Resent> resendAll(Desk.Lost query, @Nullable String cursor, Desk.Resent so) {
        return find(query, cursor, PAGE)
                .compose(page -> Future.join(page.items().stream()
                                .map(one -> next(one.delivery()))
                                .toList())
                        .map(all -> all.<Optional<Delivery>>list().stream()
                                .flatMap(Optional::stream)
                                .toList())
                        .compose(next -> next.isEmpty()
                                ? Future.succeededFuture(0)
                                : parts.deliveries().plan(next).map(done -> next.size()))
                        .compose(sent -> {
                            int skipped = page.items().size() - sent;
                            Desk.Resent now = new Desk.Resent(so.sent() + sent, so.skipped() + skipped, false);
                            if (page.next() == null) {
                                return Future.succeededFuture(now);
                            }
                            return now.sent() >= MOST_AT_ONCE
                                    ? Future.succeededFuture(new Desk.Resent(now.sent(), now.skipped(), true))
                                    : resendAll(query, page.next(), now);
                        }));
    }

    /** Empty when it is of no use any more, or was sent again already. */
    private Future<Optional<Delivery>> next(Delivery old) {
        if (!isOfUse(old)) {
            return Future.succeededFuture(Optional.empty());
        }
        return place(old)
                .map(place -> newest(place, old).id().equals(old.id())
                        ? Optional.of(again(old, old.round() + 1))
                                .filter(one -> !one.address().isEmpty())
                        : Optional.empty());
    }

    private boolean isOfUse(Delivery delivery) {
        return delivery.notAfter().isAfter(parts.clock().instant());
    }

    /** All deliveries of the same alert, channel and recipient. */
    private Future<List<Delivery>> place(Delivery one) {
        return parts.deliveries()
                .list(new DeliveryStore.Filter(one.alert(), one.channel(), null, one.recipient(), null, ROUNDS_OF_ONE))
                .map(found -> found.stream().map(Tracked::delivery).toList());
    }

    /** The newest one of the same step. */
    private static Delivery newest(List<Delivery> place, Delivery one) {
        return Stream.concat(Stream.of(one), place.stream())
                .filter(other -> other.step() == one.step())
                .max(Comparator.comparingInt(Delivery::round))
                .orElse(one);
    }

    /** Where the directory had no address when it was planned, it may have one now. */
    private Delivery again(Delivery old, int round) {
        Delivery next = old.again(round, parts.clock().instant());
        return old.address().isEmpty() ? next.to(addressNow(old)) : next;
    }

    private String addressNow(Delivery old) {
        Optional<Recipient> recipient = parts.ways().recipients().get().stream()
                .filter(one -> one.id().equals(old.recipient()))
                .findFirst();
        return recipient
                .flatMap(known -> parts.ways().channels().stream()
                        .filter(way -> way.plan().id().equals(old.channel()))
                        .findFirst()
                        .flatMap(way -> way.plan().addressOf(known)))
                .orElse("");
    }

    private Future<Void> noted(String action, String about, Principal by, Map<String, String> detail) {
        AuditEntry entry = new AuditEntry(parts.clock().instant(), by.account(), action, about, detail);
        return parts.audit()
                .commit(new Ledger.Commit(List.of(), List.of()), List.of(entry))
                .mapEmpty();
    }

    private static void requireRight(Principal by) {
        if (!Permission.OPERATE.isHeldBy(by)) {
            throw new Refusal.Forbidden("only a duty officer or an administrator may send again");
        }
    }
}
