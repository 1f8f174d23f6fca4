package org.airalert.office.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change that waits for a second person, or was decided.
 *
 * @param kind word of its {@link ChangeKind}
 * @param target what it changes: an account's name, a key's id, a template's path
 * @param content what the target shall be, in the kind's own form; never a secret
 * @param before what the target was when it was proposed, in the same form; empty when there was nothing
 * @param author account of who proposed it
 * @param decider account of who signed or refused it; {@code null} before, and where no second person was needed
 * @param reason given with a refusal, or why no second person was needed; empty otherwise
 */
public record Change(
        String id,
        String kind,
        String target,
        String content,
        String before,
        ChangeState state,
        String author,
        Instant proposedAt,
        @Nullable String decider,
        @Nullable Instant decidedAt,
        String reason) {
    /** @throws IllegalStateException when it was decided already */
    Change become(ChangeState next, @Nullable String by, Instant at, String why) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException("change " + id + ": " + state.word() + " cannot become " + next.word());
        }
        return new Change(id, kind, target, content, before, next, author, proposedAt, by, at, why);
    }

    /** What somebody asks for. */
    public record Wish(String kind, String target, String content) {}
}
