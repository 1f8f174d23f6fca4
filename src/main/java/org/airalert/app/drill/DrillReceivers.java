package org.airalert.app.drill;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.airalert.app.StartException;
import org.airalert.app.config.Configuration;
import org.airalert.app.config.GatewayConfig;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Secret;
import org.airalert.channel.http.HttpSettings;
import org.airalert.channel.mail.MailSettings;
import org.airalert.directory.Recipient;
import org.airalert.sandbox.Behaviour;
import org.airalert.sandbox.HttpReceiver;
import org.airalert.sandbox.Sandbox;

/**
 * Puts the sandbox behind every channel, of whatever kind: a drill's gateway knows no address outside of this machine. What arrives is looked at for its mark.
 */
final class DrillReceivers {
    private static final int SECRET_BYTES = 32;
    private static final int LARGEST = 1 << 20;
    private static final String HOST = "127.0.0.1";
    private static final List<String> LOOPBACK = List.of("127.0.0.0/8");
    private static final Duration LINK_TEST = Duration.ofHours(6);
    private static final String MARK = "演练";
    private static final String MARK_EN = "EXERCISE";

    private final Sandbox sandbox;
    private final Secret secret;
    private final Set<String> dead;
    private final Map<String, HttpReceiver> receivers = new TreeMap<>();
    private final Map<String, String> addresses = new HashMap<>();
    private final LongAdder marked = new LongAdder();
    private final LongAdder unmarked = new LongAdder();
    private final LongAdder mails = new LongAdder();

    /** @param dead recipients at whose address nobody listens */
    DrillReceivers(Sandbox sandbox, RandomGenerator random, Set<String> dead) {
        this.sandbox = sandbox;
        this.dead = Set.copyOf(dead);
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        this.secret = Secret.of("whsec_" + Base64.getEncoder().encodeToString(bytes));
        sandbox.mail().onLetter(letter -> {
            mails.increment();
            count(LetterText.of(letter.source()));
        });
    }

    /**
     * How many messages bore the mark of a drill, and how many did not.
     *
     * @param mails how many of them were letters
     */
    record Marks(long marked, long unmarked, long mails) {}

    Marks marks() {
        return new Marks(marked.sum(), unmarked.sum(), mails.sum());
    }

    /** The same configuration with the sandbox behind it. */
    Configuration behind(Configuration read, GatewayConfig gateway) {
        List<ChannelFile> channels = read.channels().stream()
                .map(channel -> redirected(channel, read.recipients()))
                .toList();
        List<Recipient> people = read.recipients().stream().map(this::moved).toList();
        return read.with(gateway, people, channels);
    }

    /** Makes the receivers behave as the script says at this moment. */
    void at(Instant time, List<Script.Fault> faults) {
        Set<String> down = faults.stream()
                .filter(one -> one instanceof Script.Fault.CarrierDown broken
                        && broken.span().holds(time))
                .map(one -> ((Script.Fault.CarrierDown) one).channel())
                .collect(Collectors.toSet());
        receivers.forEach((name, receiver) ->
                receiver.behave(Behaviour.GOOD.with(down.contains(name) ? Behaviour.Mode.DOWN : Behaviour.Mode.UP)));
    }

    /** @throws StartException when the script names a channel or recipient that there is not */
    static void requireKnown(Script script, Configuration read) {
        List<String> unknown = new ArrayList<>();
        Set<String> channels = read.channels().stream().map(ChannelFile::id).collect(Collectors.toSet());
        Set<String> people = read.recipients().stream().map(Recipient::id).collect(Collectors.toSet());
        for (Script.Fault fault : script.faults()) {
            if (fault instanceof Script.Fault.CarrierDown down && !channels.contains(down.channel())) {
                unknown.add("channel " + down.channel());
            } else if (fault instanceof Script.Fault.DeadContact one && !people.contains(one.recipient())) {
                unknown.add("recipient " + one.recipient());
            }
        }
        if (read.areas().find(script.area()).isEmpty()) {
            unknown.add("area " + script.area());
        }
        if (!unknown.isEmpty()) {
            String what = "drill: " + script.name() + " names what there is not: " + String.join(", ", unknown);
            throw new StartException(what, new IllegalArgumentException(what));
        }
    }

    private ChannelFile redirected(ChannelFile channel, List<Recipient> people) {
        ChannelFile.Pace pace = channel.pace();
        ChannelFile calm = channel.with(new ChannelFile.Pace(
                pace.concurrency(),
                java.util.Optional.empty(),
                pace.connectTimeout(),
                pace.answerTimeout(),
                pace.retry(),
                pace.breaker(),
                pace.linkTest().isZero() ? Duration.ZERO : LINK_TEST));
        if (channel.transport() instanceof MailSettings mail) {
            return calm.with(
                    new MailSettings(HOST, sandbox.mail().port(), MailSettings.Tls.NONE, mail.from(), "", null));
        }
        if (channel.transport() instanceof HttpSettings http && http.endpoint().isEmpty()) {
            people.stream()
                    .filter(channel::serves)
                    .filter(one -> one.addresses().containsKey(http.addressKey()))
                    .forEach(this::settle);
            return calm.with(here(java.util.Optional.empty()));
        }
        listen(channel.id());
        return calm.with(here(java.util.Optional.of(sandbox.url(channel.id()))));
    }

    private HttpSettings here(java.util.Optional<String> endpoint) {
        return new HttpSettings(endpoint, List.of(secret), LOOPBACK, LARGEST, LARGEST);
    }

    private void settle(Recipient recipient) {
        if (dead.contains(recipient.id())) {
            addresses.put(recipient.id(), "http://" + HOST + ":" + freePort() + "/alerts");
        } else if (!addresses.containsKey(recipient.id())) {
            listen(recipient.id());
            addresses.put(recipient.id(), sandbox.url(recipient.id()));
        }
    }

    private void listen(String name) {
        HttpReceiver receiver = sandbox.add(name, secret, Behaviour.GOOD);
        receiver.onMessage(this::look);
        receivers.put(name, receiver);
    }

    /** A push says it in its status as well as in its words. */
    private void look(JsonObject data) {
        count("exercise".equals(data.getString("status")) ? data.encode() : "");
    }

    private void count(String text) {
        (text.contains(MARK) || text.contains(MARK_EN) ? marked : unmarked).increment();
    }

    private Recipient moved(Recipient recipient) {
        Map<String, String> others = new HashMap<>(recipient.addresses());
        // Whatever has no place in the sandbox keeps an address that leads nowhere.
        others.computeIfPresent("http", (kind, real) -> addresses.getOrDefault(recipient.id(), sandbox.url("nobody")));
        return recipient.at(others);
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
