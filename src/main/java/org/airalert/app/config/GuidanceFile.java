package org.airalert.app.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.airalert.alert.Bilingual;
import org.airalert.warning.Level;
import org.airalert.web.open.Guidance;

/** Reads {@code conf/guidance.yaml}: what people should do now, by group and situation. Blocking. */
public final class GuidanceFile {
    public static final String NAME = "guidance.yaml";

    private static final Set<String> GROUPS =
            Set.of("general", "children", "elderly", "patients", "schools", "drivers");
    private static final List<String> SITUATIONS =
            List.of(Guidance.CLEAR, Guidance.LIGHT, Level.YELLOW.word(), Level.ORANGE.word(), Level.RED.word());

    private GuidanceFile() {}

    /** The texts, or empty when there is a fault; every fault is noted. */
    public static Optional<Guidance> read(ConfFolders conf, Faults faults) {
        int before = faults.all().size();
        YamlMap file = YamlMap.parse(conf.label(NAME), conf.read(NAME).orElse(""), faults);
        List<Guidance.Group> groups = new ArrayList<>();
        Set<String> missing = new HashSet<>(GROUPS);
        for (YamlMap entry : file.maps("groups")) {
            Guidance.Group group = group(entry);
            groups.add(group);
            if (!missing.remove(group.key())) {
                entry.fault("key", group.key() + " (expected: each of " + GROUPS + " once)");
            }
        }
        missing.forEach(key -> file.fault("groups", "no texts for " + key));
        file.done();
        return faults.all().size() > before ? Optional.empty() : Optional.of(new Guidance(groups));
    }

    private static Guidance.Group group(YamlMap entry) {
        String key = entry.text("key", "");
        Bilingual name = bilingual(entry.map("name"));
        Map<String, List<Bilingual>> texts = new HashMap<>();
        for (String situation : SITUATIONS) {
            List<Bilingual> lines =
                    entry.maps(situation).stream().map(GuidanceFile::bilingual).toList();
            if (lines.isEmpty()) {
                entry.fault(situation, "missing (expected: at least one sentence)");
            }
            texts.put(situation, lines);
        }
        entry.done();
        return new Guidance.Group(key, name, texts);
    }

    private static Bilingual bilingual(YamlMap entry) {
        String zh = entry.required("zh");
        String en = entry.required("en");
        entry.done();
        return new Bilingual(zh == null ? "" : zh, en == null ? "" : en);
    }
}
