package org.airalert.directory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airalert.clause.Clause;

/** The city and its counties, districts and zones (plan, 1.5), in the order of the file. */
@Clause("P1.5")
public final class AreaTree {
    private final Map<String, Area> byCode = new LinkedHashMap<>();
    private final Area root;

    /** @throws IllegalArgumentException when there is not exactly one root, or a code or parent does not fit */
    public AreaTree(Collection<Area> areas) {
        for (Area area : areas) {
            if (byCode.putIfAbsent(area.code(), area) != null) {
                throw new IllegalArgumentException("areas: " + area.code() + " stands twice");
            }
        }
        List<Area> roots = areas.stream().filter(area -> area.parent() == null).toList();
        if (roots.size() != 1) {
            throw new IllegalArgumentException(
                    "areas: " + roots.size() + " without a parent (expected: one, the city)");
        }
        for (Area area : areas) {
            if (area.parent() != null && !byCode.containsKey(area.parent())) {
                throw new IllegalArgumentException(
                        "areas: parent " + area.parent() + " of " + area.code() + " is not in the file");
            }
        }
        root = roots.get(0);
    }

    public Area root() {
        return root;
    }

    public Collection<Area> all() {
        return byCode.values();
    }

    public Optional<Area> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Borders by code, of the areas that have one. */
    public Map<String, String> polygons() {
        Map<String, String> polygons = new LinkedHashMap<>();
        byCode.values().stream()
                .filter(area -> !area.polygon().isEmpty())
                .forEach(area -> polygons.put(area.code(), area.polygon()));
        return polygons;
    }

    /** Direct children, in the order of the file. */
    public List<Area> children(String code) {
        return byCode.values().stream()
                .filter(area -> code.equals(area.parent()))
                .toList();
    }

    /** True when {@code code} is {@code ancestor} or lies in it. */
    public boolean liesIn(String code, String ancestor) {
        Area area = byCode.get(code);
        while (area != null) {
            if (area.code().equals(ancestor)) {
                return true;
            }
            area = area.parent() == null ? null : byCode.get(area.parent());
        }
        return false;
    }
}
