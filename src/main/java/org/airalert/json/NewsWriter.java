package org.airalert.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import org.airalert.warning.News;

/** Writes one line of a replay as JSON, with the fields of replay-cases. */
public final class NewsWriter {
    private final ZoneId zone;

    public NewsWriter(ZoneId zone) {
        this.zone = zone;
    }

    public ObjectNode write(News news) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("time", AssessmentWriter.time(news.time(), zone));
        out.put("action", news.action().name());
        out.put("level", news.level() == null ? null : news.level().word());
        out.put("basis", news.basis() == null ? null : news.basis().name());
        out.put("effective", AssessmentWriter.time(news.effective(), zone));
        out.put("expectedEnd", AssessmentWriter.time(news.expectedEnd(), zone));
        out.put("leadTimeHours", AssessmentWriter.hours(news.leadTime()));
        out.put("late", news.late());
        return out;
    }
}
