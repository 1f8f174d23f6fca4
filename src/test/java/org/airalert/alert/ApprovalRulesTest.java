package org.airalert.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.airalert.alert.ApprovalRules.Urgency;
import org.airalert.alert.Signer.Capacity;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may sign what, over many alerts, people and moments made from a seed. */
@Tag("P3.2.3a")
class ApprovalRulesTest {
    private static final long SEED = 20_190_104;
    private static final int CASES = 20_000;
    private static final Instant START = Instant.parse("2019-01-04T10:00:00Z");

    private final Random random = new Random(SEED);

    /** One question: these rules, this alert, this person, this moment. */
    private record Question(ApprovalRules rules, Alert alert, Signer by, Instant now) {
        Signing ordinary() {
            return rules.ordinary(alert, by, now);
        }

        Signing urgent() {
            return rules.urgently(alert, by, now);
        }

        Question of(Signer other) {
            return new Question(rules, alert, other, now);
        }

        boolean isOwn() {
            return alert.signOff().drafter().equals(by.account());
        }

        boolean isDeputyInTime() {
            Instant from = rules.deputyFrom(alert);
            return by.capacities().contains(Capacity.DEPUTY) && from != null && !now.isBefore(from);
        }
    }

    @Test
    void whoever_signs_is_a_second_person_and_of_the_rank_that_the_level_asks_for() {
        int allowed = 0;
        for (Question asked : questions()) {
            if (!asked.ordinary().isAllowed()) {
                continue;
            }
            allowed++;
            assertThat(asked.isOwn()).as("%s", asked).isFalse();
            assertThat(asked.alert().state()).isEqualTo(AlertState.SUBMITTED);
            boolean red = Stream.of(
                            asked.alert().facts().level(), asked.alert().facts().previousLevel())
                    .filter(Objects::nonNull)
                    .anyMatch(asked.rules().cityLeaderFor()::contains);
            if (red && asked.alert().status() == AlertStatus.ACTUAL) {
                assertThat(asked.by().capacities().contains(Capacity.CITY_LEADER) || asked.isDeputyInTime())
                        .as("%s", asked)
                        .isTrue();
            }
        }
        assertThat(allowed).as("cases that say anything").isGreaterThan(CASES / 20);
    }

    @Test
    void one_capacity_more_never_takes_a_signature_away_and_neither_does_time() {
        for (Question asked : questions()) {
            if (!asked.ordinary().isAllowed()) {
                continue;
            }
            for (Capacity more : Capacity.values()) {
                Set<Capacity> wider = EnumSet.copyOf(asked.by().capacities());
                wider.add(more);
                assertThat(asked.of(new Signer(asked.by().account(), wider)).ordinary())
                        .as("%s", asked)
                        .isEqualTo(Signing.ALLOWED);
            }
            Instant later = asked.now().plusSeconds(random.nextInt(100_000));
            assertThat(new Question(asked.rules(), asked.alert(), asked.by(), later).ordinary())
                    .isEqualTo(Signing.ALLOWED);
        }
    }

    @Test
    void the_urgent_path_is_open_only_where_it_is_switched_on_the_plan_says_at_once_and_no_other_way_is() {
        int allowed = 0;
        for (Question asked : questions()) {
            if (!asked.urgent().isAllowed()) {
                continue;
            }
            allowed++;
            Alert alert = asked.alert();
            assertThat(asked.rules().urgency().allowed()).isTrue();
            assertThat(asked.ordinary().isAllowed()).isFalse();
            assertThat(asked.by().capacities()).isNotEmpty();
            assertThat(alert.state()).isEqualTo(AlertState.SUBMITTED);
            assertThat(alert.status()).isEqualTo(AlertStatus.ACTUAL);
            assertThat(alert.kind()).isIn(AlertKind.ISSUE, AlertKind.UPGRADE);
            assertThat(alert.facts().basis()).isNotNull();
            assertThat(alert.facts().effective()).isBeforeOrEqualTo(asked.now());
        }
        assertThat(allowed).as("cases that say anything").isGreaterThan(100);
    }

    @Test
    void the_second_signature_is_a_third_persons_and_given_once() {
        int allowed = 0;
        for (Question asked : questions()) {
            Instant firstAt = asked.now().minusSeconds(random.nextInt(7200));
            SecondSignature owed = new SecondSignature(
                    asked.alert().id(), account(), firstAt, firstAt.plus(Duration.ofHours(1)), "x", null, null);
            Signing answer = asked.rules().second(asked.alert(), owed, asked.by(), asked.now());
            if (answer.isAllowed()) {
                allowed++;
                assertThat(asked.by().account())
                        .isNotEqualTo(owed.first())
                        .isNotEqualTo(asked.alert().signOff().drafter());
                SecondSignature given = owed.signed(asked.by().account(), asked.now());
                assertThat(given.at(asked.now().plusSeconds(1_000_000))).isEqualTo(SecondSignature.State.SIGNED);
                assertThat(asked.rules().second(asked.alert(), given, asked.by(), asked.now()))
                        .isEqualTo(Signing.SIGNED_TWICE);
            }
            assertThat(owed.at(owed.due())).isEqualTo(SecondSignature.State.DUE);
            assertThat(owed.at(owed.due().plusSeconds(1))).isEqualTo(SecondSignature.State.OVERDUE);
        }
        assertThat(allowed).as("cases that say anything").isGreaterThan(CASES / 20);
    }

    private List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            ApprovalRules rules = new ApprovalRules(
                    random.nextBoolean() ? Set.of(Level.RED) : Set.of(Level.ORANGE, Level.RED),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(random.nextInt(4) * 15L),
                    new Urgency(random.nextBoolean(), Duration.ofHours(1)));
            Set<Capacity> capacities = EnumSet.noneOf(Capacity.class);
            for (Capacity one : Capacity.values()) {
                if (random.nextInt(3) == 0) {
                    capacities.add(one);
                }
            }
            questions.add(new Question(
                    rules, alert(), new Signer(account(), capacities), START.plusSeconds(random.nextInt(7200))));
        }
        return questions;
    }

    private String account() {
        return "person-" + random.nextInt(4);
    }

    private Alert alert() {
        boolean atOnce = random.nextBoolean();
        AlertFacts facts = new AlertFacts(
                pick(Level.YELLOW, Level.ORANGE, Level.RED, null),
                pick(Level.YELLOW, Level.ORANGE, Level.RED, null),
                List.of(new AreaRef("410400", "平顶山市", "Pingdingshan")),
                atOnce ? START.minusSeconds(60) : START.plus(Duration.ofDays(2)),
                START,
                null,
                null,
                null,
                random.nextBoolean() ? "MONITORED" : null,
                null,
                false,
                null,
                Bilingual.EMPTY,
                Bilingual.EMPTY);
        return new Alert(
                new AlertId("al-1"),
                new EventId("ev-1"),
                1,
                pick(AlertKind.ISSUE, AlertKind.UPGRADE, AlertKind.LIFT, AlertKind.ISSUE),
                random.nextInt(5) == 0 ? AlertStatus.EXERCISE : AlertStatus.ACTUAL,
                random.nextInt(5) == 0 ? pick(AlertState.values()) : AlertState.SUBMITTED,
                List.of(),
                facts,
                SignOff.draftedBy(account()).submitted(START.plusSeconds(random.nextInt(3600))),
                START,
                null,
                START.plus(Duration.ofHours(12)),
                Map.of());
    }

    @SafeVarargs
    private <T> @Nullable T pick(@Nullable T... from) {
        return from[random.nextInt(from.length)];
    }
}
