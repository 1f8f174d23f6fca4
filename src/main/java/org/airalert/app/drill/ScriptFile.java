package org.airalert.app.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.airalert.alert.AlertKind;
import org.airalert.alert.Bilingual;
import org.airalert.app.StartException;
import org.airalert.app.config.Faults;
import org.airalert.app.config.YamlMap;
import org.airalert.warning.Level;
import org.airalert.warning.Prompt;

/** Reads a drill's script. Times are {@code DAY HH:MM}, day 1 being {@code start}; every fault is told with its line. */
final class ScriptFile {
    private static final String NAME = "[a-z][a-z0-9-]{1,39}";
    private static final int MOST_DAYS = 60;

    private final ZoneId zone;
    private final Faults faults = new Faults();
    private LocalDate first = LocalDate.EPOCH;

    private ScriptFile(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Reads a file. Blocking.
     *
     * @throws org.airalert.app.config.ConfigException with every fault
     */
    static Script read(Path file, ZoneId zone) {
        try {
            return read(file.toString(), Files.readString(file), zone);
        } catch (IOException e) {
            throw new StartException("drill: " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static Script read(String label, String text, ZoneId zone) {
        return new ScriptFile(zone).script(label, text);
    }

    private Script script(String label, String text) {
        YamlMap root = YamlMap.parse(label, text, faults);
        String name = root.parsed("name", "", ScriptFile::name);
        root.required("name");
        first = root.parsed("start", LocalDate.EPOCH, LocalDate::parse);
        root.required("start");
        int days = root.number("days", 1, 1, MOST_DAYS);
        YamlMap title = root.map("title");
        Bilingual titles = new Bilingual(title.text("zh", name), title.text("en", name));
        title.done();
        Curve air = curve(root, "air");
        Script.Forecasts forecasts = forecasts(root.map("forecasts"));
        List<Script.Prompted> prompts =
                root.maps("prompts").stream().map(this::prompt).toList();
        Script.People people = people(root.map("people"));
        Script.Counties counties = counties(root.map("counties"));
        List<Script.Fault> broken = new ArrayList<>();
        root.maps("faults").forEach(one -> fault(one).ifPresent(broken::add));
        List<Script.Expected> expected =
                root.maps("expect").stream().map(this::expected).toList();
        String area = root.text("area", "");
        root.done();
        faults.throwIfAny();
        return new Script(
                name,
                titles,
                area,
                midnight(first),
                midnight(first.plusDays(days)),
                air,
                forecasts,
                prompts,
                people,
                counties,
                broken,
                expected);
    }

    private static String name(String text) {
        if (!text.matches(NAME)) {
            throw new IllegalArgumentException(text + " (expected: 2 to 40 small letters, digits or hyphens)");
        }
        return text;
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** {@code 5 12:30}; {@code 5 24:00} is the next day's begin. */
    private Instant time(String text) {
        String[] parts = text.strip().split("\\s+", -1);
        try {
            LocalDate day = first.plusDays(Integer.parseInt(parts[0]) - 1L);
            if (parts.length == 2 && parts[1].equals("24:00")) {
                return midnight(day.plusDays(1));
            }
            if (parts.length == 2) {
                return day.atTime(LocalTime.parse(parts[1])).atZone(zone).toInstant();
            }
        } catch (NumberFormatException | DateTimeException e) {
            // Told below.
        }
        throw new IllegalArgumentException(text + " (expected: day and time, such as 5 12:00)");
    }

    private Instant time(YamlMap map, String key) {
        map.required(key);
        return map.parsed(key, Instant.EPOCH, this::time);
    }

    private Curve curve(YamlMap map, String key) {
        Map<Instant, Integer> points = new TreeMap<>();
        for (YamlMap point : map.maps(key)) {
            points.put(time(point, "at"), point.number("aqi", 0, 0, 500));
            point.required("aqi");
            point.done();
        }
        if (points.isEmpty()) {
            map.fault(key, "missing (expected: points with at and aqi)");
            points.put(Instant.EPOCH, 0);
        }
        return new Curve(points);
    }

    private Script.Forecasts forecasts(YamlMap map) {
        List<Script.Believed> believed = new ArrayList<>();
        for (YamlMap one : map.maps("believed")) {
            believed.add(new Script.Believed(time(one, "until"), curve(one, "air")));
            one.done();
        }
        Script.Forecasts forecasts = new Script.Forecasts(
                hours(map, "every", Duration.ofHours(12)), hours(map, "horizon", Duration.ofHours(96)), believed);
        map.done();
        return forecasts;
    }

    private static Duration hours(YamlMap map, String key, Duration fallback) {
        Duration read = map.duration(key, fallback);
        if (read.toHours() < 1) {
            map.fault(key, "expected: an hour or more");
            return fallback;
        }
        return read;
    }

    private Script.Prompted prompt(YamlMap map) {
        Script.Prompted prompted = new Script.Prompted(
                time(map, "at"),
                new Prompt(map.parsed("level", Level.YELLOW, Level::of), time(map, "from"), time(map, "until")),
                map.text("number", ""));
        map.required("level");
        map.done();
        return prompted;
    }

    private Script.People people(YamlMap map) {
        List<Script.Span> absent = new ArrayList<>();
        for (YamlMap one : map.maps("absent")) {
            absent.add(span(one));
            one.done();
        }
        Script.People people = new Script.People(
                map.duration("approve", Duration.ofMinutes(30)),
                map.duration("confirm", Duration.ofMinutes(10)),
                Set.copyOf(map.texts("silent")),
                absent);
        map.done();
        return people;
    }

    private Script.Span span(YamlMap map) {
        return new Script.Span(time(map, "from"), time(map, "until"));
    }

    private Script.Counties counties(YamlMap map) {
        List<Script.Late> late = new ArrayList<>();
        for (YamlMap one : map.maps("late")) {
            String county = one.text("county", "");
            one.required("county");
            late.add(new Script.Late(county, time(one, "instead"), one.has("at") ? time(one, "at") : null));
            one.done();
        }
        List<Integer> hours = new ArrayList<>();
        for (String text : map.texts("reportHours")) {
            if (text.matches("1?[0-9]|2[0-3]")) {
                hours.add(Integer.valueOf(text));
            } else {
                map.fault("reportHours", text + " (expected: hours of the day, 0 to 23)");
            }
        }
        map.done();
        return new Script.Counties(hours, late);
    }

    private Optional<Script.Fault> fault(YamlMap map) {
        String what = String.valueOf(map.required("what"));
        Map<String, Script.Fault> read = new HashMap<>();
        switch (what) {
            case "carrier-down" -> {
                String channel = String.valueOf(map.required("channel"));
                read.put(what, new Script.Fault.CarrierDown(channel, span(map)));
            }
            case "dead-contact" ->
                read.put(what, new Script.Fault.DeadContact(String.valueOf(map.required("recipient"))));
            default -> map.fault("what", what + " (expected: carrier-down or dead-contact)");
        }
        map.done();
        return Optional.ofNullable(read.get(what));
    }

    private Script.Expected expected(YamlMap map) {
        map.required("step");
        AlertKind step = map.parsed("step", AlertKind.ISSUE, AlertKind::of);
        Level level = map.has("level") ? map.parsed("level", Level.YELLOW, Level::of) : null;
        Script.Expected expected = new Script.Expected(step, level, time(map, "by"));
        map.done();
        return expected;
    }
}
