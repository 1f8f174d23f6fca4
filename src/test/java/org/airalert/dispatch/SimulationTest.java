package org.airalert.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.airalert.store.DeliveryStore;
import org.airalert.store.sqlite.SteppedStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Thousands of histories of crashes, lost and doubled answers, dead receivers, jumping clocks, failing stores, pauses, resends, reports in any order and people
 * who confirm or do not: the real lanes and the real follow-up on the real store's statements break no law, and with a defect put in on purpose they do. A history is repeated with {@code -Dsimulation.seed=<seed> -Dsimulation.histories=1}.
 */
class SimulationTest {
    private static final int HISTORIES = Integer.getInteger("simulation.histories", 2_000);
    private static final long FIRST_SEED = Long.getLong("simulation.seed", 1);
    private static final int AT_ONCE = 2;
    private static final int OF_ONE_KIND = 60;
    private static final int TRIED_FOR_A_DEFECT = 400;
    private static final String PROGRAM = "org.airalert";

    @BeforeAll
    static void be_quiet_about_the_troubles_made_on_purpose() {
        ((Logger) LoggerFactory.getLogger(PROGRAM)).setLevel(Level.OFF);
    }

    @AfterAll
    static void be_loud_again() {
        ((Logger) LoggerFactory.getLogger(PROGRAM)).setLevel(null);
    }

    /** What some histories did together. @param broken the laws that were broken, each with its seed */
    private record Did(long steps, long deliveries, List<String> broken) {
        Did and(Did other) {
            return new Did(
                    steps + other.steps,
                    deliveries + other.deliveries,
                    Stream.concat(broken.stream(), other.broken.stream()).toList());
        }
    }

    @Test
    void no_history_breaks_a_law() {
        // Each share has a store of its own, and a history depends on nothing but its seed.
        Did all = IntStream.range(0, AT_ONCE)
                .parallel()
                .mapToObj(SimulationTest::share)
                .reduce(new Did(0, 0, List.of()), Did::and);

        LoggerFactory.getLogger("simulation")
                .info("histories={} steps={} deliveries={}", HISTORIES, all.steps(), all.deliveries());
        assertThat(all.broken()).isEmpty();
        assertThat(all.deliveries()).isGreaterThan(HISTORIES);
    }

    private static Did share(int which) {
        Did did = new Did(0, 0, List.of());
        try (SteppedStore store = new SteppedStore(History.LEASE, UnaryOperator.identity())) {
            for (long seed = FIRST_SEED + which; seed < FIRST_SEED + HISTORIES; seed += AT_ONCE) {
                History history = new History(seed, History.Kind.MIXED, store, Function.identity());
                String broken = history.run();
                did = did.and(new Did(
                        history.steps(),
                        history.deliveries(),
                        broken == null ? List.of() : List.of("seed " + seed + ": " + broken)));
            }
        }
        return did;
    }

    @ParameterizedTest
    @EnumSource(value = History.Kind.class, names = "MIXED", mode = EnumSource.Mode.EXCLUDE)
    void neither_what_is_given_back_too_late_nor_asking_again_breaks_a_law(History.Kind kind) {
        try (SteppedStore store = new SteppedStore(History.LEASE, UnaryOperator.identity())) {
            for (long seed = 1; seed <= OF_ONE_KIND; seed++) {
                History history = new History(seed, kind, store, Function.identity());
                assertThat(history.run()).as("law broken with seed %d", seed).isNull();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Defect.class)
    void a_defect_is_found(Defect defect) {
        try (SteppedStore store = new SteppedStore(History.LEASE, defect::statement)) {
            String broken = null;
            for (long seed = 1; seed <= TRIED_FOR_A_DEFECT && broken == null; seed++) {
                Function<DeliveryStore, DeliveryStore> around = defect::around;
                broken = new History(seed, defect.histories(), store, around).run();
            }
            assertThat(broken).as("what %s breaks", defect).contains(defect.law());
            assertThat(defect.isUsed()).as("%s changed something", defect).isTrue();
        }
    }
}
