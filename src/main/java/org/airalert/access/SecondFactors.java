package org.airalert.access;

import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.airalert.store.Ledger;

/**
 * The second step of logging in: one-time passwords of a phone (RFC 6238), and ten recovery codes for the day it is lost. Futures fail with an
 * {@link AccessRefusal} where what was typed is wrong.
 */
public final class SecondFactors {
    /** 160 bits, as RFC 4226, 4 wants them. */
    private static final int SECRET_BYTES = 20;
    /** 80 bits: nobody guesses them, so that a plain SHA-256 may be stored. */
    private static final int RECOVERY_BYTES = 10;

    private static final int RECOVERY_CODES = 10;

    private final Documents<SecondFactor> factors;
    private final Set<Role> requiredFor;
    private final String issuer;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param requiredFor roles that come in by two steps only
     * @param issuer as the phone shows it
     */
    public SecondFactors(AccessParts parts, Set<Role> requiredFor, String issuer) {
        this.factors = new Documents<>(parts, "second-factor", SecondFactor.class);
        this.requiredFor = Set.copyOf(requiredFor);
        this.issuer = issuer;
        this.clock = parts.clock();
        this.random = parts.random();
    }

    /** Whether this person must come in by two steps. */
    public boolean isRequired(Account account) {
        return account.roles().stream().anyMatch(requiredFor::contains);
    }

    /**
     * How it stands with somebody.
     *
     * @param since empty where there is no second step
     * @param recoveryCodes how many are left
     */
    public record Standing(Optional<Instant> since, int recoveryCodes) {}

    public Future<Standing> of(String account) {
        return factors.find(account)
                .map(found -> found.filter(SecondFactor::counts)
                        .map(one -> new Standing(
                                Optional.ofNullable(one.confirmedAt()),
                                one.recovery().size()))
                        .orElse(new Standing(Optional.empty(), 0)));
    }

    /**
     * A secret that is being set up, told this once.
     *
     * @param secret in base 32, to be typed into the phone
     * @param link {@code otpauth://} address that does the same when it is opened on the phone
     */
    public record Setup(String secret, String link) {}

    /** Makes a new secret, which counts once its owner has typed a password of it. Fails where there is a second step already. */
    public Future<Setup> begin(String account) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Totp.base32(bytes);
        return factors.find(account).compose(found -> {
            if (found.filter(SecondFactor::counts).isPresent()) {
                return refuse("", "已设置两步验证，请先关闭 (there is a second step already: switch it off first)");
            }
            Ledger.Write write = factors.put(account, "", new SecondFactor(secret, null, -1, List.of()));
            return factors.commit(
                            List.of(write),
                            List.of(new AuditEntry(clock.instant(), account, "second-factor.begin", account)))
                    .map(new Setup(secret, link(account, secret)));
        });
    }

    private String link(String account, String secret) {
        return "otpauth://totp/" + encoded(issuer + ":" + account) + "?secret=" + secret + "&issuer=" + encoded(issuer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The first password of a new secret: from now on it is asked for. @return recovery codes, told this once and kept as hashes */
    public Future<List<String>> confirm(String account, String typed) {
        Instant now = clock.instant();
        List<String> codes = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            byte[] bytes = new byte[RECOVERY_BYTES];
            random.nextBytes(bytes);
            String code = Totp.base32(bytes);
            codes.add(code.replaceAll("(.{4})(?!$)", "$1-"));
            hashes.add(new Token(code).hash());
        }
        return change(
                        account,
                        "second-factor.confirm",
                        factor -> factor.counts()
                                ? Optional.empty()
                                : factor.used(typed, now).map(used -> used.confirmed(now, hashes)))
                .map(codes);
    }

    /** Checks what was typed and uses it up; fails with an {@link AccessRefusal} when it is wrong. */
    public Future<Void> check(String account, String typed) {
        Instant now = clock.instant();
        return change(
                account, "second-factor.use", factor -> factor.counts() ? factor.used(typed, now) : Optional.empty());
    }

    /** Switched off by its owner, who types a password or a recovery code once more. */
    public Future<Void> remove(String account, String typed) {
        return check(account, typed).compose(right -> takeAway(account, account));
    }

    /** Taken away by an administrator, for somebody whose phone and recovery codes are lost. */
    public Future<Void> reset(String account, Principal by) {
        return takeAway(account, by.account());
    }

    private Future<Void> takeAway(String account, String by) {
        return factors.commit(
                List.of(factors.remove(account)),
                List.of(new AuditEntry(clock.instant(), by, "second-factor.remove", account)));
    }

    private interface Step {
        /** Empty: refused. */
        Optional<SecondFactor> from(SecondFactor factor);
    }

    /** Two at the same time with one password: one gets through, the other meets a conflict. */
    private Future<Void> change(String account, String action, Step step) {
        return factors.find(account).compose(found -> {
            if (found.flatMap(step::from).isEmpty()) {
                return refuse("code", "动态验证码不对或已用过 (the one-time code is wrong or was used already)");
            }
            return factors.change(
                            account,
                            now -> step.from(now)
                                    .orElseThrow(() -> new AccessRefusal(
                                            AccessRefusal.Why.INVALID,
                                            "code",
                                            "动态验证码已用过 (the one-time code was used already)")))
                    .compose(changed -> factors.commit(
                            List.of(changed.write()),
                            List.of(new AuditEntry(clock.instant(), account, action, account, left(changed.value())))));
        });
    }

    private static Map<String, String> left(SecondFactor factor) {
        return Map.of("recoveryCodes", String.valueOf(factor.recovery().size()));
    }

    private static <T> Future<T> refuse(String field, String message) {
        return Future.failedFuture(new AccessRefusal(AccessRefusal.Why.INVALID, field, message));
    }
}
