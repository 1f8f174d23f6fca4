package org.airalert.access;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.airalert.store.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * Walks the audit journal from its first entry and stops at the first that is not what was written. One use, one caller.
 * Pages are asked for one after another, so that the walk needs the memory of one page; a promise, because a chain of
 * {@code compose} as long as the journal would overflow the stack.
 */
final class AuditCheck {
    private static final int PAGE = 1000;

    private final Ledger ledger;
    private final Promise<AuditVerdict> done = Promise.promise();
    private long whole;
    private String head = AuditLink.ORIGIN;
    private boolean seen;
    private final @Nullable String known;
    private final NavigableMap<Long, String> heads;

    /**
     * @param known hash of an entry that an earlier check saw last; {@code null}: none is known
     * @param heads hashes that entries had when their heads were signed, by number
     */
    AuditCheck(Ledger ledger, @Nullable String known, Map<Long, String> heads) {
        this.ledger = ledger;
        this.known = known;
        this.heads = new TreeMap<>(heads);
        this.seen = known == null || known.equals(head);
    }

    Future<AuditVerdict> run() {
        next();
        return done.future();
    }

    private void next() {
        ledger.read(Audit.JOURNAL, whole, PAGE).onSuccess(this::page).onFailure(done::tryFail);
    }

    private void page(List<Ledger.Entry> entries) {
        for (Ledger.Entry entry : entries) {
            String fault = fault(entry);
            if (!fault.isEmpty()) {
                done.complete(new AuditVerdict(whole, head, whole + 1, fault));
                return;
            }
        }
        if (entries.size() < PAGE && !heads.isEmpty() && heads.lastKey() > whole) {
            done.complete(new AuditVerdict(
                    whole,
                    head,
                    whole + 1,
                    "the chain ends at entry " + whole + ", but a signed head says that there were " + heads.lastKey()
                            + ": its end was cut off"));
        } else if (entries.size() < PAGE) {
            done.complete(
                    seen
                            ? new AuditVerdict(whole, head, null, "")
                            : new AuditVerdict(
                                    whole,
                                    head,
                                    whole + 1,
                                    "the entry with hash " + known
                                            + " is no longer in the chain: its end was cut off, or it was written anew"));
        } else {
            next();
        }
    }

    /** Empty when the entry follows the last one and is whole; then it is the last one. */
    private String fault(Ledger.Entry entry) {
        AuditLink link;
        try {
            link = AuditLink.read(entry);
        } catch (IllegalArgumentException e) {
            return "entry " + (whole + 1) + " cannot be read: " + e.getMessage();
        }
        if (link.number() != whole + 1) {
            return "entry " + (whole + 1) + " is missing (the next one is " + link.number() + ")";
        }
        if (!link.previous().equals(head)) {
            return "entry " + link.number()
                    + " does not follow the one before it: one of the two was replaced, removed or inserted";
        }
        if (!link.isWhole()) {
            return "entry " + link.number() + " was changed after it was written";
        }
        String signed = heads.get(link.number());
        if (signed != null && !signed.equals(link.hash())) {
            return "entry " + link.number() + " is not the one whose head was signed: the chain was written anew";
        }
        whole = link.number();
        head = link.hash();
        seen |= head.equals(known);
        return "";
    }
}
