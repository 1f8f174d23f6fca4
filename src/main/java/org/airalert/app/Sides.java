package org.airalert.app;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.airalert.access.AccessParts;
import org.airalert.access.Accounts;
import org.airalert.access.ApiKeys;
import org.airalert.access.Appointments;
import org.airalert.access.Audit;
import org.airalert.access.SecondFactors;
import org.airalert.access.Sessions;
import org.airalert.alert.Bilingual;
import org.airalert.app.config.Configuration;
import org.airalert.app.config.GatewayConfig;
import org.airalert.app.config.RecipientRows;
import org.airalert.dispatch.Dispatcher;
import org.airalert.dispatch.Receipts;
import org.airalert.office.ConfirmLinks;
import org.airalert.office.Ids;
import org.airalert.office.OfficeDesk;
import org.airalert.office.Roster;
import org.airalert.office.change.AccessRequests;
import org.airalert.office.change.Changes;
import org.airalert.office.escalation.Escalator;
import org.airalert.office.evaluation.Evaluations;
import org.airalert.store.Store;
import org.airalert.web.Readiness;
import org.airalert.web.api.LogInPace;
import org.airalert.web.api.OfficeParts;
import org.airalert.web.api.OfficeSide;
import org.airalert.web.console.Console;
import org.airalert.web.console.Wordings;
import org.airalert.web.open.About;
import org.airalert.web.open.OpenSettings;
import org.airalert.web.open.PublicParts;
import org.airalert.web.open.PublicSide;
import org.airalert.worker.Workers;

/** The two sides on which the gateway listens: the public one, and the office's own (interfaces, "Two listeners"). */
final class Sides {
    private static final int PUBLIC_LOOPS = 2;

    private final Configuration config;
    private final PublicSide open;
    private final SelfProbe self;
    private final OfficeSide office;
    private final Accounts accounts;
    private final SecondFactors factors;

    /** What stands behind both sides. */
    record Inside(
            Store store,
            Audit audit,
            Roster roster,
            WordingDesk wording,
            Workers workers,
            OfficeDesk desk,
            Dispatcher dispatcher,
            Escalator escalator,
            ConfirmLinks links,
            Duties duties,
            Evaluations evaluations) {}

    Sides(Gateway.Surroundings around, Configuration config, Inside inside) {
        this.config = config;
        SelfProbe self = new SelfProbe(around.vertx(), around.clock(), around.registry());
        this.self = self;
        Readiness readiness = new Readiness(
                () -> faults(inside), () -> inside.store().trouble().isPresent(), around.wall());
        this.open = new PublicSide(
                around.vertx(), publicParts(around, config, inside, readiness), settings(config.gateway()));
        AccessParts access = new AccessParts(
                inside.store().ledger(), inside.audit(), inside.workers(), around.wall(), around.random());
        this.factors = new SecondFactors(
                access,
                config.gateway().session().twoStepsFor(),
                config.areas().root().nameZh() + "重污染天气预警");
        this.accounts = new Accounts(access, factors);
        OfficeParts parts = officeParts(around, config, inside, readiness, access);
        Wordings wordings = inside.wording().wordings(access.ledger(), inside.workers());
        parts.access().changes().add(wordings.templateKind());
        parts.access().changes().add(wordings.plan());
        this.office = new OfficeSide(around.vertx(), parts, List.of(new Console(parts, wordings, inside.workers())));
    }

    private static OpenSettings settings(GatewayConfig config) {
        GatewayConfig.Open open = config.open();
        return OpenSettings.of(
                PUBLIC_LOOPS,
                open.maxConnections(),
                open.maxStreams(),
                open.folder().isEmpty()
                        ? Optional.empty()
                        : Optional.of(config.dataFolder().resolve(open.folder())));
    }

    private OfficeParts officeParts(
            Gateway.Surroundings around, Configuration config, Inside inside, Readiness readiness, AccessParts access) {
        RecipientRows.Known known =
                new RecipientRows.Known(config.areas(), config.texts().units().keySet());
        GatewayConfig.Session session = config.gateway().session();
        ApiKeys keys = new ApiKeys(access);
        Changes changes = new Changes(new Changes.Parts(
                access.ledger(), inside.audit(), around.wall(), new Ids(around.wall(), around.random())));
        return new OfficeParts(
                inside.desk(),
                inside.store().deliveries(),
                new OfficeParts.Access(
                        accounts,
                        factors,
                        new Sessions(access, new Sessions.Limits(session.idle(), session.longest())),
                        keys,
                        inside.audit(),
                        new LogInPace(around.wall()),
                        changes,
                        new AccessRequests(accounts, keys, new Appointments(access), changes)),
                inside.dispatcher(),
                inside.escalator()::outstanding,
                new RosterDirectory(inside.roster(), known, inside.workers()),
                AfterAction.parts(inside, config, around.clock()),
                new OfficeParts.Place(config.areas(), config.plan()),
                inside.duties().parts(),
                readiness,
                around.registry()::scrape,
                around.clock(),
                config.gateway().intake().maxBodyBytes());
    }

    private static Future<Map<String, String>> faults(Inside inside) {
        return inside.store().check().map(health -> {
            Map<String, String> faults = new TreeMap<>();
            if (!health.well()) {
                faults.put("store", health.detail());
            }
            return faults;
        });
    }

    private static PublicParts publicParts(
            Gateway.Surroundings around, Configuration config, Inside inside, Readiness readiness) {
        Receipts receipts = new Receipts(config.channels(), inside.store().deliveries(), around.clock(), around.wall());
        PublicLinks links = new PublicLinks(new PublicLinks.Behind(
                inside.desk(),
                inside.duties().memos(),
                inside.store().deliveries(),
                inside.links(),
                receipts,
                inside.roster(),
                around.clock(),
                PublicLinks.smsChannel(config.channels())));
        return new PublicParts(
                inside.desk(),
                about(around, config),
                config.guidance(),
                links,
                inside.workers(),
                around.clock(),
                readiness);
    }

    private static About about(Gateway.Surroundings around, Configuration config) {
        Bilingual city = new Bilingual(
                config.areas().root().nameZh(), config.areas().root().nameEn());
        Bilingual office = new Bilingual(
                config.texts().office().name().zh(),
                config.texts().office().name().en());
        List<Integer> thresholds = config.plan().thresholds().stream()
                .map(threshold -> threshold.aqi())
                .toList();
        return new About(
                city,
                office,
                config.texts().office().phone(),
                config.gateway().publicUrl(),
                config.plan().zone(),
                thresholds,
                around.realTime(),
                !around.realTime());
    }

    Future<Gateway.Ports> start() {
        GatewayConfig.Listener outside = config.gateway().publicSide();
        GatewayConfig.Listener inside = config.gateway().officeSide();
        return open.start(outside.port(), outside.host())
                .recover(cause -> deaf("public", outside, cause))
                .onSuccess(port -> self.start(port, outside.host()))
                .compose(port -> office.start(inside.port(), inside.host())
                        .recover(cause -> deaf("office", inside, cause))
                        .map(officePort -> new Gateway.Ports(port, officePort)));
    }

    /** The cause alone names no port. */
    private static Future<Integer> deaf(String side, GatewayConfig.Listener listener, Throwable cause) {
        return Future.failedFuture(new StartException(
                side + " side: cannot listen on " + listener.host() + " port " + listener.port() + ": "
                        + cause.getMessage(),
                cause));
    }

    /** Every way into the office side. */
    List<String> officeWays() {
        return office.ways();
    }

    Accounts accounts() {
        return accounts;
    }

    /** Path of the page on which the first administrator sets a password. */
    Future<Optional<String>> firstStart() {
        return accounts.firstStart().map(token -> token.map(one -> "/console/setup/" + one.value()));
    }

    Future<Void> stop() {
        return self.stop()
                .eventually(() -> Future.join(open.stop(), office.stop()))
                .mapEmpty();
    }
}
