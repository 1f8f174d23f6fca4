package org.airalert.app;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.Optional;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertState;
import org.airalert.alert.AlertStatus;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.directory.Recipient;
import org.airalert.dispatch.Receipts;
import org.airalert.office.ConfirmLinks;
import org.airalert.office.OfficeDesk;
import org.airalert.office.Roster;
import org.airalert.store.DeliveryStore;
import org.airalert.web.open.PublicParts;

/** What the public side needs of desk, deliveries and lanes. */
final class PublicLinks implements PublicParts.Links {
    private final OfficeDesk desk;
    private final DeliveryStore deliveries;
    private final ConfirmLinks links;
    private final Receipts receipts;
    private final Roster roster;
    private final InstantSource clock;

    PublicLinks(
            OfficeDesk desk,
            DeliveryStore deliveries,
            ConfirmLinks links,
            Receipts receipts,
            Roster roster,
            InstantSource clock) {
        this.desk = desk;
        this.deliveries = deliveries;
        this.links = links;
        this.receipts = receipts;
        this.roster = roster;
        this.clock = clock;
    }

    @Override
    public Future<Optional<String>> cap(AlertId alert) {
        return desk.alert(alert).compose(found -> {
            boolean told = found.filter(one -> one.status() == AlertStatus.ACTUAL)
                    .filter(one -> one.state() == AlertState.APPROVED || one.state() == AlertState.PUBLISHED)
                    .isPresent();
            return told ? desk.cap(alert) : Future.succeededFuture(Optional.empty());
        });
    }

    @Override
    public Future<Optional<PublicParts.Confirmation>> confirmation(String token) {
        return links.read(token).map(this::known).orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Future<Optional<PublicParts.Confirmation>> known(DeliveryId id) {
        return deliveries
                .find(id)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : confirmation(found.get().delivery()).map(Optional::of));
    }

    private Future<PublicParts.Confirmation> confirmation(Delivery delivery) {
        return desk.alert(delivery.alert())
                .map(alert -> new PublicParts.Confirmation(
                        alert.orElseThrow(),
                        name(delivery.recipient()),
                        delivery.progress().confirmedAt()));
    }

    private String name(String recipient) {
        return roster.recipients().stream()
                .filter(one -> one.id().equals(recipient))
                .map(Recipient::name)
                .findFirst()
                .orElse(recipient);
    }

    @Override
    public Future<Optional<PublicParts.Confirmation>> confirm(String token) {
        Optional<DeliveryId> id = links.read(token);
        if (id.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return deliveries.confirm(id.get(), clock.instant()).compose(known -> known(id.get()));
    }

    @Override
    public Future<PublicParts.Answer> receipts(String channel, MultiMap headers, Buffer body) {
        return receipts.accept(channel, headers, body)
                .map(answer -> new PublicParts.Answer(answer.status(), answer.body()));
    }
}
