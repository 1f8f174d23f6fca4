package org.airalert.web.api;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.airalert.access.Principal;
import org.airalert.directory.Recipient;
import org.airalert.duty.Shift;
import org.airalert.json.BadInput;
import org.airalert.json.ShiftCsv;
import org.airalert.office.Refusal;

/** Takes duty rosters from a table: all of it or nothing. */
public final class RosterIntake {
    private final OfficeParts parts;

    public RosterIntake(OfficeParts parts) {
        this.parts = parts;
    }

    /**
     * @param dryRun only reads and checks
     * @return how many shifts the table holds; fails with {@link Refusal.Invalid}, every fault of every line
     */
    public Future<Integer> take(String csv, boolean dryRun, Principal by) {
        List<Shift> read;
        try {
            read = ShiftCsv.read(csv, ids(), parts.place().plan().zone());
        } catch (BadInput e) {
            return Future.failedFuture(new Refusal.Invalid(e.faults().stream()
                    .map(fault -> new Refusal.Fault("/" + fault.place().replace("line ", ""), fault.reason()))
                    .toList()));
        }
        return dryRun
                ? Future.succeededFuture(read.size())
                : parts.duties().rosters().replace(read, by);
    }

    private Set<String> ids() {
        return parts.directory().recipients().stream().map(Recipient::id).collect(Collectors.toSet());
    }
}
