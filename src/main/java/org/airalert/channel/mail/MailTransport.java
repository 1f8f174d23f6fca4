package org.airalert.channel.mail;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.CanonicalizationAlgorithm;
import io.vertx.ext.mail.DKIMSignOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Enclosures;
import org.airalert.channel.Transport;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Hands letters to a mail relay. The {@code Message-ID} is made of the delivery's id and stays the same in every attempt, so that a
 * mailbox can tell a repeat. Used from one event loop.
 */
public final class MailTransport implements Transport {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@,;:\"()]{1,64}@[A-Za-z0-9.-]{1,253}");

    private static final List<String> SIGNED =
            List.of("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Auto-Submitted");

    private final Vertx vertx;
    private final Pace pace;
    private final MailSettings settings;
    private final NetClient probe;
    private final LetterForm form;
    private final Around around;
    private final DomainPace domains;
    private MailClient client;

    /**
     * What letters need from outside.
     *
     * @param enclosures that go with a letter besides the CAP document
     * @param verp {@code null} where nothing comes back to this office
     * @param clock by which domains are paced
     */
    public record Around(Enclosures enclosures, @Nullable Verp verp, InstantSource clock) {
        /** Nothing goes along, nothing comes back. */
        public static final Around NOTHING = new Around(Enclosures.NONE, null, InstantSource.system());
    }

    public MailTransport(Vertx vertx, Pace pace, MailSettings settings) {
        this(vertx, pace, settings, Around.NOTHING);
    }

    public MailTransport(Vertx vertx, Pace pace, MailSettings settings, Around around) {
        this.vertx = vertx;
        this.pace = pace;
        this.settings = settings;
        this.form = new LetterForm(settings, around.verp());
        this.around = around;
        this.domains = new DomainPace(settings.extras().domainRate());
        this.client = MailClient.create(vertx, config());
        this.probe = vertx.createNetClient(probing());
    }

    private NetClientOptions probing() {
        NetClientOptions options = new NetClientOptions()
                .setConnectTimeout((int) pace.connectTimeout().toMillis())
                .setSsl(settings.tls() == MailSettings.Tls.TLS)
                .setHostnameVerificationAlgorithm("HTTPS");
        return settings.extras().authorities().isEmpty() ? options : options.setTrustOptions(trusted());
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
                .setOwnHostname(form.domain())
                .setMaxPoolSize(pace.concurrency())
                .setConnectTimeout((int) pace.connectTimeout().toMillis())
                .setIdleTimeout((int) pace.answerTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        if (settings.password() != null) {
            config.setUsername(settings.user()).setPassword(settings.password().reveal());
        }
        if (!settings.extras().authorities().isEmpty()) {
            config.setTrustOptions(trusted());
        }
        MailSettings.Dkim dkim = settings.extras().dkim();
        if (dkim != null) {
            sign(config, dkim);
        }
        return config;
    }

    private PemTrustOptions trusted() {
        return new PemTrustOptions()
                .addCertValue(Buffer.buffer(settings.extras().authorities()));
    }

    private static void sign(MailConfig config, MailSettings.Dkim dkim) {
        String key = dkim.key().reveal().replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        config.setEnableDKIM(true)
                .setDKIMSignOption(new DKIMSignOptions()
                        .setPrivateKey(key)
                        .setSdid(dkim.domain())
                        .setSelector(dkim.selector())
                        .setHeaderCanonAlgo(CanonicalizationAlgorithm.RELAXED)
                        .setBodyCanonAlgo(CanonicalizationAlgorithm.RELAXED)
                        .setSignedHeaders(SIGNED));
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
        Instant now = around.clock().instant();
        Optional<Instant> later = domains.take(receiverOf(dispatch.delivery().address()), now);
        return later.isPresent()
                ? Future.succeededFuture(new Outcome.Deferred(
                        Reason.THROTTLED, "", "the domain has its share for now", Duration.between(now, later.get())))
                : enclosed(dispatch);
    }

    /** A letter goes without what cannot be made; that it did is kept with the attempt. */
    private Future<Outcome> enclosed(Dispatch dispatch) {
        if (!settings.extras().attach().contains(MailSettings.Attachment.LETTER)) {
            return post(form.letter(dispatch, List.of()), "", pace.answerTimeout());
        }
        Duration half = pace.answerTimeout().dividedBy(2);
        return around.enclosures()
                .of(dispatch)
                .timeout(half.toMillis(), TimeUnit.MILLISECONDS)
                .compose(
                        enclosures -> post(form.letter(dispatch, enclosures), "", half),
                        failure -> post(form.letter(dispatch, List.of()), "went without its official letter", half));
    }

    private Future<Outcome> post(MailMessage letter, String note, Duration time) {
        MailClient used = client;
        return used.sendMail(letter)
                .timeout(time.toMillis(), TimeUnit.MILLISECONDS)
                .<Outcome>map(sent -> new Outcome.Accepted("250", null, note))
                .otherwise(failure -> {
                    Outcome outcome = MailOutcome.of(failure, place());
                    retireAfter(outcome, used);
                    return outcome;
                });
    }

    /** Domains are left alone one by one where each has its own rate. */
    @Override
    public String receiverOf(String address) {
        return settings.extras().domainRate().isEmpty()
                ? ""
                : address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
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
