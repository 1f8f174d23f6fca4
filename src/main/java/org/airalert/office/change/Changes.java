package org.airalert.office.change;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.airalert.access.Audit;
import org.airalert.access.AuditEntry;
import org.airalert.access.Permission;
import org.airalert.access.Principal;
import org.airalert.message.TextDiff;
import org.airalert.office.Ids;
import org.airalert.office.Refusal;
import org.airalert.store.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * Changes that two persons make, whatever is changed. Futures fail with a {@link Refusal}, with what the kind itself refuses, or with
 * {@link org.airalert.store.Conflict} when somebody was faster. A decision, its audit entry and what it changes are one commit.
 */
public final class Changes {
    private static final String KIND = "change";
    private static final int LONGEST_REASON = 500;

    private final Parts parts;
    private final Map<String, ChangeKind> kinds = new ConcurrentHashMap<>();

    /** @param clock of people, like that of sessions */
    public record Parts(Ledger ledger, Audit audit, InstantSource clock, Ids ids) {}

    public Changes(Parts parts) {
        this.parts = parts;
    }

    /** Makes a kind known. Before the first request. */
    public void add(ChangeKind kind) {
        if (kinds.putIfAbsent(kind.word(), kind) != null) {
            throw new IllegalArgumentException("kind: " + kind.word() + " (expected: one that is not known yet)");
        }
    }

    /** Puts a change down; it waits for a second person. */
    public Future<Change> propose(Change.Wish wish, Principal by) {
        ChangeKind kind = kind(wish.kind());
        require(kind.proposes(), by);
        return fresh(kind, wish, by).compose(change -> {
            AuditEntry entry = entry(change, by, "change.propose", Map.of());
            return commit(List.of(write(change, 0)), List.of(entry)).map(change);
        });
    }

    /**
     * Proposes and applies in one step, without a second person. Only for those few cases in which there is none yet; why stands in the
     * audit and in the change.
     */
    Future<Change> applyAlone(Change.Wish wish, Principal by, String why) {
        ChangeKind kind = kind(wish.kind());
        require(kind.proposes(), by);
        return fresh(kind, wish, by)
                .compose(change -> apply(new Found(change, 0), kind, new Decision(by, "change.alone", null, why)));
    }

    /** Signs a change: it is checked again, applied and durable when the future completes. */
    public Future<Change> approve(String id, Principal by) {
        return open(id).compose(found -> {
            ChangeKind kind = kind(found.change().kind());
            requireSecond(kind, found.change(), by);
            return kind.current(found.change().target())
                    .compose(now -> now.equals(found.change().before())
                            ? kind.check(found.change().target(), found.change().content())
                                    .compose(sound ->
                                            apply(found, kind, new Decision(by, "change.approve", by.account(), "")))
                            : stale(found, by));
        });
    }

    /** Refuses a change, with the reason; by its author: takes it back. */
    public Future<Change> reject(String id, String reason, Principal by) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Refusal.Invalid(List.of(new Refusal.Fault(
                    "/reason",
                    "请填写理由，不超过 " + LONGEST_REASON + " 字 (a reason of at most " + LONGEST_REASON + " characters)")));
        }
        return open(id).compose(found -> {
            boolean own = found.change().author().equals(by.account());
            if (!own) {
                require(kind(found.change().kind()).signs(), by);
            }
            ChangeState state = own ? ChangeState.WITHDRAWN : ChangeState.REJECTED;
            Change decided =
                    found.change().become(state, by.account(), parts.clock().instant(), reason);
            String action = own ? "change.withdraw" : "change.reject";
            return commit(
                            List.of(write(decided, found.version())),
                            List.of(entry(decided, by, action, Map.of("reason", reason))))
                    .map(decided);
        });
    }

    /** Newest first; {@code null} lists every state. */
    public Future<List<Change>> list(@Nullable ChangeState state, @Nullable String cursor, int limit) {
        String tag = state == null ? null : state.word();
        return parts.ledger()
                .list(new Ledger.Query(KIND, tag, cursor, limit, true))
                .map(found -> found.stream()
                        .map(document -> ChangeJson.read(document.body(), Change.class))
                        .toList());
    }

    public Future<Optional<Change>> find(String id) {
        return parts.ledger()
                .get(KIND, id)
                .map(found -> found.map(document -> ChangeJson.read(document.body(), Change.class)));
    }

    /** What the change would do to its target, line by line, as people read it. */
    public List<TextDiff.Line> difference(Change change) {
        ChangeKind kind = kinds.get(change.kind());
        return kind == null
                ? TextDiff.between(change.before(), change.content())
                : TextDiff.between(
                        change.before().isEmpty() ? "" : kind.readable(change.before()),
                        kind.readable(change.content()));
    }

    /** Whether this person could sign it. */
    public boolean maySign(Change change, Principal by) {
        ChangeKind kind = kinds.get(change.kind());
        return kind != null
                && change.state() == ChangeState.PROPOSED
                && kind.signs().isHeldBy(by)
                && !change.author().equals(by.account());
    }

    private record Found(Change change, long version) {}

    /** @param signer {@code null} where nobody beside the author signed */
    private record Decision(
            Principal by, String action, @Nullable String signer, String why) {}

    private Future<Change> fresh(ChangeKind kind, Change.Wish wish, Principal by) {
        return kind.check(wish.target(), wish.content())
                .compose(sound -> kind.current(wish.target()))
                .map(before -> {
                    if (before.equals(wish.content())) {
                        throw new Refusal.Invalid(List.of(new Refusal.Fault(
                                "", "与现状相同，没有可变更的内容 (it is like that already: nothing would change)")));
                    }
                    return new Change(
                            parts.ids().next("ch"),
                            kind.word(),
                            wish.target(),
                            wish.content(),
                            before,
                            ChangeState.PROPOSED,
                            by.account(),
                            parts.clock().instant(),
                            null,
                            null,
                            "");
                });
    }

    private Future<Change> apply(Found found, ChangeKind kind, Decision decision) {
        Instant now = parts.clock().instant();
        return kind.effect(found.change(), decision.by()).compose(effect -> {
            Change applied = found.change().become(ChangeState.APPLIED, decision.signer(), now, decision.why());
            List<Ledger.Write> writes = new ArrayList<>(effect.writes());
            writes.add(write(applied, found.version()));
            Map<String, String> detail = decision.why().isEmpty()
                    ? Map.of("author", applied.author())
                    : Map.of("author", applied.author(), "reason", decision.why());
            List<AuditEntry> entries = new ArrayList<>();
            entries.add(entry(applied, decision.by(), decision.action(), detail));
            entries.addAll(effect.entries());
            return commit(writes, entries).compose(done -> effect.after().get()).map(applied);
        });
    }

    /** What was read at the proposal is no longer what would be changed: nobody can still sign it. */
    private Future<Change> stale(Found found, Principal by) {
        Change over = found.change()
                .become(
                        ChangeState.STALE,
                        null,
                        parts.clock().instant(),
                        "对象已被另行修改 (its target was changed meanwhile)");
        return commit(List.of(write(over, found.version())), List.of(entry(over, by, "change.stale", Map.of())))
                .compose(done -> Future.failedFuture(new Refusal.NotNow(
                        "此变更提出后，对象已被另行修改，请重新提出 (its target was changed since it was proposed: propose it again)")));
    }

    private Future<Found> open(String id) {
        return parts.ledger().get(KIND, id).map(found -> {
            Ledger.Document document = found.orElseThrow(() -> new Refusal.Unknown("没有此变更 (no such change)"));
            Change change = ChangeJson.read(document.body(), Change.class);
            if (change.state() != ChangeState.PROPOSED) {
                throw new Refusal.NotNow(
                        "此变更已处理完毕 (this change is " + change.state().word() + " already)");
            }
            return new Found(change, document.version());
        });
    }

    private ChangeKind kind(String word) {
        ChangeKind kind = kinds.get(word);
        if (kind == null) {
            throw new Refusal.Unknown("没有此类变更 (no such kind of change)");
        }
        return kind;
    }

    private static void requireSecond(ChangeKind kind, Change change, Principal by) {
        require(kind.signs(), by);
        if (change.author().equals(by.account())) {
            throw new Refusal.Forbidden(
                    "提出人不能审批自己的变更，须由另一人审批 (whoever proposed a change may not sign it: a second person must)");
        }
    }

    private static void require(Permission right, Principal by) {
        if (!right.isHeldBy(by)) {
            throw new Refusal.Forbidden("没有此项权限 (this needs another role)");
        }
    }

    private Future<Void> commit(List<Ledger.Write> writes, List<AuditEntry> entries) {
        return parts.audit()
                .commit(new Ledger.Commit(writes, List.of()), entries)
                .mapEmpty();
    }

    private AuditEntry entry(Change change, Principal by, String action, Map<String, String> detail) {
        Map<String, String> all = new java.util.TreeMap<>(detail);
        all.put("kind", change.kind());
        all.put("change", change.id());
        return new AuditEntry(parts.clock().instant(), by.account(), action, change.target(), all);
    }

    private static Ledger.Write write(Change change, long expected) {
        return new Ledger.Write(KIND, change.id(), expected, change.state().word(), ChangeJson.write(change));
    }
}
