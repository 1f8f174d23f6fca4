package org.airalert.office.reduction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.airalert.directory.Audience;
import org.airalert.directory.Contact;
import org.airalert.directory.Recipient;
import org.airalert.reduction.Line;

/** The enterprises and sites of the lists as recipients: each with its own lines for each level and no other (plan, 4.2.1-6). Pure. */
final class Enterprises {
    /** In front of the ids of those who are in the directory because a list names them. */
    static final String PREFIX = "list-";

    private static final String NOTHING = "按清单不采取停限产措施，确保达标排放";

    private Enterprises() {}

    /** The directory in which the lists' enterprises take the place of those that earlier lists named; everybody else stays. */
    static List<Recipient> merged(Collection<Recipient> directory, List<Line> lines) {
        List<Recipient> next = new ArrayList<>();
        directory.stream().filter(one -> !one.id().startsWith(PREFIX)).forEach(next::add);
        byEnterprise(lines).values().forEach(own -> next.add(recipient(own)));
        return next;
    }

    static Map<String, List<Line>> byEnterprise(List<Line> lines) {
        Map<String, List<Line>> all = new LinkedHashMap<>();
        lines.forEach(line -> all.computeIfAbsent(id(line.enterprise()), none -> new ArrayList<>())
                .add(line));
        return all;
    }

    /** Sites of one builder share its code, so the name counts. */
    static String id(Line.Enterprise enterprise) {
        return PREFIX + enterprise.creditCode().toLowerCase(Locale.ROOT) + "-"
                + String.format(Locale.ROOT, "%08x", enterprise.name().hashCode());
    }

    private static Recipient recipient(List<Line> lines) {
        Line.Enterprise one = lines.get(0).enterprise();
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("phone", one.phone());
        for (String kind : List.of("http", "mail")) {
            String address = one.details().getOrDefault(kind, "");
            if (!address.isEmpty()) {
                addresses.put(kind, address);
            }
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (Line.Response level : Line.Response.values()) {
            fields.put("measures" + level.name(), measures(lines, level));
        }
        return new Recipient(
                id(one),
                Audience.ENTERPRISES,
                one.name(),
                one.county(),
                addresses,
                List.of(new Contact(one.person(), one.phone(), addresses.getOrDefault("mail", ""))),
                fields,
                true);
    }

    /** Items are parted by a vertical bar, so none may hold one. */
    static String measures(List<Line> lines, Line.Response level) {
        String all = lines.stream()
                .filter(line -> !line.measures().getOrDefault(level, "").isEmpty())
                .map(line -> (line.name() + "：" + line.measures().get(level)).replace('|', '/'))
                .collect(Collectors.joining("|"));
        return all.isEmpty() ? NOTHING : all;
    }
}
