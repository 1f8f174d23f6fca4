package org.airalert.office.duty;

import static org.airalert.store.Done.done;

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
import org.airalert.access.Audit;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.Bilingual;
import org.airalert.alert.cap.CapSettings;
import org.airalert.app.config.ConfFolders;
import org.airalert.app.config.Configuration;
import org.airalert.channel.ChannelFile;
import org.airalert.delivery.ConfirmTimes;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.Planner;
import org.airalert.directory.Recipient;
import org.airalert.duty.CountyReport;
import org.airalert.message.ChannelText;
import org.airalert.message.RecipientFields;
import org.airalert.message.Renderer;
import org.airalert.message.TextFormat;
import org.airalert.office.Ids;
import org.airalert.office.Json;
import org.airalert.office.Office;
import org.airalert.office.contact.ContactChecks;
import org.airalert.office.contact.DutyRosters;
import org.airalert.office.county.CountyReports;
import org.airalert.office.county.KeptReports;
import org.airalert.office.memo.Memos;
import org.airalert.office.task.KeptTasks;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Ledger;
import org.airalert.store.Store;
import org.airalert.store.sqlite.SqliteSettings;
import org.airalert.store.sqlite.SqliteStore;
import org.airalert.time.HandTimers;
import org.airalert.warning.Assessor;
import org.airalert.worker.Workers;

/** The duties of the shipped office over a real store, with a clock that the test moves and alerts that it gives. */
final class DutyKit implements AutoCloseable {
    static final Principal OFFICER = new Principal("officer", "值班员", Set.of(Role.DUTY_OFFICER), Set.of());

    final Vertx vertx = Vertx.vertx();
    final HandTimers clock;
    final Configuration config;
    final Store store;
    final Office.Parts office;
    final Memos memos;
    final DutyRosters rosters;
    final KeptTasks tasks;
    final ContactChecks checks;
    final DutyDesk desk;
    List<Alert> alerts = List.of();
    List<Recipient> directory;

    DutyKit(Path folder, Instant now) {
        clock = new HandTimers(now);
        config = Configuration.read(
                new Configuration.Folders(
                        ConfFolders.locate("conf", Optional.empty()),
                        ConfFolders.locate("channels", Optional.empty()),
                        ConfFolders.locate("templates", Optional.empty())),
                Map.of());
        directory = config.recipients();
        store = done(SqliteStore.open(vertx, folder, SqliteSettings.defaults()));
        Audit audit = new Audit(store.ledger());
        rosters = new DutyRosters(store.ledger(), audit, clock, () -> directory);
        office = parts(audit);
        memos = new Memos(office);
        tasks = new KeptTasks(new KeptTasks.Parts(
                store.ledger(),
                audit,
                clock,
                config.plan().zone(),
                config.duties(),
                () -> io.vertx.core.Future.succeededFuture(DutyDesk.histories(alerts))));
        checks = new ContactChecks(office, memos, config.duties().contacts());
        desk = new DutyDesk(new DutyDesk.Parts(
                office,
                config.duties(),
                memos,
                new KeptReports(store.ledger()),
                tasks,
                rosters,
                checks,
                () -> io.vertx.core.Future.succeededFuture(alerts),
                Duration.ofMinutes(1)));
    }

    private Office.Parts parts(Audit audit) {
        Planner planner = new Planner(
                config.areas(),
                new ConfirmTimes(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60)),
                (recipient, alert) -> RecipientFields.of(recipient, alert, config.texts()));
        CapSettings cap = new CapSettings(
                "alert@city.example.org",
                new Bilingual("市环委会办公室", "Office"),
                "http://127.0.0.1/",
                "",
                config.plan().zone(),
                Map.of(),
                "GB/T 2260",
                Map.of());
        return new Office.Parts(
                store.ledger(),
                store.deliveries(),
                audit,
                new Assessor(config.plan()),
                config.areas(),
                new Ids(clock, new Random(5)),
                clock,
                clock,
                new Workers(vertx, "office", 2, 64),
                new Office.Wording(new Renderer(config.templates()), config.texts(), cap),
                new Office.Ways(
                        config.channels().stream().map(DutyKit::way).toList(), rosters::recipients, planner, () -> {}),
                new Office.Settings(Duration.ofHours(12), Set.of(), Duration.ofMinutes(10), Duration.ZERO));
    }

    private static Office.Way way(ChannelFile file) {
        ChannelText text = new ChannelText(
                file.id(),
                file.audience(),
                file.wording().formats().stream().map(TextFormat::of).toList(),
                file.wording().smsSegments());
        return new Office.Way(text, file, file.asksConfirmation(), file.drills());
    }

    /** Looks after everything at a moment. */
    void lookAt(Instant moment) {
        clock.advance(Duration.between(clock.instant(), moment));
        done(desk.look());
    }

    void reported(String id, String area, Instant at) {
        CountyReport report = CountyReport.written(
                        area, at, null, new CountyReport.Said("orange", "PM2.5", "工地停工", "已发布", "三个督导组", null))
                .received(id, at, "county");
        done(store.ledger()
                .commit(new Ledger.Commit(
                        List.of(new Ledger.Write(CountyReports.KIND, id, 0, area, Json.write(report))), List.of())));
    }

    /** Everything that was planned for a recipient. */
    List<Delivery> to(String recipient) {
        return done(store.deliveries().list(new DeliveryStore.Filter(null, null, null, recipient, null, 500))).stream()
                .map(DeliveryStore.Tracked::delivery)
                .toList();
    }

    List<Delivery> of(AlertId memo) {
        List<Delivery> all = new ArrayList<>();
        String cursor = null;
        do {
            List<DeliveryStore.Tracked> page =
                    done(store.deliveries().list(new DeliveryStore.Filter(memo, null, null, null, cursor, 500)));
            page.forEach(one -> all.add(one.delivery()));
            cursor = page.size() < 500 ? null : page.get(499).delivery().id().value();
        } while (cursor != null);
        return all;
    }

    /** Subjects of the memos for a recipient, in the order of their sending. */
    List<String> subjects(String recipient) {
        return to(recipient).stream()
                .map(Delivery::alert)
                .distinct()
                .sorted()
                .map(id -> done(memos.memo(id)).orElseThrow().subject())
                .toList();
    }

    String audit() {
        return done(store.ledger().read("audit", 0, 1000)).toString();
    }

    @Override
    public void close() {
        done(store.close());
        done(vertx.close());
    }
}
