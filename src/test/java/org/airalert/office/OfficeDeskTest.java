package org.airalert.office;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.airalert.access.Audit;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertState;
import org.airalert.alert.Bilingual;
import org.airalert.alert.Proposal;
import org.airalert.alert.cap.CapSettings;
import org.airalert.app.config.ConfFolders;
import org.airalert.app.config.Configuration;
import org.airalert.delivery.ConfirmTimes;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Planner;
import org.airalert.message.ChannelText;
import org.airalert.message.RecipientFields;
import org.airalert.message.Renderer;
import org.airalert.message.TextFormat;
import org.airalert.store.Store;
import org.airalert.store.sqlite.SqliteSettings;
import org.airalert.store.sqlite.SqliteStore;
import org.airalert.time.Timers;
import org.airalert.time.VertxTimers;
import org.airalert.warning.Assessor;
import org.airalert.warning.Level;
import org.airalert.worker.Workers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole office over a real SQLite store: data in, proposal, second person, deliveries planned, public told. */
class OfficeDeskTest {
    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
    private static final Principal OFFICER = new Principal("officer", "值班员", Set.of(Role.DUTY_OFFICER), Set.of());
    private static final Principal LEADER =
            new Principal("leader", "办公室负责人", Set.of(Role.APPROVER, Role.DUTY_OFFICER), Set.of());

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private Instant now = NOW;
    private Store store;
    private Configuration config;
    private OfficeDesk desk;
    private final List<Desk.Proposed> proposed = new ArrayList<>();
    private CompletableFuture<Desk.Proposed> nextProposal = new CompletableFuture<>();

    @BeforeEach
    void open() throws Exception {
        config = Configuration.read(
                new Configuration.Folders(
                        ConfFolders.locate("conf", Optional.empty()),
                        ConfFolders.locate("channels", Optional.empty()),
                        ConfFolders.locate("templates", Optional.empty())),
                Map.of());
        store = await(SqliteStore.open(vertx, folder, SqliteSettings.defaults()));
        desk = started();
    }

    private OfficeDesk started() throws Exception {
        Timers clock = new Timers() {
            private final Timers real = VertxTimers.real(vertx, Instant::now);

            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public Timer after(Duration delay, Runnable action) {
                return real.after(delay, action);
            }
        };
        Assessor assessor = new Assessor(config.plan());
        List<Office.Way> ways = config.channels().stream()
                .map(channel -> new Office.Way(
                        new ChannelText(
                                channel.id(),
                                channel.audience(),
                                channel.wording().formats().stream()
                                        .map(TextFormat::of)
                                        .toList(),
                                channel.wording().smsSegments()),
                        channel,
                        channel.asksConfirmation(),
                        channel.drills()))
                .toList();
        Planner planner = new Planner(
                config.areas(),
                new ConfirmTimes(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60)),
                (recipient, alert) -> RecipientFields.of(recipient, alert, config.texts()));
        OfficeDesk made = new OfficeDesk(new Office.Parts(
                store.ledger(),
                store.deliveries(),
                new Audit(store.ledger()),
                assessor,
                config.areas(),
                new Ids(clock, new Random(7)),
                clock,
                clock,
                new Workers(vertx, "office", 2, 64),
                new Office.Wording(
                        new Renderer(config.templates()),
                        config.texts(),
                        new CapSettings(
                                "alert@city.example.org",
                                new Bilingual("市环委会办公室", "Office"),
                                "http://127.0.0.1/",
                                "0375-0000000",
                                config.plan().zone(),
                                Map.of(),
                                "GB/T 2260",
                                Map.of())),
                new Office.Ways(ways, () -> config.recipients(), planner, () -> {}),
                new Office.Settings(Duration.ofHours(12), Set.of(), Duration.ofHours(100), Duration.ZERO)));
        made.onProposal(one -> {
            proposed.add(one);
            nextProposal.complete(one);
        });
        await(made.start());
        return made;
    }

    @AfterEach
    void close() throws Exception {
        await(store.close());
        await(vertx.close());
    }

    @Test
    void P3_2_3_a_forecast_becomes_a_proposal_and_a_second_person_publishes_it() throws Exception {
        Desk.Proposed proposal = afterHeavyForecast();

        Alert approved = await(desk.approveProposal(proposal.proposal().id(), LEADER));

        assertThat(proposal.alert().kind()).isEqualTo(AlertKind.ISSUE);
        assertThat(approved.facts().level()).isEqualTo(Level.ORANGE);
        assertThat(approved.digests()).containsKeys("china-mobile", "units-mail", "cap");
        assertThat(await(desk.proposals(Proposal.State.OPEN, null, 10))).isEmpty();
        Alert published = published(approved);
        long queued = await(store.deliveries().counts(published.id())).values().stream()
                .mapToLong(states -> states.getOrDefault(DeliveryState.QUEUED, 0L))
                .sum();
        assertThat(queued).isEqualTo(config.recipients().size());
    }

    @Test
    void P3_2_3_nobody_approves_what_they_drafted_and_the_engine_never_does() throws Exception {
        Desk.Proposed proposal = afterHeavyForecast();
        await(desk.edit(proposal.alert().id(), proposal.alert().facts(), LEADER));

        assertThatThrownBy(() -> await(desk.approveProposal(proposal.proposal().id(), LEADER)))
                .isInstanceOf(Refusal.Forbidden.class)
                .hasMessageContaining("second person");
        assertThatThrownBy(() -> await(desk.approveProposal(proposal.proposal().id(), Principal.ENGINE)))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> await(desk.approveProposal(proposal.proposal().id(), OFFICER)))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void a_rejected_proposal_is_not_made_again_until_the_picture_changes() throws Exception {
        Desk.Proposed proposal = afterHeavyForecast();

        await(desk.rejectProposal(proposal.proposal().id(), "会商认为预报偏高", LEADER));
        now = NOW.plus(Duration.ofMinutes(10));
        await(desk.take(forecast(now, 250, 60), null, OFFICER));
        await(assessed(now));

        assertThat(proposed).hasSize(1);
        now = NOW.plus(Duration.ofMinutes(20));
        nextProposal = new CompletableFuture<>();
        await(desk.take(forecast(now, 350, 80), null, OFFICER));
        assertThat(next().alert().facts().level()).isEqualTo(Level.RED);
    }

    @Test
    void what_was_approved_survives_a_crash_before_the_fan_out() throws Exception {
        Desk.Proposed proposal = afterHeavyForecast();
        Alert approved = await(desk.approveProposal(proposal.proposal().id(), LEADER));
        published(approved);

        OfficeDesk again = started();

        assertThat(await(again.alert(approved.id())).orElseThrow().state()).isEqualTo(AlertState.PUBLISHED);
        assertThat(again.publicStatus().inForce()).isNotNull();
        assertThat(again.publicStatus().inForce().id()).isEqualTo(approved.id());
    }

    @Test
    void the_same_key_gives_the_same_answer_and_no_second_effect() throws Exception {
        String body =
                "{\"type\":\"observation\",\"area\":\"410400\",\"time\":\"2026-01-05T08:00:00+08:00\",\"aqi\":120}";

        String first = await(desk.take(body, "k1", OFFICER));
        String second = await(desk.take(body, "k1", OFFICER));

        assertThat(second).isEqualTo(first);
        assertThat(await(store.ledger().read("events", 0, 10))).hasSize(1);
        assertThatThrownBy(() -> await(desk.take(body.replace("120", "121"), "k1", OFFICER)))
                .isInstanceOf(Refusal.NotNow.class);
    }

    @Test
    void bad_events_are_refused_with_every_fault_and_nothing_is_stored() throws Exception {
        assertFaults("{\"type\":\"obs\"}", "/type");
        assertFaults("{\"type\":\"observation\",\"time\":\"2026-01-05T08:00:00\",\"aqi\":-3}", "/time", "/aqi");
        assertFaults("{\"type\":\"observation\",\"time\":\"2026-01-05T08:00:00+08:00\",\"aqi\":9999}", "/aqi");
        assertFaults("{\"type\":\"observation\",\"time\":\"2026-01-05T08:00:00+08:00\"}", "/aqi");
        assertFaults("{\"type\":\"forecast\",\"issuedAt\":\"x\"}", "/issuedAt", "/step");
        assertFaults("{\"type\":", "");
        assertFaults("[1]", "");

        assertThat(await(store.ledger().read("events", 0, 10))).isEmpty();
    }

    private void assertFaults(String json, String... pointers) {
        assertThatThrownBy(() -> await(desk.take(json, null, OFFICER)))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal -> assertThat(refusal.faults())
                                .extracting(Refusal.Fault::pointer)
                                .contains(pointers));
    }

    private Desk.Proposed afterHeavyForecast() throws Exception {
        StringBuilder values = new StringBuilder();
        for (int hour = 47; hour >= 0; hour--) {
            values.append(values.isEmpty() ? "" : ",")
                    .append("{\"time\":\"" + NOW.minus(Duration.ofHours(hour)) + "\",\"aqi\":90}");
        }
        await(desk.take("{\"type\":\"observation\",\"values\":[" + values + "]}", null, OFFICER));
        await(desk.take(forecast(NOW, 250, 60), null, OFFICER));
        return next();
    }

    /** Clean for a day, then {@code hours} of smog, then clean again up to 144 hours. */
    private static String forecast(Instant issuedAt, int aqi, int hours) {
        StringBuilder values = new StringBuilder();
        for (int hour = 1; hour <= 144; hour++) {
            int value = hour > 54 && hour <= 54 + hours ? aqi : 80;
            values.append(values.isEmpty() ? "" : ",")
                    .append("{\"time\":\"" + NOW.plus(Duration.ofHours(hour)) + "\",\"lower\":" + (value - 20)
                            + ",\"upper\":" + value + "}");
        }
        return "{\"type\":\"forecast\",\"area\":\"410400\",\"issuedAt\":\"" + issuedAt
                + "\",\"step\":\"hourly\",\"values\":[" + values + "]}";
    }

    private Desk.Proposed next() throws Exception {
        return nextProposal.get(10, SECONDS);
    }

    /** Waits until the area was assessed as of a moment, by asking until it was; each ask is a read of the store. */
    private Future<Void> assessed(Instant at) {
        return desk.assessment("410400")
                .compose(found -> found.orElse("").contains("\"now\":\"2026-01-05T08:10:00+08:00\"")
                        ? Future.<Void>succeededFuture()
                        : assessed(at));
    }

    private Alert published(Alert approved) throws Exception {
        Alert alert = await(desk.alert(approved.id())).orElseThrow();
        long patience = System.nanoTime() + SECONDS.toNanos(20);
        while (alert.state() != AlertState.PUBLISHED && System.nanoTime() < patience) {
            alert = await(desk.alert(approved.id())).orElseThrow();
        }
        assertThat(alert.state()).isEqualTo(AlertState.PUBLISHED);
        return alert;
    }

    private static <T> T await(Future<T> future) throws TimeoutException {
        return future.await(20, SECONDS);
    }
}
