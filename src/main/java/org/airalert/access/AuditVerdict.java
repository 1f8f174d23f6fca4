package org.airalert.access;

import org.jspecify.annotations.Nullable;

/**
 * What a check of the whole audit chain found.
 *
 * @param entries how many entries were found whole, from the first on
 * @param head hash of the last whole entry: keep it elsewhere, and a later check shows whether the end was cut off
 * @param broken number of the first entry that is wrong; {@code null} when the chain is whole
 * @param fault what is wrong with it; empty when the chain is whole
 */
public record AuditVerdict(
        long entries, String head, @Nullable Long broken, String fault) {
    public boolean isWhole() {
        return broken == null;
    }
}
