package org.airalert.app.config;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.airalert.message.TemplateSet;

/** Reads {@code templates/}. Blocking. */
public final class TemplateFiles {
    private static final String ENDING = ".ftl";
    /** Longest file in bytes; a longer one is not wording. */
    private static final int LARGEST = 256 * 1024;

    private TemplateFiles() {}

    /** All templates by name; a file that cannot be used is noted and left out. */
    public static TemplateSet read(ConfFolders folder, Faults faults) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (String name : folder.list(ENDING)) {
            String text = folder.read(name).orElse("");
            if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
                faults.add(folder.label(name), 0, "larger than " + LARGEST + " bytes");
            } else {
                sources.put(name, text);
            }
        }
        if (sources.isEmpty()) {
            faults.add(folder.label(""), 0, "no templates (expected: <audience>/<kind>.ftl and shared/)");
        }
        return TemplateSet.of(sources);
    }
}
