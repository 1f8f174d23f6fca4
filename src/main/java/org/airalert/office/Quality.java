package org.airalert.office;

import java.time.Instant;
import java.util.List;
import org.airalert.airquality.Finding;

/**
 * What is known of how good an area's observations are.
 *
 * @param findings what the station check left out, and why
 * @param dustSuspects hours that look like a sandstorm and that nobody has judged yet
 * @param dustMarks what people said about such hours, oldest first
 */
record Quality(List<Finding> findings, List<Instant> dustSuspects, List<DustMarks.Mark> dustMarks) {
    static final Quality UNKNOWN = new Quality(List.of(), List.of(), List.of());

    Quality {
        findings = List.copyOf(findings);
        dustSuspects = List.copyOf(dustSuspects);
        dustMarks = List.copyOf(dustMarks);
    }
}
