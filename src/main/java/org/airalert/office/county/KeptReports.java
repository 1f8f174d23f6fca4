package org.airalert.office.county;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.airalert.duty.CountyReport;
import org.airalert.office.Json;
import org.airalert.store.Ledger;
import org.jspecify.annotations.Nullable;

/** Reports as the ledger keeps them. Their ids sort by time, so that only the newest pages are read. */
public final class KeptReports implements CountyReports {
    private static final int PAGE = 200;

    private final Ledger ledger;

    public KeptReports(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Future<List<CountyReport>> of(String area, Instant from, Instant until) {
        return read(new Span(area, from, until), null, new ArrayList<>());
    }

    @Override
    public Future<List<CountyReport>> all(Instant from, Instant until) {
        return read(new Span(null, from, until), null, new ArrayList<>());
    }

    private record Span(@Nullable String area, Instant from, Instant until) {}

    private Future<List<CountyReport>> read(Span span, @Nullable String cursor, List<CountyReport> found) {
        return ledger.list(new Ledger.Query(KIND, span.area(), cursor, PAGE, true))
                .compose(page -> {
                    boolean older = false;
                    for (Ledger.Document document : page) {
                        CountyReport report = Json.read(document.body(), CountyReport.class);
                        older |= report.receivedAt().isBefore(span.from());
                        if (!report.receivedAt().isBefore(span.from())
                                && report.receivedAt().isBefore(span.until())) {
                            found.add(report);
                        }
                    }
                    if (!older && page.size() == PAGE) {
                        return read(span, page.get(PAGE - 1).id(), found);
                    }
                    found.sort(Comparator.comparing(CountyReport::receivedAt).thenComparing(CountyReport::id));
                    return Future.succeededFuture(List.copyOf(found));
                });
    }
}
