package org.airalert.channel.mail;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.airalert.channel.ReceiptSink;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.Receipt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A small mail server that takes letters that come back, and nothing else: recipients that are no return address of ours are refused before their
 * letter is sent. Runs on threads of its own, few of them; a notice is taken only when the store has it.
 */
public final class BounceIntake {
    private static final Logger LOG = LoggerFactory.getLogger(BounceIntake.class);
    private static final int CONNECTIONS = 20;
    private static final int RECIPIENTS = 5;
    private static final int LARGEST = 256 * 1024;
    private static final int IDLE_SECONDS = 60;
    private static final long STORE_SECONDS = 10;

    private final SMTPServer server;
    private final Verp verp;
    private final ReceiptSink sink;
    private final InstantSource clock;

    /**
     * @param address to listen on
     * @param port 0 for any free one
     * @param clock of the deliveries
     */
    public BounceIntake(InetAddress address, int port, Verp verp, ReceiptSink sink, InstantSource clock) {
        this.verp = verp;
        this.sink = sink;
        this.clock = clock;
        this.server = SMTPServer.port(port)
                .bindAddress(address)
                .softwareName("air-alert-gateway")
                .maxConnections(CONNECTIONS)
                .maxRecipients(RECIPIENTS)
                .maxMessageSize(LARGEST)
                .connectionTimeout(IDLE_SECONDS, TimeUnit.SECONDS)
                .messageHandlerFactory(context -> new Letter())
                .build();
    }

    /** Blocking, briefly. */
    public void start() {
        server.start();
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** Blocking, briefly. */
    public void stop() {
        server.stop();
    }

    /** One letter from its first command to its end. */
    private final class Letter implements MessageHandler {
        private @Nullable DeliveryId delivery;

        @Override
        public void from(String sender) {
            // Notices have an empty sender, but not all systems keep to that; the return address is proof enough.
        }

        @Override
        public void recipient(String address) throws RejectException {
            Optional<DeliveryId> named = verp.read(address);
            if (named.isEmpty()) {
                throw new RejectException(550, "5.1.1 no such return address");
            }
            delivery = named.get();
        }

        @Override
        public @Nullable String data(InputStream body) throws IOException, RejectException {
            String source = new String(body.readNBytes(LARGEST), StandardCharsets.ISO_8859_1);
            Optional<Bounce> bounce = Bounce.of(source);
            DeliveryId about = delivery;
            if (about == null || bounce.isEmpty() || !bounce.get().failed()) {
                LOG.info("letter came back that ends nothing deliveryId={}", about);
                return null;
            }
            take(new Receipt(
                    about.value(),
                    null,
                    Receipt.State.FAILED,
                    clock.instant(),
                    null,
                    bounce.get().reason()));
            LOG.info(
                    "letter came back deliveryId={} reason={}",
                    about,
                    bounce.get().reason());
            return null;
        }

        /** The mail system keeps its notice until the store has it. */
        private void take(Receipt receipt) throws RejectException {
            try {
                sink.take(List.of(receipt))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(STORE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOG.warn("notice not taken deliveryId={} cause={}", receipt.deliveryId(), e.toString());
                throw new RejectException(451, "4.3.0 try again later");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RejectException(421, "4.3.2 shutting down");
            }
        }

        @Override
        public void done() {
            delivery = null;
        }
    }
}
