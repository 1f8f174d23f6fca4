package org.airalert.message;

import java.time.ZoneId;
import java.util.Optional;
import org.airalert.app.config.AreasFile;
import org.airalert.app.config.ConfFolders;
import org.airalert.app.config.Faults;
import org.airalert.app.config.PlanTextsFile;
import org.airalert.app.config.TemplateFiles;
import org.airalert.directory.AreaTree;
import org.airalert.message.lint.SampleAlerts;

/** The shipped templates and texts, as tests use them. */
public final class Wording {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Wording() {}

    public static TemplateSet templates() {
        Faults faults = new Faults();
        TemplateSet templates = TemplateFiles.read(ConfFolders.locate("templates", Optional.empty()), faults);
        faults.throwIfAny();
        return templates;
    }

    public static PlanTexts texts() {
        Faults faults = new Faults();
        Optional<PlanTexts> texts = PlanTextsFile.read(ConfFolders.locate("conf", Optional.empty()), faults);
        faults.throwIfAny();
        return texts.orElseThrow();
    }

    public static AreaTree areas() {
        Faults faults = new Faults();
        Optional<AreaTree> areas = AreasFile.read(ConfFolders.locate("conf", Optional.empty()), faults);
        faults.throwIfAny();
        return areas.orElseThrow();
    }

    public static TextContext context() {
        return new TextContext(texts(), ZONE, SampleAlerts.PUBLISHED, true);
    }
}
