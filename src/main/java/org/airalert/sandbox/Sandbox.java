package org.airalert.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.random.RandomGenerator;
import org.airalert.channel.Secret;

/**
 * Receivers on this machine: any number that take pushes over HTTP, each under a path of its own name, and a mail relay. {@code GET /stats} tells what
 * they got. Listens on 127.0.0.1 only.
 */
public final class Sandbox {
    private static final String HOST = "127.0.0.1";
    private static final String BEHAVIOUR = "behaviour/";

    private final Surroundings around;
    private final HttpServer server;
    private final HttpClient client;
    private final MailReceiver mail;
    private final Map<String, CarrierReceiver> carriers = new ConcurrentSkipListMap<>();
    private final Map<String, HttpReceiver> receivers = new ConcurrentSkipListMap<>();
    private final Map<String, RobotReceiver> robots = new ConcurrentSkipListMap<>();

    /**
     * @param clock for the times that reports tell; the gateway's
     * @param wall the machine's, for signatures
     * @param random decides which messages meet a fault
     */
    public record Surroundings(Vertx vertx, InstantSource clock, InstantSource wall, RandomGenerator random) {}

    private Sandbox(Surroundings around) {
        this.around = around;
        this.client = Reporter.client(around.vertx());
        this.server = around.vertx().createHttpServer().requestHandler(this::route);
        this.mail = new MailReceiver(around);
    }

    /** @param port 0 for any free one */
    public static Future<Sandbox> start(Surroundings around, int port) {
        Sandbox sandbox = new Sandbox(around);
        return sandbox.server
                .listen(port, HOST)
                .compose(listening -> sandbox.mail.listen())
                .map(listening -> sandbox);
    }

    /** Adds a receiver, or replaces the one of that name. Its address is {@link #url}. */
    public HttpReceiver add(String name, Secret secret, Behaviour behaviour) {
        HttpReceiver receiver = new HttpReceiver(name, around, client, secret, behaviour);
        receivers.put(name, receiver);
        return receiver;
    }

    /** Adds the robot of a group chat, or replaces the one of that name. Its address is {@link #url}. */
    public RobotReceiver addRobot(String name, RobotReceiver.Rules rules) {
        RobotReceiver robot = new RobotReceiver(rules, around);
        robots.put(name, robot);
        return robot;
    }

    /**
     * Opens a carrier's gateway that speaks a protocol of its own.
     *
     * @param name under which its behaviour is changed and its figures stand
     * @param port 0 for any free one
     */
    public Future<CarrierReceiver> open(String name, CarrierReceiver carrier, int port) {
        carriers.put(name, carrier);
        return carrier.listen(port);
    }

    public Map<String, HttpReceiver> receivers() {
        return Map.copyOf(receivers);
    }

    public MailReceiver mail() {
        return mail;
    }

    public int port() {
        return server.actualPort();
    }

    /** Where a receiver takes pushes, whether or not there is one of that name. */
    public String url(String name) {
        return "http://" + HOST + ":" + port() + "/" + name;
    }

    private void route(HttpServerRequest request) {
        String name = request.path().substring(1);
        HttpReceiver receiver = receivers.get(name);
        RobotReceiver robot = robots.get(name);
        if (name.equals("stats")) {
            request.response().putHeader("content-type", "application/json").end(stats().toBuffer());
        } else if (name.startsWith(BEHAVIOUR)) {
            request.body().onSuccess(body -> behave(request, name.substring(BEHAVIOUR.length()), body));
        } else if (receiver == null && robot == null) {
            request.response().setStatusCode(404).end("no receiver of that name");
        } else if (!request.method().name().equals("POST")) {
            request.response().setStatusCode(405).end();
        } else if (robot != null) {
            request.body().onSuccess(body -> robot.handle(request, body));
        } else if (receiver != null) {
            request.body().onSuccess(body -> receiver.handle(request, body));
        }
    }

    /** {@code POST /behaviour/NAME}: changes what is named; answers with nothing, or with what is wrong. */
    private void behave(HttpServerRequest request, String name, Buffer body) {
        HttpReceiver receiver = receivers.get(name);
        CarrierReceiver carrier = carriers.get(name);
        try {
            if (carrier != null) {
                carrier.behave(BehaviourJson.changed(carrier.behaviour(), new JsonObject(body)));
            } else if (receiver != null) {
                receiver.behave(BehaviourJson.changed(receiver.behaviour(), new JsonObject(body)));
            } else {
                request.response().setStatusCode(404).end("no receiver of that name");
                return;
            }
            request.response().setStatusCode(204).end();
        } catch (RuntimeException e) {
            request.response().setStatusCode(400).end(String.valueOf(e.getMessage()));
        }
    }

    /** What all of them got: {@code total}, and by name under {@code receivers}. */
    public JsonObject stats() {
        JsonObject each = new JsonObject();
        JsonObject total = new JsonObject();
        receivers.forEach((name, receiver) -> each.put(name, receiver.tally().json()));
        robots.forEach((name, robot) -> each.put(name, robot.tally().json()));
        carriers.forEach((name, carrier) -> each.put(name, carrier.tally().json()));
        each.put("mail", mail.tally().json());
        each.fieldNames()
                .forEach(name -> each.getJsonObject(name)
                        .forEach(one ->
                                total.put(one.getKey(), total.getLong(one.getKey(), 0L) + (Long) one.getValue())));
        return new JsonObject().put("total", total).put("receivers", each);
    }

    public Future<Void> close() {
        List<Future<Void>> closing = new ArrayList<>(List.of(server.close(), mail.close(), client.close()));
        carriers.values().forEach(carrier -> closing.add(carrier.close()));
        return Future.join(closing).mapEmpty();
    }
}
