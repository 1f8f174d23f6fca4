package org.airalert.web.open;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.airalert.alert.AlertId;
import org.airalert.alert.Bilingual;
import org.airalert.app.config.ConfFolders;
import org.airalert.app.config.Faults;
import org.airalert.app.config.GuidanceFile;
import org.airalert.office.PublicStatus;
import org.airalert.warning.Level;
import org.airalert.web.Episode;
import org.airalert.web.PublicDesk;
import org.airalert.web.Readiness;
import org.airalert.worker.Workers;

/** A public side on a free port, with a status that the test sets and links that it can look into. */
final class PublicSideFixture implements AutoCloseable, PublicParts.Links {
    private static final int SECONDS = 10;

    final Vertx vertx = Vertx.vertx();
    final AtomicReference<Instant> now = new AtomicReference<>(Episode.NOW);
    final Map<String, PublicParts.Confirmation> confirmations = new ConcurrentHashMap<>();
    final Map<String, String> faults = new ConcurrentHashMap<>();
    final List<String> receipts = new java.util.concurrent.CopyOnWriteArrayList<>();
    final PublicDesk desk;
    final String url;
    private final PublicSide side;

    PublicSideFixture(PublicStatus first) throws Exception {
        this(first, false);
    }

    PublicSideFixture(PublicStatus first, boolean demo) throws Exception {
        this(first, demo, OpenSettings.of(2, 20_000, 15_000, Optional.empty()));
    }

    /** @param demo whether the documents must say that all of it is a replay */
    PublicSideFixture(PublicStatus first, boolean demo, OpenSettings settings) throws Exception {
        desk = new PublicDesk(first);
        Workers workers = new Workers(vertx, "pages", 2, 64);
        About about = new About(
                new Bilingual("平顶山市", "Pingdingshan"),
                new Bilingual(
                        "平顶山市生态环境保护委员会办公室",
                        "Office of the Pingdingshan Ecological and Environmental Protection Committee"),
                "+1-202-555-0100",
                "https://air.example.org",
                Episode.ZONE,
                List.of(150, 200, 300),
                false,
                demo);
        Faults problems = new Faults();
        Guidance guidance = GuidanceFile.read(ConfFolders.locate("conf", Optional.empty()), problems)
                .orElseThrow(() -> new IllegalStateException(problems.all().toString()));
        Readiness readiness = new Readiness(() -> Future.succeededFuture(Map.copyOf(faults)), () -> false, now::get);
        side = new PublicSide(
                vertx, new PublicParts(desk.desk(), about, guidance, this, workers, now::get, readiness), settings);
        url = "http://127.0.0.1:" + side.start(0, "127.0.0.1").await(SECONDS, TimeUnit.SECONDS);
        confirmations.put("token-1", new PublicParts.Confirmation(Episode.upgradeTo(Level.ORANGE), "平顶山市第一中学", null));
    }

    @Override
    public Future<Optional<String>> cap(AlertId alert) {
        return Future.succeededFuture(
                alert.value().startsWith("aag-") ? Optional.of("<alert>" + alert + "</alert>") : Optional.empty());
    }

    @Override
    public Future<Optional<String>> sms(AlertId alert) {
        return Future.succeededFuture(alert.value().startsWith("aag-") ? Optional.of("短信 " + alert) : Optional.empty());
    }

    @Override
    public Future<Optional<PublicParts.Confirmation>> confirmation(String token) {
        return Future.succeededFuture(Optional.ofNullable(confirmations.get(token)));
    }

    @Override
    public Future<Optional<PublicParts.Confirmation>> confirm(String token) {
        confirmations.computeIfPresent(
                token,
                (same, found) -> new PublicParts.Confirmation(
                        found.alert(),
                        found.recipient(),
                        found.confirmedAt() == null ? now.get() : found.confirmedAt()));
        return confirmation(token);
    }

    @Override
    public Future<PublicParts.Answer> receipts(String channel, MultiMap headers, Buffer body) {
        receipts.add(channel + " " + headers.get("webhook-id") + " " + body);
        return Future.succeededFuture(new PublicParts.Answer(200, new JsonObject().put("matched", 1)));
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Override
    public void close() throws Exception {
        side.stop().await(SECONDS, TimeUnit.SECONDS);
        vertx.close().await(SECONDS, TimeUnit.SECONDS);
    }
}
