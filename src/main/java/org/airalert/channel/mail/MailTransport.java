package org.airalert.channel.mail;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Transport;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;

/**
 * Hands letters to a mail relay. The {@code Message-ID} is made of the delivery's id and stays the same in every attempt, so that a
 * mailbox can tell a repeat. Used from one event loop.
 */
public final class MailTransport implements Transport {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@,;:\"()]{1,64}@[A-Za-z0-9.-]{1,253}");

    private final Vertx vertx;
    private final Pace pace;
    private final MailSettings settings;
    private final NetClient probe;
    private MailClient client;

    public MailTransport(Vertx vertx, Pace pace, MailSettings settings) {
        this.vertx = vertx;
        this.pace = pace;
        this.settings = settings;
        this.client = MailClient.create(vertx, config());
        this.probe = vertx.createNetClient(new NetClientOptions()
                .setConnectTimeout((int) pace.connectTimeout().toMillis())
                .setSsl(settings.tls() == MailSettings.Tls.TLS)
                .setHostnameVerificationAlgorithm("HTTPS"));
    }

    private MailConfig config() {
        MailConfig config = new MailConfig(settings.host(), settings.port())
                .setSsl(settings.tls() == MailSettings.Tls.TLS)
                .setStarttls(
                        settings.tls() == MailSettings.Tls.STARTTLS
                                ? StartTLSOptions.REQUIRED
                                : StartTLSOptions.DISABLED)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setLogin(settings.user().isEmpty() ? LoginOption.DISABLED : LoginOption.REQUIRED)
                .setOwnHostname(domain())
                .setMaxPoolSize(pace.concurrency())
                .setConnectTimeout((int) pace.connectTimeout().toMillis())
                .setIdleTimeout((int) pace.answerTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        if (settings.password() != null) {
            config.setUsername(settings.user()).setPassword(settings.password().reveal());
        }
        return config;
    }

    private String domain() {
        String from = settings.from();
        return from.substring(from.indexOf('@') + 1).replace(">", "").strip();
    }

    private String place() {
        return settings.host() + ":" + settings.port();
    }

    @Override
    public Future<Outcome> send(Dispatch dispatch) {
        if (!ADDRESS.matcher(dispatch.delivery().address()).matches()) {
            return Future.succeededFuture(
                    new Outcome.Rejected(Reason.NO_ADDRESS, "", "the address is not a mail address"));
        }
        MailClient used = client;
        return used.sendMail(letter(dispatch))
                .timeout(pace.answerTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .<Outcome>map(sent -> new Outcome.Accepted("250", null))
                .otherwise(failure -> {
                    Outcome outcome = MailOutcome.of(failure, place());
                    retireAfter(outcome, used);
                    return outcome;
                });
    }

    private MailMessage letter(Dispatch dispatch) {
        String id = "<" + dispatch.delivery().id().value() + "@" + domain() + ">";
        Dispatch.Content content = dispatch.content();
        MailMessage letter = new MailMessage()
                .setFrom(settings.from())
                .setTo(dispatch.delivery().address())
                .setSubject(content.subject())
                .setText(content.text())
                .setHeaders(MultiMap.caseInsensitiveMultiMap()
                        .add("Message-ID", id)
                        .add("Auto-Submitted", "auto-generated"));
        return content.html().isEmpty() ? letter : letter.setHtml(content.html());
    }

    /**
     * A connection that hangs, or that the relay floods, still holds its place in the pool, and the client has no way to close just that
     * one: a new client takes over, and the old one goes when what it still sends has ended.
     */
    private void retireAfter(Outcome outcome, MailClient used) {
        if (used == client && outcome instanceof Outcome.Deferred deferred && deferred.reason() == Reason.TIMED_OUT) {
            client = MailClient.create(vertx, config());
            vertx.setTimer(pace.answerTimeout().toMillis(), timer -> used.close());
        }
    }

    /** Connects, waits for the greeting, and says goodbye. */
    @Override
    public Future<Outcome> linkTest() {
        return probe.connect(settings.port(), settings.host())
                .compose(MailTransport::greeting)
                .timeout(pace.connectTimeout().plus(pace.answerTimeout()).toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(failure -> MailOutcome.of(failure, place()));
    }

    private static Future<Outcome> greeting(NetSocket socket) {
        Promise<Outcome> greeted = Promise.promise();
        socket.closeHandler(closed -> greeted.tryFail(new ClosedChannelException()));
        socket.handler(bytes -> {
            boolean ready = bytes.length() >= 3 && bytes.getString(0, 3).equals("220");
            greeted.tryComplete(
                    ready
                            ? new Outcome.Accepted("220", null)
                            : new Outcome.Deferred(Reason.BAD_ANSWER, "", "no greeting of a relay", null));
            socket.end(Buffer.buffer("QUIT\r\n"));
        });
        return greeted.future();
    }

    @Override
    public Future<Void> close() {
        // A connection that is gone already is as closed as it can be.
        return Future.join(client.close(), probe.close()).<Void>mapEmpty().otherwiseEmpty();
    }
}
