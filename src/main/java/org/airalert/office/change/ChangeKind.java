package org.airalert.office.change;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;
import org.airalert.access.AuditEntry;
import org.airalert.access.Permission;
import org.airalert.access.Principal;
import org.airalert.store.Ledger;

/** One kind of thing that is changed by two persons. Called on an event loop: what blocks goes to workers. */
public interface ChangeKind {
    /** Names it in documents, in the API and on pages: {@code account}, {@code key}, {@code template}. */
    String word();

    /** The right to propose such a change. */
    Permission proposes();

    /** The right to sign or refuse it; the author never may, whatever rights they have. */
    default Permission signs() {
        return Permission.SIGN_CHANGE;
    }

    /**
     * What stands under the target now, in the same form as a change's content; empty when there is nothing. A change is refused as
     * stale when this is no longer what it was at the proposal.
     */
    Future<String> current(String target);

    /** Fails with a {@code Refusal} or an {@code AccessRefusal} when such a content could never be applied. Asked at the proposal and again when it is signed. */
    Future<Void> check(String target, String content);

    /** What applies the change; nothing may have happened yet when it completes. Fails like {@link #check}. */
    Future<Effect> effect(Change change, Principal signer);

    /** A content as people read it and compare it: one fact a line. */
    default String readable(String content) {
        return content;
    }

    /**
     * @param writes made durable in one commit with the change's own decision, or not at all
     * @param entries audited in the same commit, beside the entry of the decision
     * @param after done once that is durable: what was read before is read again
     */
    record Effect(List<Ledger.Write> writes, List<AuditEntry> entries, Supplier<Future<Void>> after) {
        public Effect {
            writes = List.copyOf(writes);
            entries = List.copyOf(entries);
        }

        public Effect(List<Ledger.Write> writes, List<AuditEntry> entries) {
            this(writes, entries, Future::succeededFuture);
        }
    }
}
