package org.airalert.office.county;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.airalert.duty.CountyReport;

/** What counties reported. */
public interface CountyReports {
    /** Kind of the documents, by the report's id, tagged with the county's code. */
    String KIND = "county-report";

    /** Reports of one county received within {@code [from, until)}, in the order in which they came, corrected ones among them. */
    Future<List<CountyReport>> of(String area, Instant from, Instant until);

    /** The same of all counties. */
    Future<List<CountyReport>> all(Instant from, Instant until);
}
