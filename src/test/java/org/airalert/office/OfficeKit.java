package org.airalert.office;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.IntUnaryOperator;
import org.airalert.access.Audit;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.alert.Bilingual;
import org.airalert.alert.Proposal;
import org.airalert.alert.cap.CapSettings;
import org.airalert.app.config.ConfFolders;
import org.airalert.app.config.Configuration;
import org.airalert.delivery.ConfirmTimes;
import org.airalert.delivery.Planner;
import org.airalert.directory.AreaTree;
import org.airalert.message.RecipientFields;
import org.airalert.message.Renderer;
import org.airalert.store.Store;
import org.airalert.store.sqlite.SqliteSettings;
import org.airalert.store.sqlite.SqliteStore;
import org.airalert.time.HandTimers;
import org.airalert.warning.Assessor;
import org.airalert.warning.Course;
import org.airalert.worker.Workers;

/** An office over a real SQLite folder, with a clock that the test moves; it can be stopped and opened again over the same folder. */
final class OfficeKit implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
    static final String CITY = "410400";
    static final Principal OFFICER = new Principal("officer", "值班员", Set.of(Role.DUTY_OFFICER), Set.of());
    static final Principal LEADER =
            new Principal("leader", "办公室负责人", Set.of(Role.APPROVER, Role.DUTY_OFFICER), Set.of());
    static final Office.Settings USUAL =
            new Office.Settings(Duration.ofHours(12), Set.of(), Duration.ofMinutes(10), Duration.ZERO);

    private final Vertx vertx = Vertx.vertx();
    private final Path folder;
    private final Configuration config;
    private final AreaTree areas;
    private final Office.Settings settings;
    /** How much the store takes; holds from the next start. */
    SqliteSettings storing = SqliteSettings.defaults();

    HandTimers clock = new HandTimers(NOW);
    Store store;
    OfficeDesk desk;

    OfficeKit(Path folder, Office.Settings settings, Optional<AreaTree> areas) throws Exception {
        this.folder = folder;
        this.settings = settings;
        config = Configuration.read(
                new Configuration.Folders(
                        ConfFolders.locate("conf", Optional.empty()),
                        ConfFolders.locate("channels", Optional.empty()),
                        ConfFolders.locate("templates", Optional.empty())),
                Map.of());
        this.areas = areas.orElse(config.areas());
    }

    static OfficeKit open(Path folder) throws Exception {
        return open(folder, USUAL);
    }

    static OfficeKit open(Path folder, Office.Settings settings) throws Exception {
        OfficeKit kit = new OfficeKit(folder, settings, Optional.empty());
        kit.start(NOW);
        return kit;
    }

    /** Opens the store and the office at a moment; what was there before is found in the folder. */
    void start(Instant now) throws Exception {
        clock = new HandTimers(now);
        store = await(SqliteStore.open(vertx, folder, storing));
        desk = new OfficeDesk(parts());
        await(desk.start());
    }

    /** As if the program had ended: nothing in memory is left. */
    void stop() throws Exception {
        await(store.close());
    }

    private Office.Parts parts() {
        Planner planner = new Planner(
                areas,
                new ConfirmTimes(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60)),
                (recipient, alert) -> RecipientFields.of(recipient, alert, config.texts()));
        return new Office.Parts(
                store.ledger(),
                store.deliveries(),
                new Audit(store.ledger()),
                new Assessor(config.plan()),
                areas,
                new Ids(clock, new Random(clock.instant().getEpochSecond())),
                clock,
                clock,
                new Workers(vertx, "office", 2, 64),
                new Office.Wording(new Renderer(config.templates()), config.texts(), cap()),
                new Office.Ways(List.of(), List::of, planner, () -> {}),
                settings);
    }

    private CapSettings cap() {
        return new CapSettings(
                "alert@city.example.org",
                new Bilingual("市环委会办公室", "Office"),
                "http://127.0.0.1/",
                "0375-0000000",
                config.plan().zone(),
                Map.of(),
                "GB/T 2260",
                Map.of());
    }

    Instant at(int hour) {
        return NOW.plus(Duration.ofHours(hour));
    }

    /** Observed hours {@code (from, to]}, counted from the start. */
    void observe(String area, int from, int to, IntUnaryOperator aqi) throws Exception {
        StringBuilder values = new StringBuilder();
        for (int hour = from + 1; hour <= to; hour++) {
            values.append(values.isEmpty() ? "" : ",")
                    .append("{\"time\":\"" + at(hour) + "\",\"aqi\":" + aqi.applyAsInt(hour) + "}");
        }
        take("{\"type\":\"observation\",\"area\":\"" + area + "\",\"values\":[" + values + "]}");
    }

    /** A forecast issued at {@code issued} for the 144 hours after it. */
    void forecast(String area, int issued, IntUnaryOperator aqi) throws Exception {
        StringBuilder values = new StringBuilder();
        for (int hour = issued + 1; hour <= issued + 144; hour++) {
            int value = aqi.applyAsInt(hour);
            values.append(values.isEmpty() ? "" : ",")
                    .append("{\"time\":\"" + at(hour) + "\",\"lower\":" + value + ",\"upper\":" + value + "}");
        }
        take("{\"type\":\"forecast\",\"area\":\"" + area + "\",\"issuedAt\":\"" + at(issued)
                + "\",\"step\":\"hourly\",\"values\":[" + values + "]}");
    }

    private void take(String json) throws Exception {
        await(desk.take(json, null, OFFICER));
    }

    /** Clean air, and orange smog two days ahead: one proposal waits. */
    void smogAhead() throws Exception {
        observe(CITY, -72, 0, hour -> 90);
        forecast(CITY, 0, hour -> hour > 54 && hour <= 114 ? 250 : 80);
        assess(CITY);
    }

    /** Orange in force, and its lift, told by two forecasts, approved for some hours ahead. */
    Instant liftAnnounced() throws Exception {
        observe(CITY, -96, 0, hour -> 230);
        forecast(CITY, 0, hour -> 230);
        assess(CITY);
        await(desk.approveProposal(onlyProposal().proposal().id(), LEADER));
        clock.advance(Duration.ofHours(7));
        observe(CITY, 0, 7, hour -> hour <= 2 ? 230 : 20);
        forecast(CITY, 0, hour -> hour <= 2 ? 230 : 20);
        forecast(CITY, 6, hour -> 20);
        assess(CITY);
        await(desk.approveProposal(onlyProposal().proposal().id(), LEADER));
        return java.util.Objects.requireNonNull(course().announced()).effective();
    }

    /** The hours as the office keeps them. */
    AirBook book() {
        ZoneId zone = config.plan().zone();
        StationBook stations = new StationBook(store.ledger(), zone, new Workers(vertx, "book", 1, 8));
        return new AirBook(store.ledger(), zone, stations);
    }

    Course course() throws Exception {
        return await(new Docs(store.ledger()).standing(CITY)).value().course();
    }

    void assess(String area) throws Exception {
        await(desk.assess(area));
    }

    Desk.Proposed onlyProposal() throws Exception {
        List<Desk.Proposed> open = await(desk.proposals(Proposal.State.OPEN, null, 10));
        if (open.size() != 1) {
            throw new AssertionError("proposals open: " + open);
        }
        return open.get(0);
    }

    String auditText() throws Exception {
        return await(store.ledger().read("audit", 0, 1000)).toString();
    }

    static <T> T await(Future<T> future) throws TimeoutException {
        return future.await(60, SECONDS);
    }

    @Override
    public void close() throws Exception {
        await(store.close());
        await(vertx.close());
    }
}
