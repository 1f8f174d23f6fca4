package org.airalert.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.airalert.app.config.Configuration;
import org.airalert.app.config.GatewayConfig;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Secret;
import org.airalert.channel.http.HttpSettings;
import org.airalert.channel.mail.MailSettings;
import org.airalert.directory.Audience;
import org.airalert.directory.Recipient;
import org.airalert.sandbox.Behaviour;
import org.airalert.sandbox.HttpReceiver;
import org.airalert.sandbox.Sandbox;

/** Points every channel of a configuration at receivers of the sandbox, with secrets made at the start; and one school at nobody. */
final class DemoReceivers {
    private static final int SECRET_BYTES = 32;
    private static final String HOST = "127.0.0.1";
    private static final List<String> LOOPBACK = List.of("127.0.0.0/8");
    private static final Duration LINK_TEST = Duration.ofHours(6);
    /** Of the schools, the one whose address is dead. */
    private static final int DEAD_SCHOOL = 6;

    private final Sandbox sandbox;
    private final RandomGenerator random;
    private final List<HttpReceiver> carriers = new ArrayList<>();
    private final Map<String, String> addresses = new HashMap<>();
    private Optional<Recipient> dead = Optional.empty();
    private int schools;

    DemoReceivers(Sandbox sandbox, RandomGenerator random) {
        this.sandbox = sandbox;
        this.random = random;
    }

    /** The same configuration with the sandbox behind it. */
    Configuration behind(Configuration read, GatewayConfig gateway) {
        List<ChannelFile> channels = read.channels().stream()
                .map(channel -> redirected(channel, read.recipients()))
                .toList();
        List<Recipient> people = read.recipients().stream().map(this::moved).toList();
        return read.with(gateway, people, channels);
    }

    /** The receivers of channels that have one address for all and speak to the public, in the order of the channels. */
    List<HttpReceiver> carriers() {
        return List.copyOf(carriers);
    }

    Optional<Recipient> deadSchool() {
        return dead;
    }

    private ChannelFile redirected(ChannelFile channel, List<Recipient> people) {
        ChannelFile.Pace pace = channel.pace();
        // By the demo's clock minutes pass in milliseconds: a link test every three of them would be a flood.
        ChannelFile calm = channel.with(new ChannelFile.Pace(
                pace.concurrency(),
                pace.rate(),
                pace.connectTimeout(),
                pace.answerTimeout(),
                pace.retry(),
                pace.breaker(),
                pace.linkTest().isZero() ? Duration.ZERO : LINK_TEST));
        if (channel.transport() instanceof HttpSettings http) {
            return calm.with(pushed(channel, http, people));
        }
        if (channel.transport() instanceof MailSettings mail) {
            return calm.with(
                    new MailSettings(HOST, sandbox.mail().port(), MailSettings.Tls.NONE, mail.from(), "", null));
        }
        return calm;
    }

    private HttpSettings pushed(ChannelFile channel, HttpSettings http, List<Recipient> people) {
        Secret secret = secret();
        Optional<String> endpoint = http.endpoint().map(real -> sandbox.url(channel.id()));
        if (endpoint.isPresent()) {
            HttpReceiver receiver = sandbox.add(channel.id(), secret, Behaviour.GOOD);
            if (channel.audience() == Audience.PUBLIC) {
                carriers.add(receiver);
            }
        } else {
            people.stream()
                    .filter(channel::serves)
                    .filter(recipient -> recipient.addresses().containsKey(http.addressKey()))
                    .forEach(recipient -> settle(recipient, secret));
        }
        return new HttpSettings(
                endpoint,
                List.of(secret),
                LOOPBACK,
                http.maxBodyBytes(),
                http.line().maxAnswerBytes());
    }

    private void settle(Recipient recipient, Secret secret) {
        if (recipient.audience() == Audience.SCHOOLS && schools++ == DEAD_SCHOOL) {
            dead = Optional.of(recipient);
            addresses.put(recipient.id(), "http://" + HOST + ":" + freePort() + "/alerts");
        } else {
            sandbox.add(recipient.id(), secret, Behaviour.GOOD);
            addresses.put(recipient.id(), sandbox.url(recipient.id()));
        }
    }

    private Recipient moved(Recipient recipient) {
        String address = addresses.get(recipient.id());
        if (address == null) {
            return recipient;
        }
        Map<String, String> others = new HashMap<>(recipient.addresses());
        others.put("http", address);
        return recipient.at(others);
    }

    private Secret secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Secret.of("whsec_" + Base64.getEncoder().encodeToString(bytes));
    }

    /** A port of this machine that nobody listens on just now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on this machine", e);
        }
    }
}
