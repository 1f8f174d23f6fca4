package org.airalert.app.sandbox;

import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.airalert.app.StartException;
import org.airalert.channel.Secret;
import org.airalert.channel.robot.Brand;
import org.airalert.sandbox.Behaviour;
import org.airalert.sandbox.RobotReceiver;
import org.airalert.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs receivers until it is interrupted, and prints how to point channels at them. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description =
                "Receivers to push at: carriers that verify signatures, send receipts and fail on command, a CAP endpoint, robots of group chats with their limits, and a mail relay.")
public final class SandboxCommand implements Callable<Integer> {
    private static final List<String> CARRIERS = List.of("china-mobile", "china-unicom", "china-telecom");
    private static final int SECRET_BYTES = 32;
    private static final String ROBOT_SECRET = "SECsandbox";
    private static final long START_SECONDS = 10;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--carriers", defaultValue = "3", description = "how many carriers; default ${DEFAULT-VALUE}")
    private int carriers;

    @Option(
            names = "--latency",
            defaultValue = "0",
            description = "milliseconds from a push to its answer; default ${DEFAULT-VALUE}")
    private long latencyMillis;

    @Option(
            names = "--fail-rate",
            defaultValue = "0",
            description = "share of pushes answered with 500, 0 to 1; default ${DEFAULT-VALUE}")
    private double failRate;

    @Option(
            names = "--receipt-delay",
            defaultValue = "200",
            description = "milliseconds from an answer to its receipt; default ${DEFAULT-VALUE}")
    private long receiptDelayMillis;

    @Mixin
    private SpokenCarriers spoken = new SpokenCarriers();

    @Option(names = "--port", defaultValue = "0", description = "port on 127.0.0.1; 0, the default, takes any free one")
    private int port;

    @Option(names = "--secret", description = "whsec_… of every receiver; without it one is made and printed")
    private String secret = "";

    @Override
    public Integer call() throws InterruptedException {
        Behaviour behaviour = behaviour();
        Secret key = secret.isEmpty() ? newSecret() : Secret.of(secret);
        Vertx vertx = Vertx.vertx();
        Sandbox sandbox = start(vertx);
        for (int i = 0; i < carriers; i++) {
            sandbox.add(i < CARRIERS.size() ? CARRIERS.get(i) : "carrier-" + (i + 1), key, behaviour);
        }
        List<String> lines = spoken.open(sandbox, surroundings(vertx), behaviour);
        sandbox.add("cap", key, behaviour);
        for (Brand brand : Brand.values()) {
            sandbox.addRobot(
                    brand.word(), new RobotReceiver.Rules(brand, brand == Brand.WECOM ? "" : ROBOT_SECRET, ""));
        }
        print(sandbox, key);
        lines.forEach(System.out::println);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown));
        ended.await();
        return 0;
    }

    private static Sandbox.Surroundings surroundings(Vertx vertx) {
        Clock clock = Clock.systemUTC();
        return new Sandbox.Surroundings(vertx, clock, clock, new SecureRandom());
    }

    private Behaviour behaviour() {
        if (carriers < 1 || latencyMillis < 0 || receiptDelayMillis < 0 || !(failRate >= 0 && failRate <= 1)) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--carriers is 1 or more, times are 0 or more, --fail-rate is 0 to 1");
        }
        return Behaviour.GOOD
                .latency(Duration.ofMillis(latencyMillis))
                .failRate(failRate)
                .with(new Behaviour.Reports(Duration.ofMillis(receiptDelayMillis), 0, 0, 0, 0));
    }

    private static Secret newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Secret.of("whsec_" + Base64.getEncoder().encodeToString(bytes));
    }

    private Sandbox start(Vertx vertx) throws InterruptedException {
        try {
            return Sandbox.start(surroundings(vertx), port).await(START_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | RuntimeException e) {
            vertx.close();
            throw new StartException("sandbox: cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    private static void print(Sandbox sandbox, Secret key) {
        sandbox.receivers().keySet().stream()
                .sorted()
                .forEach(name -> System.out.println("push     " + sandbox.url(name)));
        for (Brand brand : Brand.values()) {
            System.out.println("robot    " + sandbox.url(brand.word())
                    + (brand == Brand.WECOM ? "" : " (secret: " + ROBOT_SECRET + ")"));
        }
        System.out.println("mail     127.0.0.1:" + sandbox.mail().port() + " (tls: none)");
        System.out.println("stats    " + sandbox.url("stats"));
        System.out.println("secret   " + key.reveal());
        System.out.println("In the channel's file: endpoint as above, allowPrivateAddresses: [127.0.0.0/8].");
    }
}
