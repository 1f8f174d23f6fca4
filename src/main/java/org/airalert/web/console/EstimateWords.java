package org.airalert.web.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.airalert.delivery.Estimate;
import org.airalert.web.Moments;
import org.airalert.web.api.Estimates;

/** When everything will be handed over, in a sentence, and why that cannot be told where it cannot. */
final class EstimateWords {
    private EstimateWords() {}

    static String of(Estimates.Whole whole, Visit visit, Outgoing names, Moments moments) {
        Instant by = whole.by();
        if (by != null) {
            boolean done = whole.channels().stream().allMatch(one -> one.basis() == Estimate.Basis.DONE);
            return done
                    ? visit.words().text("c.estimate.done")
                    : visit.words().text("c.estimate.by", moments.brief(by));
        }
        Map<String, List<Estimate.Answer>> unknown = whole.channels().stream()
                .filter(one -> one.by() == null)
                .collect(java.util.stream.Collectors.groupingBy(
                        one -> one.basis().word(), TreeMap::new, java.util.stream.Collectors.toList()));
        StringBuilder text = new StringBuilder(visit.words().text("c.estimate.unknown"));
        unknown.forEach((basis, channels) -> text.append(visit.words()
                .text(
                        "c.estimate." + basis,
                        String.join(
                                visit.language().pick("、", ", "),
                                channels.stream()
                                        .map(one -> names.name(one.channel()))
                                        .toList()))));
        return text.toString();
    }
}
