package org.airalert.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertState;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.AreaRef;
import org.airalert.alert.Bilingual;
import org.airalert.alert.EventId;
import org.airalert.alert.SignOff;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Rate;
import org.airalert.channel.TransportSettings;
import org.airalert.channel.http.HttpSettings;
import org.airalert.delivery.ConfirmTimes;
import org.airalert.delivery.Planner;
import org.airalert.delivery.RetryPolicy;
import org.airalert.directory.Area;
import org.airalert.directory.AreaTree;
import org.airalert.directory.Audience;
import org.airalert.directory.Contact;
import org.airalert.directory.Recipient;
import org.airalert.message.ChannelText;
import org.airalert.message.FrozenText;
import org.airalert.message.Renderer;
import org.airalert.message.TextContext;
import org.airalert.message.TextFormat;
import org.airalert.message.Wording;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** Whom the simulated histories tell, by which channels and with what words. */
final class Town {
    private static final String AREA = "410400";
    private static final Renderer RENDERER = new Renderer(Wording.templates());

    static final String SUPERVISORS = "supervisors";
    private static final String STANDBY = "schools-mail";
    private static final String BUREAU = "bureau";
    private static final ConfirmTimes CONFIRM =
            new ConfirmTimes(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(3));

    private Town() {}

    static Planner planner() {
        return new Planner(
                new AreaTree(List.of(new Area(AREA, "平顶山市", "Pingdingshan", null))),
                CONFIRM,
                (recipient, alert) -> Map.of("recipient.name", recipient.name()));
    }

    /** The last one has no address. */
    static List<Recipient> recipients(int number) {
        List<Recipient> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Map<String, String> addresses =
                    i == number - 1 ? Map.of() : Map.of("http", "https://school-" + i + ".example/push");
            all.add(new Recipient(
                    "school-" + i, Audience.SCHOOLS, "学校 " + i, AREA, addresses, List.of(), Map.of(), true));
        }
        return all;
    }

    /**
     * Four schools with desks and people behind them, and the bureau that answers for three of them. Which further ways there are to a school stands in
     * {@link #steps}.
     */
    static List<Recipient> withContacts() {
        return List.of(
                school(0, true, "desk-0@school.example", 2),
                school(1, true, "", 3),
                school(2, true, "", 0),
                school(3, false, "desk-3@school.example", 1),
                new Recipient(
                        BUREAU,
                        Audience.UNITS,
                        "教育局",
                        AREA,
                        Map.of("http", "https://bureau.example/push"),
                        List.of(),
                        Map.of(),
                        true));
    }

    private static Recipient school(int number, boolean hasPush, String mail, int contacts) {
        Map<String, String> addresses = new java.util.HashMap<>();
        if (hasPush) {
            addresses.put("http", "https://school-" + number + ".example/push");
        }
        if (!mail.isEmpty()) {
            addresses.put("mail", mail);
        }
        List<Contact> people = new ArrayList<>();
        for (int i = 0; i < contacts; i++) {
            people.add(new Contact("联系人 " + i, "", "person-" + i + "@school-" + number + ".example"));
        }
        Map<String, String> fields = number == 3 ? Map.of() : Map.of(Recipient.SUPERVISOR, BUREAU);
        return new Recipient(
                "school-" + number, Audience.SCHOOLS, "学校 " + number, AREA, addresses, people, fields, true);
    }

    /** The steps after the first sending that are taken before a supervising unit is told: 1 the desk's mail, 2 and on the people. */
    static List<Integer> steps(String school) {
        return switch (school) {
            case "school-0", "school-3" -> List.of(1, 2);
            case "school-1" -> List.of(2, 3);
            default -> List.of();
        };
    }

    static boolean isSupervised(String school) {
        return !school.equals("school-3") && !school.equals(BUREAU);
    }

    static Duration timeToConfirm(Alert alert) {
        return CONFIRM.within(alert);
    }

    /** Only for those who did not confirm. */
    static ChannelFile standby(int concurrency) {
        ChannelFile push = channel(STANDBY, concurrency, null, false);
        return new ChannelFile(
                push.id(),
                push.name(),
                push.audience(),
                push.recipients(),
                push.kinds(),
                push.wording(),
                new MailAddresses(),
                push.pace(),
                new ChannelFile.Tracking(false, Duration.ofMinutes(3), true, true),
                true,
                List.of());
    }

    static ChannelFile supervisors() {
        ChannelFile push = channel(SUPERVISORS, 1, null, false);
        return new ChannelFile(
                push.id(),
                push.name(),
                Audience.SUPERVISORS,
                push.recipients(),
                push.kinds(),
                push.wording(),
                push.transport(),
                push.pace(),
                push.tracking(),
                true,
                List.of());
    }

    private record MailAddresses() implements TransportSettings {
        @Override
        public String kind() {
            return "mail";
        }

        @Override
        public String addressKey() {
            return "mail";
        }

        @Override
        public Optional<String> endpoint() {
            return Optional.empty();
        }
    }

    /** @param rate {@code null} for none */
    static ChannelFile channel(String id, int concurrency, @Nullable String rate, boolean receipts) {
        return new ChannelFile(
                id,
                new Bilingual("学校推送", "Schools push"),
                Audience.SCHOOLS,
                Set.of(),
                EnumSet.allOf(AlertKind.class),
                new ChannelFile.Wording(List.of("text"), 3, false),
                new HttpSettings(Optional.empty(), List.of(), List.of(), 1, 1),
                new ChannelFile.Pace(
                        concurrency,
                        Optional.ofNullable(rate).map(Rate::of),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        new RetryPolicy(
                                List.of(Duration.ofSeconds(10), Duration.ofMinutes(1)), 20, Duration.ofMinutes(5)),
                        new ChannelFile.BreakerSettings(5, 50, Duration.ofSeconds(15), 2),
                        Duration.ZERO),
                new ChannelFile.Tracking(receipts, Duration.ofMinutes(3), true),
                true,
                List.of());
    }

    static Alert alert(AlertId id, EventId event, int sequence, @Nullable Level level, Instant notAfter) {
        return alert(
                id,
                event,
                sequence,
                level == null ? AlertKind.ADVISORY : AlertKind.ISSUE,
                facts(level),
                notAfter,
                Map.of());
    }

    static Alert as(Alert alert, AlertState state) {
        return new Alert(
                alert.id(),
                alert.event(),
                alert.sequence(),
                alert.kind(),
                alert.status(),
                state,
                alert.references(),
                alert.facts(),
                alert.signOff(),
                alert.createdAt(),
                alert.sent(),
                alert.notAfter(),
                alert.digests());
    }

    private static AlertFacts facts(@Nullable Level level) {
        return new AlertFacts(
                level,
                null,
                List.of(new AreaRef(AREA, "平顶山市", "Pingdingshan")),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                Bilingual.EMPTY,
                new Bilingual("减少户外活动。", "Stay indoors."));
    }

    private static Alert alert(
            AlertId id,
            EventId event,
            int sequence,
            AlertKind kind,
            AlertFacts facts,
            Instant notAfter,
            Map<String, String> digests) {
        return new Alert(
                id,
                event,
                sequence,
                kind,
                AlertStatus.ACTUAL,
                AlertState.APPROVED,
                List.of(),
                facts,
                new SignOff("zhang", "li", History.START, ""),
                History.START,
                History.START,
                notAfter,
                digests);
    }

    static ApprovedTexts.Approved approved(AlertId id, String channel) {
        Alert draft = alert(id, new EventId("e"), 1, AlertKind.ADVISORY, facts(null), History.START, Map.of());
        FrozenText text = RENDERER.render(
                draft,
                ChannelText.of(channel, Audience.SCHOOLS, List.of(TextFormat.TEXT)),
                new TextContext(Wording.texts(), Wording.ZONE, History.START, true));
        return new ApprovedTexts.Approved(
                alert(
                        id,
                        draft.event(),
                        1,
                        AlertKind.ADVISORY,
                        draft.facts(),
                        History.START,
                        Map.of(channel, text.digest())),
                text,
                "");
    }
}
