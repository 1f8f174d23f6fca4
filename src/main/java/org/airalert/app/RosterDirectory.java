package org.airalert.app;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.airalert.access.Principal;
import org.airalert.app.config.Faults;
import org.airalert.app.config.RecipientRows;
import org.airalert.app.config.RecipientsFile;
import org.airalert.directory.Recipient;
import org.airalert.directory.Supervision;
import org.airalert.office.Refusal;
import org.airalert.office.Roster;
import org.airalert.web.api.OfficeParts;
import org.airalert.worker.Workers;

/** The directory behind the API: reads its CSV form as the configuration does, and takes all of it or nothing. */
record RosterDirectory(Roster roster, RecipientRows.Known known, Workers workers) implements OfficeParts.Directory {
    @Override
    public Collection<Recipient> recipients() {
        return roster.recipients();
    }

    @Override
    public Future<Recipient> correct(String recipient, Correction correction, Principal by) {
        String after = correction.after().strip();
        RecipientRows.addressFault(correction.kind(), after).ifPresent(what -> {
            throw new Refusal.Invalid(List.of(new Refusal.Fault("/address", what)));
        });
        return roster.change(
                recipient,
                one -> one.readdressed(correction.kind(), correction.before(), after),
                "directory.correct",
                by);
    }

    @Override
    public Future<Integer> replace(List<Recipient> recipients, Principal by) {
        Map<String, String> faults = Supervision.faults(recipients);
        if (!faults.isEmpty()) {
            return Future.failedFuture(new Refusal.Invalid(IntStream.range(0, recipients.size())
                    .filter(place -> faults.containsKey(recipients.get(place).id()))
                    .mapToObj(place -> new Refusal.Fault(
                            "/items/" + place,
                            faults.getOrDefault(recipients.get(place).id(), "")))
                    .toList()));
        }
        return roster.replace(recipients, by);
    }

    @Override
    public Future<Integer> read(String csv, boolean dryRun, Principal by) {
        return workers.run(() -> parsed(csv))
                .compose(read -> dryRun ? Future.succeededFuture(read.size()) : roster.replace(read, by));
    }

    private List<Recipient> parsed(String csv) {
        Faults faults = new Faults();
        List<Recipient> read = RecipientsFile.read("import", csv, known, faults);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults.all().stream()
                    .map(fault -> new Refusal.Fault("/" + fault.line(), fault.what()))
                    .toList());
        }
        return read;
    }
}
