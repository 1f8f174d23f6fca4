package org.airalert.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Enclosures;
import org.airalert.channel.ReceiptSink;
import org.airalert.channel.Transport;
import org.airalert.channel.file.FileSettings;
import org.airalert.channel.file.FileTransport;
import org.airalert.channel.http.HttpSettings;
import org.airalert.channel.http.HttpTransport;
import org.airalert.channel.mail.MailSettings;
import org.airalert.channel.mail.MailTransport;
import org.airalert.channel.mail.Verp;
import org.airalert.channel.robot.RobotSettings;
import org.airalert.channel.robot.RobotTransport;
import org.airalert.channel.routes.RouteTransport;
import org.airalert.channel.routes.RoutesSettings;
import org.airalert.channel.sms.SmsSettings;
import org.airalert.channel.sms.SmsTransport;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.store.DeliveryStore;
import org.airalert.time.Timers;
import org.jspecify.annotations.Nullable;

/**
 * Makes the transport that a channel file asks for: the one place that names them all.
 *
 * @param publicUrl of the public side, without a slash at its end; receipts come there
 * @param wall the machine's clock: signatures carry the real time, whatever the office's clock shows
 */
record Transports(
        Vertx vertx,
        String publicUrl,
        ZoneId zone,
        InstantSource wall,
        Reports reports,
        MeterRegistry registry,
        Letters letters) {
    /** Nothing goes with letters, and nothing comes back. */
    Transports(
            Vertx vertx, String publicUrl, ZoneId zone, InstantSource wall, Reports reports, MeterRegistry registry) {
        this(vertx, publicUrl, zone, wall, reports, registry, new Letters(channel -> Enclosures.NONE, null));
    }

    /**
     * What letters need besides their words.
     *
     * @param verp {@code null} where nothing comes back to this office
     */
    record Letters(
            Function<ChannelFile, Enclosures> enclosures,
            @Nullable Verp verp) {}

    /** Where reports go that come over a transport's own connection, and the clock of the deliveries. */
    record Reports(DeliveryStore deliveries, Timers clock) {
        /** Whether anything has come back of a delivery; always, where nothing is to come. */
        Function<DeliveryId, Future<Boolean>> came(ChannelFile channel) {
            return id -> channel.tracking().receipts()
                    ? deliveries
                            .find(id)
                            .map(found -> found.map(Reports::isReported).orElse(true))
                    : Future.succeededFuture(true);
        }

        private static boolean isReported(DeliveryStore.Tracked tracked) {
            DeliveryState state = tracked.delivery().progress().state();
            return state != DeliveryState.ACCEPTED && state != DeliveryState.UNCONFIRMED;
        }

        ReceiptSink of(String channel) {
            return receipts ->
                    deliveries.receive(channel, receipts, clock.instant()).mapEmpty();
        }
    }

    /** Each route has half of the channel's time, so that a second one fits in after it. */
    private static ChannelFile.Pace half(ChannelFile.Pace pace) {
        return new ChannelFile.Pace(
                pace.concurrency(),
                pace.rate(),
                pace.connectTimeout().dividedBy(2),
                pace.answerTimeout().dividedBy(2),
                pace.retry(),
                pace.breaker(),
                pace.linkTest());
    }

    private SmsTransport.Reporting reporting(ChannelFile channel) {
        return new SmsTransport.Reporting(
                channel.tracking().receipts(),
                reports.of(channel.id()),
                reports.clock(),
                fault -> Counter.builder("airalert.link.faults")
                        .description("What went wrong on the connections of a carrier's own protocol")
                        .tag("channel", channel.id())
                        .tag("fault", fault.word())
                        .register(registry)
                        .increment());
    }

    Transport of(ChannelFile channel) {
        if (channel.transport() instanceof HttpSettings http) {
            String receipts = channel.tracking().receipts() ? publicUrl + "/receipts/" + channel.id() : "";
            return new HttpTransport(vertx, channel.pace(), http, new HttpTransport.Letterhead(receipts, zone), wall);
        }
        if (channel.transport() instanceof MailSettings mail) {
            return new MailTransport(
                    vertx,
                    channel.pace(),
                    mail,
                    new MailTransport.Around(letters.enclosures().apply(channel), letters.verp(), reports.clock()));
        }
        if (channel.transport() instanceof RobotSettings robot) {
            return new RobotTransport(vertx, channel.pace(), robot, wall);
        }
        if (channel.transport() instanceof SmsSettings sms) {
            return new CarrierTransports(vertx, zone, wall, reporting(channel)).of(channel.pace(), sms);
        }
        if (channel.transport() instanceof FileSettings file) {
            return new FileTransport(vertx, channel.pace(), file, wall);
        }
        if (channel.transport() instanceof RoutesSettings routes) {
            return new RouteTransport(
                    new RouteTransport.Parts(
                            vertx, channel.id(), reports.clock(), RandomGenerator.getDefault(), reports.came(channel)),
                    channel.pace(),
                    routes,
                    way -> of(channel.with(way.transport()).with(half(channel.pace()))));
        }
        throw new IllegalStateException("channel " + channel.id() + ": no transport for "
                + channel.transport().kind());
    }
}
