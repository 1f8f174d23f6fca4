package org.airalert.app.sandbox;

import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.airalert.app.StartException;
import org.airalert.channel.Secret;
import org.airalert.sandbox.Behaviour;
import org.airalert.sandbox.CarrierKind;
import org.airalert.sandbox.CarrierReceiver;
import org.airalert.sandbox.Sandbox;
import picocli.CommandLine.Option;

/** The options of carriers that speak a protocol of their own. */
final class SpokenCarriers {
    private static final long START_SECONDS = 10;

    @Option(
            names = "--speak",
            split = ",",
            description = "carriers' own protocols to speak, each on a port of its own: cmpp2, cmpp3, sgip, smgp, smpp;"
                    + " with the port as cmpp3:7890")
    private List<String> speak = List.of();

    @Option(
            names = "--account",
            defaultValue = "901234",
            description = "account that these carriers let in; default ${DEFAULT-VALUE}")
    private String account = "901234";

    @Option(
            names = "--password",
            defaultValue = "sandbox",
            description = "its password, at most 8 characters; default ${DEFAULT-VALUE}")
    private String password = "sandbox";

    @Option(
            names = "--report-port",
            defaultValue = "8801",
            description = "port on 127.0.0.1 where the gateway takes the reports of SGIP; default ${DEFAULT-VALUE}")
    private int reportPort;

    /** Opens them; returns a line about each, and one about faults. */
    List<String> open(Sandbox sandbox, Sandbox.Surroundings around, Behaviour behaviour) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        for (String word : speak) {
            CarrierReceiver carrier = open(sandbox, around, behaviour, word);
            lines.add(word.split(":", 2)[0] + "    127.0.0.1:" + carrier.port() + " (" + carrier.protocol()
                    + ", account " + account + ", password " + password + ")");
        }
        if (!speak.isEmpty()) {
            lines.add(
                    "faults   curl -d '{\"mode\":\"silent\"}' " + sandbox.url("behaviour/NAME")
                            + " (mode: up, busy, down, gone, silent; latencyMillis, failRate, busyRate, lostAnswers, lostReceipts, failedReceipts)");
        }
        return lines;
    }

    private CarrierReceiver open(Sandbox sandbox, Sandbox.Surroundings around, Behaviour behaviour, String word)
            throws InterruptedException {
        String[] parts = word.split(":", 2);
        try {
            int port = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
            CarrierKind kind = CarrierKind.of(parts[0]);
            CarrierReceiver carrier = new CarrierReceiver(
                    around,
                    kind.dialect(account, Secret.of(password)),
                    behaviour,
                    SocketAddress.inetSocketAddress(reportPort, "127.0.0.1"));
            return sandbox.open(kind.word(), carrier, port).await(START_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | RuntimeException e) {
            throw new StartException("sandbox: --speak " + word + ": " + e.getMessage(), e);
        }
    }
}
