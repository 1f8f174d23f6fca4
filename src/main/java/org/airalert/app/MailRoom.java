package org.airalert.app;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.airalert.app.config.GatewayConfig;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Enclosures;
import org.airalert.channel.ReceiptSink;
import org.airalert.channel.mail.BounceIntake;
import org.airalert.channel.mail.Verp;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.Receipt;
import org.airalert.directory.Audience;
import org.airalert.message.OfficialDocument;
import org.airalert.office.Desk;
import org.airalert.store.DeliveryStore;
import org.airalert.time.Timers;
import org.airalert.worker.Workers;
import org.jspecify.annotations.Nullable;

/** What letters need besides their words: the official letter as PDF, return addresses, and the intake of what comes back. */
final class MailRoom {
    private final Optional<Verp> verp;
    private final Optional<BounceIntake> intake;
    private final Workers workers;

    /** @param key from which return addresses are made; the same on all nodes */
    MailRoom(GatewayConfig.Bounces bounces, byte[] key, DeliveryStore deliveries, Timers clock, Workers workers) {
        this.workers = workers;
        this.verp = bounces.domain().isEmpty() ? Optional.empty() : Optional.of(new Verp(bounces.domain(), key));
        this.intake = verp.map(own -> new BounceIntake(
                address(bounces.listener().host()), bounces.listener().port(), own, sink(deliveries, clock), clock));
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new StartException("bounces: no such host " + host, e);
        }
    }

    /** A return address names the delivery only; its channel is looked up. */
    private static ReceiptSink sink(DeliveryStore deliveries, Timers clock) {
        return receipts -> Future.join(receipts.stream()
                        .map(receipt -> take(deliveries, receipt, clock))
                        .toList())
                .mapEmpty();
    }

    private static Future<List<Boolean>> take(DeliveryStore deliveries, Receipt receipt, Timers clock) {
        return deliveries
                .find(new DeliveryId(String.valueOf(receipt.deliveryId())))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(List.of(false))
                        : deliveries.receive(found.get().delivery().channel(), List.of(receipt), clock.instant()));
    }

    @Nullable
    Verp verp() {
        return verp.orElse(null);
    }

    /** The official letter that a channel's recipients get; a memo has none. */
    static Enclosures letters(Desk desk, ChannelFile channel) {
        OfficialDocument document = document(channel.audience());
        return dispatch -> dispatch.alert().id().isMemo()
                ? Future.succeededFuture(List.of())
                : desk.letterPdf(
                                dispatch.alert().id(),
                                document,
                                new Desk.Addressee(recipient(document, dispatch), null))
                        .map(pdf ->
                                List.of(new Enclosures.Enclosure(document.word() + ".pdf", "application/pdf", pdf)));
    }

    private static @Nullable String recipient(OfficialDocument document, Dispatch dispatch) {
        return document.audience().isPresent() ? dispatch.delivery().recipient() : null;
    }

    private static OfficialDocument document(Audience audience) {
        return switch (audience) {
            case UNITS -> OfficialDocument.UNIT_ORDER;
            case COUNTIES -> OfficialDocument.COUNTY_ORDER;
            case PROVINCE -> OfficialDocument.FILING;
            case PUBLIC, MEDIA, SCHOOLS, HOSPITALS, ENTERPRISES, SUPERVISORS -> OfficialDocument.NOTICE;
        };
    }

    Future<Void> start() {
        return intake.isEmpty()
                ? Future.succeededFuture()
                : workers.<Void>run(() -> {
                            intake.get().start();
                            return null;
                        })
                        .recover(cause -> Future.failedFuture(new StartException(
                                "bounces: cannot listen for letters that come back: " + cause.getMessage(), cause)));
    }

    Future<Void> stop() {
        return intake.isEmpty()
                ? Future.succeededFuture()
                : workers.run(() -> {
                    intake.get().stop();
                    return null;
                });
    }
}
