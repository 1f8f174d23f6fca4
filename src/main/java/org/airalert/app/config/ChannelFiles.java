package org.airalert.app.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.airalert.alert.AlertKind;
import org.airalert.alert.Bilingual;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.ChannelFile.BreakerSettings;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.ChannelFile.Tracking;
import org.airalert.channel.ChannelFile.Wording;
import org.airalert.channel.Rate;
import org.airalert.channel.TransportSettings;
import org.airalert.channel.file.FileSettings;
import org.airalert.channel.http.HttpSettings;
import org.airalert.channel.mail.MailSettings;
import org.airalert.channel.robot.RobotSettings;
import org.airalert.channel.routes.RoutesSettings;
import org.airalert.channel.sms.cmpp.CmppSettings;
import org.airalert.channel.sms.sgip.SgipSettings;
import org.airalert.channel.sms.smgp.SmgpSettings;
import org.airalert.channel.sms.smpp.SmppSettings;
import org.airalert.delivery.RetryPolicy;
import org.airalert.directory.Audience;
import org.airalert.message.Addressees;
import org.airalert.message.TextFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code channels/*.yaml}. Every fault of every file is noted; a secret that is not there yet is none, but leaves the channel
 * {@linkplain ChannelFile#missing() not ready}, so that a gateway whose one carrier is not set up still warns through all others.
 */
public final class ChannelFiles {
    private static final String ENDING = ".yaml";
    /** The kinds of transport; a new one is one line here and one where transports are made. */
    private static final Map<String, TransportReader> SINGLE = Map.of(
            HttpSettings.KIND,
            new HttpReader(),
            MailSettings.KIND,
            new MailReader(),
            CmppSettings.KIND,
            new CmppReader(),
            RobotSettings.KIND,
            new RobotReader(),
            FileSettings.KIND,
            new FileReader(),
            SgipSettings.KIND,
            new SgipReader(),
            SmgpSettings.KIND,
            new SmgpReader(),
            SmppSettings.KIND,
            new SmppReader());

    private static final Map<String, TransportReader> TRANSPORTS = withRoutes();

    private static Map<String, TransportReader> withRoutes() {
        Map<String, TransportReader> all = new HashMap<>(SINGLE);
        all.put(RoutesSettings.KIND, new RoutesReader(SINGLE));
        return Map.copyOf(all);
    }

    private static final List<String> FORMATS = TextFormat.words();
    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(3),
            Duration.ofMinutes(10));

    private final SecretSource secrets;
    private final Faults faults;

    private ChannelFiles(SecretSource secrets, Faults faults) {
        this.secrets = secrets;
        this.faults = faults;
    }

    /** All channels in the order of their ids; those with faults are left out. Blocking. */
    public static List<ChannelFile> read(ConfFolders folder, SecretSource secrets, Faults faults) {
        ChannelFiles reader = new ChannelFiles(secrets, faults);
        List<ChannelFile> channels = new ArrayList<>();
        // Folders below hold examples, which are no channels until they are copied up.
        List<String> files =
                folder.list(ENDING).stream().filter(name -> !name.contains("/")).toList();
        for (String file : files) {
            ChannelFile channel =
                    reader.one(file, folder.label(file), folder.read(file).orElse(""));
            if (channel != null) {
                channels.add(channel);
            }
        }
        return List.copyOf(channels);
    }

    private @Nullable ChannelFile one(String name, String label, String text) {
        int before = faults.all().size();
        YamlMap map = YamlMap.parse(label, text, faults);
        String id = name.substring(0, name.length() - ENDING.length());
        if (!ChannelFile.isId(id)) {
            faults.add(
                    label,
                    0,
                    "file name: " + name + " (expected: 2 to 40 small letters, digits or hyphens, and .yaml)");
        }
        Optional<ChannelFile> channel = channel(id, map);
        map.done();
        return faults.all().size() == before ? channel.orElse(null) : null;
    }

    private Optional<ChannelFile> channel(String id, YamlMap map) {
        TransportReader.Secrets found = new TransportReader.Secrets(secrets);
        Bilingual name = name(map);
        Audience audience =
                required(map, "audience") ? map.parsed("audience", Audience.PUBLIC, Audience::of) : Audience.PUBLIC;
        Set<String> recipients = Set.copyOf(map.texts("recipients"));
        Set<AlertKind> kinds = kinds(map, audience);
        Optional<Wording> wording = wording(map);
        Optional<TransportSettings> transport = transport(map, found);
        Pace pace = pace(map, transport.flatMap(TransportSettings::ownRate));
        Tracking tracking = tracking(map);
        boolean drills = map.flag("drills", true);
        if (!ChannelFile.isId(id) || wording.isEmpty() || transport.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ChannelFile(
                id,
                name,
                audience,
                recipients,
                kinds,
                wording.get(),
                transport.get(),
                pace,
                tracking,
                drills,
                found.missing()));
    }

    private static boolean required(YamlMap map, String key) {
        return map.required(key) != null;
    }

    private static Bilingual name(YamlMap map) {
        YamlMap name = map.map("name");
        String zh = name.required("zh");
        Bilingual both = new Bilingual(zh == null ? "" : zh, name.text("en", ""));
        name.done();
        return both;
    }

    private static Set<AlertKind> kinds(YamlMap map, Audience audience) {
        Set<AlertKind> kinds = EnumSet.noneOf(AlertKind.class);
        for (String word : map.texts("kinds")) {
            try {
                AlertKind kind = AlertKind.of(word);
                if (Addressees.includes(audience, kind)) {
                    kinds.add(kind);
                } else {
                    map.fault("kinds", word + " (expected: kinds of which " + audience.word() + " are told)");
                }
            } catch (IllegalArgumentException e) {
                map.fault("kinds", String.valueOf(e.getMessage()));
            }
        }
        if (kinds.isEmpty()) {
            kinds.addAll(EnumSet.allOf(AlertKind.class));
            kinds.removeIf(kind -> !Addressees.includes(audience, kind));
        }
        return kinds;
    }

    private static Optional<Wording> wording(YamlMap map) {
        List<String> formats = map.texts("formats");
        for (String format : formats) {
            if (!FORMATS.contains(format)) {
                map.fault("formats", format + " (expected: one of " + String.join(", ", FORMATS) + ")");
            }
        }
        int segments = map.number("smsSegments", 3, 1, 10);
        boolean cap = map.flag("cap", false);
        if (formats.isEmpty()) {
            map.fault("formats", "missing (expected: a list, the main form first, such as [sms] or [text, html])");
            return Optional.empty();
        }
        return Optional.of(new Wording(formats, segments, cap));
    }

    private static Optional<TransportSettings> transport(YamlMap map, TransportReader.Secrets secrets) {
        String kind = map.required("transport");
        if (kind == null) {
            return Optional.empty();
        }
        TransportReader reader = TRANSPORTS.get(kind);
        if (reader == null) {
            map.fault(
                    "transport",
                    kind + " (expected: "
                            + String.join(
                                    " or ",
                                    TRANSPORTS.keySet().stream().sorted().toList()) + ")");
            // Their settings are not judged: which of them belongs to this channel is not known.
            TRANSPORTS.keySet().forEach(map::map);
            return Optional.empty();
        }
        YamlMap own = map.map(kind);
        TransportSettings settings = reader.read(own, secrets);
        own.done();
        return Optional.of(settings);
    }

    /** @param most what the receiver takes; the rate where the file names none */
    private static Pace pace(YamlMap map, Optional<Rate> most) {
        Optional<Rate> rate = map.parsed("rate", most, text -> Optional.of(Rate.of(text)));
        if (rate.isPresent()
                && most.isPresent()
                && rate.get().perSecond() > most.get().perSecond()) {
            map.fault(
                    "rate",
                    "more than the receiver takes: " + most.get().permits() + " in "
                            + most.get().period());
        }
        return new Pace(
                map.number("concurrency", 16, 1, 10_000),
                rate,
                positive(map, "connectTimeout", Duration.ofSeconds(5)),
                positive(map, "answerTimeout", Duration.ofSeconds(20)),
                retry(map.map("retry")),
                breaker(map.map("breaker")),
                map.duration("linkTest", Duration.ofMinutes(3)));
    }

    private static Duration positive(YamlMap map, String key, Duration fallback) {
        Duration time = map.duration(key, fallback);
        if (time.isZero()) {
            map.fault(key, "0 (expected: a time longer than nothing)");
            return fallback;
        }
        return time;
    }

    private static RetryPolicy retry(YamlMap map) {
        List<Duration> delays = new ArrayList<>();
        for (String text : map.texts("delays")) {
            try {
                Duration delay = Units.duration(text);
                if (delay.isZero()) {
                    throw new IllegalArgumentException("0 (expected: times longer than nothing)");
                }
                delays.add(delay);
            } catch (IllegalArgumentException e) {
                map.fault("delays", String.valueOf(e.getMessage()));
            }
        }
        if (delays.size() > 20) {
            map.fault("delays", delays.size() + " of them (expected: at most 20)");
        }
        RetryPolicy schedule = new RetryPolicy(
                delays.isEmpty() || delays.size() > 20 ? DELAYS : delays,
                map.number("jitterPercent", 20, 0, 100),
                positive(map, "longestRetryAfter", Duration.ofHours(1)));
        map.done();
        return schedule;
    }

    private static BreakerSettings breaker(YamlMap map) {
        BreakerSettings breaker = new BreakerSettings(
                map.number("window", 20, 2, 1000),
                map.number("failurePercent", 60, 1, 100),
                positive(map, "open", Duration.ofSeconds(15)),
                map.number("trials", 2, 1, 100));
        map.done();
        return breaker;
    }

    private static Tracking tracking(YamlMap map) {
        String receipts = map.text("receipts", "expected");
        if (!receipts.equals("expected") && !receipts.equals("none")) {
            map.fault("receipts", receipts + " (expected: expected or none)");
        }
        return new Tracking(
                receipts.equals("expected"),
                positive(map, "receiptTimeout", Duration.ofHours(24)),
                map.flag("confirm", false),
                map.flag("standby", false));
    }
}
