package org.airalert.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.airalert.directory.Area;
import org.airalert.directory.AreaTree;

/** Reads {@code conf/areas.yaml} (plan, 1.5). Blocking. */
public final class AreasFile {
    public static final String NAME = "areas.yaml";

    private static final Pattern CODE = Pattern.compile("\\d{6}");

    private AreasFile() {}

    /** The tree, or empty when there is a fault; every fault is noted. */
    public static Optional<AreaTree> read(ConfFolders conf, Faults faults) {
        int before = faults.all().size();
        String label = conf.label(NAME);
        YamlMap file = YamlMap.parse(label, conf.read(NAME).orElse(""), faults);
        List<Area> areas = new ArrayList<>();
        for (YamlMap entry : file.maps("areas")) {
            area(entry).ifPresent(areas::add);
        }
        file.done();
        if (faults.all().size() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AreaTree(areas));
        } catch (IllegalArgumentException e) {
            faults.add(label, 0, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<Area> area(YamlMap entry) {
        String code = entry.required("code");
        String zh = entry.required("zh");
        String en = entry.required("en");
        String parent = entry.text("parent", "");
        String polygon = Polygon.read(entry, "polygon");
        // Only for readers of the file: codes are unique whatever their origin.
        entry.flag("local", false);
        entry.done();
        if (code == null || zh == null || en == null) {
            return Optional.empty();
        }
        if (!CODE.matcher(code).matches()) {
            entry.fault("code", code + " (expected: six digits, in quotes)");
        }
        return Optional.of(new Area(code, zh, en, parent.isEmpty() ? null : parent, polygon));
    }
}
