package org.airalert.office.memo;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.airalert.access.AuditEntry;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.AreaRef;
import org.airalert.delivery.ChannelPlan;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.Ladder;
import org.airalert.directory.Area;
import org.airalert.directory.Recipient;
import org.airalert.message.FrozenText;
import org.airalert.message.TextContext;
import org.airalert.office.Json;
import org.airalert.office.Office;
import org.airalert.store.Conflict;
import org.airalert.store.Ledger;

/** Words memos, writes them down and hands them to the lanes. Thread-safe. */
public final class Memos {
    private static final String KIND = "memo";
    private static final String TEXT = "text";
    private static final int BATCH = 2_000;
    /** More than are of use at one time. */
    private static final int RECENT = 100;
    /** Longer than any time to confirm. */
    private static final Duration FOLLOWED = Duration.ofHours(6);

    private final Office.Parts parts;
    private final List<MemoChannel> channels;
    private final AreaRef city;

    public Memos(Office.Parts parts) {
        this.parts = parts;
        this.channels = parts.ways().channels().stream()
                .map(MemoChannel::new)
                .filter(MemoChannel::isOpen)
                .toList();
        Area root = parts.areas().root();
        this.city = new AreaRef(root.code(), root.nameZh(), root.nameEn());
    }

    /** As the store keeps it. */
    record Kept(Memo memo, Alert alert) {}

    /** The channels that carry memos, for whoever follows them up. */
    public List<ChannelPlan> channels() {
        return List.copyOf(channels);
    }

    /**
     * Sends a memo unless it was sent before; durable when the future completes.
     *
     * @param by account that wants it sent
     * @return whether it is new
     */
    public Future<Boolean> send(Memo memo, String by) {
        return parts.ledger().get(KIND, memo.id().value()).compose(found -> {
            if (found.isPresent()) {
                // Whoever wrote it may have ended before it was planned; planning again adds nothing that is there.
                return plan(Json.read(found.get().body(), Kept.class)).map(done -> false);
            }
            return parts.workers()
                    .run(() -> texts(memo))
                    .compose(texts -> write(memo, texts, by))
                    .compose(this::plan)
                    .map(done -> true)
                    .recover(cause ->
                            cause instanceof Conflict ? Future.succeededFuture(false) : Future.failedFuture(cause));
        });
    }

    private List<FrozenText> texts(Memo memo) {
        Alert alert = memo.alert(city, Map.of());
        List<FrozenText> texts = new ArrayList<>();
        for (MemoChannel channel : channels) {
            if (channel.carries(alert) && concerns(channel, memo)) {
                TextContext context = new TextContext(
                        parts.wording().texts(),
                        parts.assessor().plan().zone(),
                        memo.at(),
                        channel.way().confirms());
                texts.add(parts.wording().renderer().memo(alert, channel.way().text(), context));
            }
        }
        return texts;
    }

    /** A supervising unit may have to be told by a channel that serves none of the memo's own recipients. */
    private boolean concerns(MemoChannel channel, Memo memo) {
        return recipients(memo).stream()
                .anyMatch(one -> channel.serves(one) || one.supervisor().isPresent());
    }

    private Future<Kept> write(Memo memo, List<FrozenText> texts, String by) {
        Map<String, String> digests = new TreeMap<>();
        List<Ledger.Write> writes = new ArrayList<>();
        for (FrozenText text : texts) {
            digests.put(text.channel(), text.digest());
            writes.add(
                    new Ledger.Write(TEXT, memo.id() + "/" + text.channel(), Ledger.Write.ANY, "", Json.write(text)));
        }
        Kept kept = new Kept(memo, memo.alert(city, digests));
        writes.add(new Ledger.Write(KIND, memo.id().value(), 0, memo.purpose().word(), Json.write(kept)));
        AuditEntry entry = new AuditEntry(
                memo.at(),
                by,
                "memo.send",
                memo.id().value(),
                Map.of(
                        "subject",
                        memo.subject(),
                        "recipients",
                        Integer.toString(memo.recipients().size())));
        return parts.audit()
                .commit(new Ledger.Commit(writes, List.of()), List.of(entry))
                .map(done -> kept);
    }

    private Future<Void> plan(Kept kept) {
        return parts.workers().run(() -> deliveries(kept)).compose(deliveries -> plan(deliveries, 0));
    }

    private List<Delivery> deliveries(Kept kept) {
        Alert alert = kept.alert();
        List<Recipient> recipients = recipients(kept.memo());
        List<Delivery> deliveries = new ArrayList<>(parts.ways()
                .planner()
                .plan(alert, recipients, carrying(alert), kept.memo().at()));
        if (kept.memo().purpose().isTrial()) {
            recipients.stream()
                    .filter(one -> parts.ways().planner().concerns(alert, one))
                    .forEach(one -> Ladder.of(one, carrying(alert))
                            .forEach(rung -> deliveries.addAll(parts.ways()
                                    .planner()
                                    .step(alert, one, rung, kept.memo().at()))));
            deliveries.sort(Comparator.comparing(one -> one.id().value()));
        }
        return deliveries;
    }

    private List<MemoChannel> carrying(Alert alert) {
        return channels.stream()
                .filter(one -> alert.digests().containsKey(one.id()))
                .toList();
    }

    private List<Recipient> recipients(Memo memo) {
        Set<String> ids = new TreeSet<>(memo.recipients());
        Collection<Recipient> all = parts.ways().recipients().get();
        return all.stream().filter(one -> ids.contains(one.id())).toList();
    }

    private Future<Void> plan(List<Delivery> deliveries, int from) {
        if (from >= deliveries.size()) {
            return Future.succeededFuture();
        }
        int to = Math.min(deliveries.size(), from + BATCH);
        return parts.deliveries()
                .plan(deliveries.subList(from, to))
                .onSuccess(done -> parts.ways().wake().run())
                .compose(done -> plan(deliveries, to));
    }

    /** The memo as the lanes carry it. */
    public Future<Optional<Alert>> alert(AlertId id) {
        return kept(id).map(found -> found.map(Kept::alert));
    }

    public Future<Optional<Memo>> memo(AlertId id) {
        return kept(id).map(found -> found.map(Kept::memo));
    }

    private Future<Optional<Kept>> kept(AlertId id) {
        return parts.ledger()
                .get(KIND, id.value())
                .map(found -> found.map(document -> Json.read(document.body(), Kept.class)));
    }

    /** The newest memo of a purpose; empty when there is none. */
    public Future<Optional<Memo>> newest(Memo.Purpose purpose) {
        return list(purpose, 1).map(found -> found.stream().map(Kept::memo).findFirst());
    }

    /** Memos that somebody has to confirm or be reached by, as the follow-up needs them; trials are not followed up. */
    public Future<List<Alert>> recent() {
        Instant since = parts.clock().instant().minus(FOLLOWED);
        return Future.join(Stream.of(Memo.Purpose.values())
                        .filter(purpose -> !purpose.isTrial())
                        .map(purpose -> list(purpose, RECENT))
                        .toList())
                .map(all -> all.<List<Kept>>list().stream()
                        .flatMap(List::stream)
                        .map(Kept::alert)
                        .filter(alert -> alert.notAfter().isAfter(since))
                        .toList());
    }

    private Future<List<Kept>> list(Memo.Purpose purpose, int most) {
        return parts.ledger()
                .list(new Ledger.Query(KIND, purpose.word(), null, most, true))
                .map(found -> found.stream()
                        .map(document -> Json.read(document.body(), Kept.class))
                        .toList());
    }
}
