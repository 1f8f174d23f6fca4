package org.airalert.message;

import freemarker.core.Environment;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateNumberModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.airalert.message.sms.SmsPart;
import org.jspecify.annotations.Nullable;

/**
 * {@code <@part drop=2>…</@part>} in an SMS template: one sentence, and when it is left out (see {@link SmsPart}). Collects the
 * sentences of one rendering.
 */
final class SmsParts implements TemplateDirectiveModel {
    private static final int PART_CHARS = 1000;

    private final List<SmsPart> parts = new ArrayList<>();
    private final boolean english;

    SmsParts(boolean english) {
        this.english = english;
    }

    List<SmsPart> parts() {
        return List.copyOf(parts);
    }

    // Freemarker declares the raw type.
    @SuppressWarnings("rawtypes")
    @Override
    public void execute(
            Environment environment,
            Map parameters,
            TemplateModel[] loopVariables,
            @Nullable TemplateDirectiveBody body)
            throws TemplateException, IOException {
        int drop = parameters.get("drop") instanceof TemplateNumberModel number
                ? number.getAsNumber().intValue()
                : 0;
        BoundedWriter text = new BoundedWriter(PART_CHARS);
        if (body != null) {
            body.render(text);
        }
        add(text.toString(), drop);
    }

    /** Line breaks and indents belong to the template, not to the message. */
    private void add(String raw, int drop) {
        String text = raw.strip().replaceAll("\\s*\\R\\s*", english ? " " : "");
        if (!text.isEmpty()) {
            parts.add(new SmsPart(english ? " " + text : text, drop));
        }
    }
}
