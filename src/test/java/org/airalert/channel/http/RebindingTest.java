package org.airalert.channel.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.dns.AddressResolverOptions;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.airalert.channel.Samples;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A name server that tells one address to whoever checks the name, and another to whoever connects. */
class RebindingTest {
    private final Vertx server = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger pushes = new AtomicInteger();
    private Vertx vertx;

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, SECONDS);
        server.close().await(10, SECONDS);
    }

    private int nameServer() throws Exception {
        DatagramSocket socket = server.createDatagramSocket();
        socket.handler(packet -> answer(socket, packet));
        return socket.listen(0, "127.0.0.1").await(5, SECONDS).localAddress().port();
    }

    /** First an address that is public, then for ever this machine's; valid for no time at all. */
    private void answer(DatagramSocket socket, DatagramPacket packet) {
        Buffer query = packet.data();
        int end = 12;
        while (query.getByte(end) != 0) {
            end += query.getByte(end) + 1;
        }
        boolean ipv4 = query.getShort(end + 1) == 1;
        byte[] address = asked.getAndIncrement() == 0 ? new byte[] {8, 8, 4, 4} : new byte[] {127, 0, 0, 1};
        Buffer answer = Buffer.buffer()
                .appendBytes(query.getBytes(0, 2))
                .appendShort((short) 0x8180)
                .appendShort((short) 1)
                .appendShort((short) (ipv4 ? 1 : 0))
                .appendInt(0)
                .appendBytes(query.getBytes(12, end + 5));
        if (ipv4) {
            answer.appendShort((short) 0xC00C)
                    .appendShort((short) 1)
                    .appendShort((short) 1)
                    .appendInt(0)
                    .appendShort((short) 4)
                    .appendBytes(address);
        }
        socket.send(answer, packet.sender().port(), packet.sender().host());
    }

    @Test
    void a_name_that_changes_its_address_after_it_was_checked_gets_no_byte() throws Exception {
        int port = server.createHttpServer()
                .requestHandler(request -> {
                    pushes.incrementAndGet();
                    request.response().end();
                })
                .listen(0, "127.0.0.1")
                .await(5, SECONDS)
                .actualPort();
        vertx = Vertx.vertx(new VertxOptions()
                .setAddressResolverOptions(new AddressResolverOptions()
                        .addServer("127.0.0.1:" + nameServer())
                        .setCacheMaxTimeToLive(0)
                        .setCacheNegativeTimeToLive(0)));
        String url = "http://rebinding.example:" + port + "/push";
        assertThat(vertx.createNetClient()
                        .connect(port, "rebinding.example")
                        .recover(unreachable -> io.vertx.core.Future.succeededFuture())
                        .timeout(300, java.util.concurrent.TimeUnit.MILLISECONDS)
                        .otherwiseEmpty()
                        .await(5, SECONDS))
                .as("the first look-up leads to a public address")
                .isNull();

        Outcome outcome = push(url);

        assertThat(asked.get()).isGreaterThan(1);
        assertThat(outcome.reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS);
        assertThat(pushes).hasValue(0);
    }

    private Outcome push(String url) throws Exception {
        HttpSettings settings = new HttpSettings(Optional.of(url), List.of(), List.of(), 100_000, 1_000);
        Promise<Outcome> done = Promise.promise();
        vertx.getOrCreateContext().runOnContext(go -> {
            HttpTransport transport = new HttpTransport(
                    vertx,
                    Samples.pace(),
                    settings,
                    new HttpTransport.Letterhead("", ZoneId.of("Asia/Shanghai")),
                    InstantSource.fixed(Samples.NOW));
            transport.send(Samples.dispatch("r1", url, Samples.SMS)).onComplete(done);
        });
        return done.future().await(10, SECONDS);
    }
}
