package org.airalert.alert.cap;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What the schema cannot say (CAP 1.2, 3.2 and 3.3; practice of public validators). */
final class CapChecks {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[-+]\\d\\d:\\d\\d");
    private static final Pattern NAME = Pattern.compile("[^\\s,<&]+");
    private static final Pattern POINT = Pattern.compile("-?\\d{1,2}(\\.\\d+)?,-?\\d{1,3}(\\.\\d+)?");
    private static final Set<String> CHANGES = Set.of("Update", "Cancel", "Ack", "Error");

    private final List<CapFault> faults;

    CapChecks(List<CapFault> faults) {
        this.faults = faults;
    }

    void check(Element alert) {
        names(alert);
        Instant sent = time(alert, "sent", "/alert");
        references(alert, sent);
        conditions(alert);
        Set<String> languages = new HashSet<>();
        int number = 0;
        for (Element info : CapXml.children(alert, "info")) {
            String path = "/alert/info" + (++number > 1 ? "[" + number + "]" : "");
            info(info, path, sent);
            if (!languages.add(CapXml.text(info, "language"))) {
                warn(path + "/language", "the language stands twice");
            }
        }
        if (number == 0) {
            error("/alert/info", "missing (a draft needs one)");
        }
    }

    private void names(Element alert) {
        for (String name : List.of("identifier", "sender")) {
            String text = CapXml.text(alert, name);
            if (!text.isEmpty() && !NAME.matcher(text).matches()) {
                error("/alert/" + name, "'" + text + "' (expected no white space, comma, < or &)");
            }
        }
    }

    private void references(Element alert, @Nullable Instant sent) {
        String text = CapXml.text(alert, "references");
        String type = CapXml.text(alert, "msgType");
        if (text.isEmpty()) {
            if (CHANGES.contains(type)) {
                error("/alert/references", "missing (" + type + " must name what it changes)");
            }
            return;
        }
        for (String triple : text.split("\\s+", -1)) {
            List<String> parts = List.of(triple.split(",", -1));
            Instant then = parts.size() == 3 ? parsed(parts.get(2)) : null;
            if (then == null) {
                error("/alert/references", "'" + triple + "' (expected sender,identifier,sent)");
            } else if (parts.get(1).equals(CapXml.text(alert, "identifier"))) {
                error("/alert/references", "names the message itself");
            } else if (sent != null && then.isAfter(sent)) {
                warn("/alert/references", "names a message sent later");
            }
        }
    }

    private void conditions(Element alert) {
        String scope = CapXml.text(alert, "scope");
        if ("Private".equals(scope) && CapXml.text(alert, "addresses").isEmpty()) {
            error("/alert/addresses", "missing (scope is Private)");
        }
        if ("Restricted".equals(scope) && CapXml.text(alert, "restriction").isEmpty()) {
            error("/alert/restriction", "missing (scope is Restricted)");
        }
        if ("Exercise".equals(CapXml.text(alert, "status"))
                && CapXml.text(alert, "note").isEmpty()) {
            warn("/alert/note", "missing (an exercise should say what for)");
        }
    }

    private void info(Element info, String path, @Nullable Instant sent) {
        Instant effective = time(info, "effective", path);
        time(info, "onset", path);
        Instant expires = time(info, "expires", path);
        Instant from = effective == null ? sent : effective;
        if (expires != null && from != null && expires.isBefore(from)) {
            error(path + "/expires", "before it becomes effective");
        }
        for (Element language : CapXml.children(info, "language")) {
            if (language.getTextContent().isBlank()) {
                error(path + "/language", "empty");
            }
        }
        texts(info, path);
        for (Element area : CapXml.children(info, "area")) {
            area(area, path + "/area");
        }
    }

    private void texts(Element info, String path) {
        if (CapXml.text(info, "headline").length() > 160) {
            warn(path + "/headline", "longer than 160 characters");
        }
        for (String name : List.of("headline", "description", "instruction")) {
            if (CapXml.text(info, name).matches("(?s).*</?[A-Za-z][^>]*>.*")) {
                warn(path + "/" + name, "HTML in a text");
            }
        }
        String web = CapXml.text(info, "web");
        if (!web.isEmpty() && !isAbsolute(web)) {
            error(path + "/web", "'" + web + "' (expected an absolute address)");
        }
    }

    private void area(Element area, String path) {
        for (Element polygon : CapXml.children(area, "polygon")) {
            List<String> points = List.of(polygon.getTextContent().strip().split("\\s+", -1));
            if (!points.stream().allMatch(point -> POINT.matcher(point).matches())) {
                error(path + "/polygon", "expected lat,lon pairs parted by spaces");
            } else if (points.size() < 4 || !points.get(0).equals(points.get(points.size() - 1))) {
                error(path + "/polygon", "not closed (expected four points or more, the last the same as the first)");
            }
        }
        if (!CapXml.text(area, "ceiling").isEmpty()
                && CapXml.text(area, "altitude").isEmpty()) {
            error(path + "/ceiling", "without altitude");
        }
    }

    private @Nullable Instant time(Element parent, String name, String path) {
        String text = CapXml.text(parent, name);
        if (text.isEmpty()) {
            return null;
        }
        Instant time = parsed(text);
        if (time == null) {
            error(path + "/" + name, "'" + text + "' (expected a time such as 2026-01-05T08:00:00+08:00)");
        }
        return time;
    }

    static @Nullable Instant parsed(String text) {
        try {
            return TIME.matcher(text).matches() ? OffsetDateTime.parse(text).toInstant() : null;
        } catch (DateTimeParseException e) {
            // Right form, wrong number: month 13.
            return null;
        }
    }

    private static boolean isAbsolute(String address) {
        try {
            return URI.create(address).isAbsolute();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void error(String path, String what) {
        faults.add(new CapFault(path, CapFault.Level.ERROR, what));
    }

    private void warn(String path, String what) {
        faults.add(new CapFault(path, CapFault.Level.WARNING, what));
    }
}
