package org.airalert.app;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertState;
import org.airalert.alert.AlertStatus;
import org.airalert.channel.ChannelFile;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.directory.Audience;
import org.airalert.directory.Recipient;
import org.airalert.dispatch.Receipts;
import org.airalert.message.FrozenText;
import org.airalert.office.ConfirmLinks;
import org.airalert.office.OfficeDesk;
import org.airalert.office.Roster;
import org.airalert.office.memo.Memos;
import org.airalert.store.DeliveryStore;
import org.airalert.web.open.PublicParts;

/** What the public side needs of desk, deliveries and lanes. */
final class PublicLinks implements PublicParts.Links {
    private final Behind behind;

    /** @param smsChannel whose words the public gets as an SMS; empty where no channel carries one */
    record Behind(
            OfficeDesk desk,
            Memos memos,
            DeliveryStore deliveries,
            ConfirmLinks links,
            Receipts receipts,
            Roster roster,
            InstantSource clock,
            Optional<String> smsChannel) {}

    PublicLinks(Behind behind) {
        this.behind = behind;
    }

    /** The first channel for the public whose main form is a Chinese SMS. */
    static Optional<String> smsChannel(List<ChannelFile> channels) {
        return channels.stream()
                .filter(channel -> channel.audience() == Audience.PUBLIC)
                .filter(channel -> channel.wording().formats().get(0).equals("sms"))
                .map(ChannelFile::id)
                .findFirst();
    }

    @Override
    public Future<Optional<String>> cap(AlertId alert) {
        return ofPublished(alert, () -> behind.desk().cap(alert));
    }

    @Override
    public Future<Optional<String>> sms(AlertId alert) {
        Optional<String> channel = behind.smsChannel();
        return channel.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : ofPublished(
                        alert, () -> behind.desk().text(alert, channel.get()).map(text -> text.map(FrozenText::body)));
    }

    private Future<Optional<String>> ofPublished(AlertId alert, Supplier<Future<Optional<String>>> document) {
        return behind.desk().alert(alert).compose(found -> {
            boolean told = found.filter(one -> one.status() == AlertStatus.ACTUAL)
                    .filter(one -> one.state() == AlertState.APPROVED || one.state() == AlertState.PUBLISHED)
                    .isPresent();
            return told ? document.get() : Future.succeededFuture(Optional.empty());
        });
    }

    @Override
    public Future<Optional<PublicParts.Confirmation>> confirmation(String token) {
        return behind.links().read(token).map(this::known).orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Future<Optional<PublicParts.Confirmation>> known(DeliveryId id) {
        return behind.deliveries()
                .find(id)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : confirmation(found.get().delivery()).map(Optional::of));
    }

    private Future<PublicParts.Confirmation> confirmation(Delivery delivery) {
        return (delivery.alert().isMemo()
                        ? behind.memos().alert(delivery.alert())
                        : behind.desk().alert(delivery.alert()))
                .map(alert -> new PublicParts.Confirmation(
                        alert.orElseThrow(),
                        name(delivery.recipient()),
                        delivery.progress().confirmedAt()));
    }

    private String name(String recipient) {
        return behind.roster().recipients().stream()
                .filter(one -> one.id().equals(recipient))
                .map(Recipient::name)
                .findFirst()
                .orElse(recipient);
    }

    @Override
    public Future<Optional<PublicParts.Confirmation>> confirm(String token) {
        Optional<DeliveryId> id = behind.links().read(token);
        if (id.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return behind.deliveries().confirm(id.get(), behind.clock().instant()).compose(known -> known(id.get()));
    }

    @Override
    public Future<PublicParts.Answer> receipts(String channel, MultiMap headers, Buffer body) {
        return behind.receipts()
                .accept(channel, headers, body)
                .map(answer -> new PublicParts.Answer(answer.status(), answer.body()));
    }
}
