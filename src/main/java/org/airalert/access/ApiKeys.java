package org.airalert.access;

import io.vertx.core.Future;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys of machines: shown once, kept as a hash, limited to scopes and to a time. */
public final class ApiKeys {
    /** What a key may be good for. */
    public static final Set<String> SCOPES = Set.of(
            "observation",
            "forecast",
            "provincial-prompt",
            "warning",
            "health-advisory",
            "county-report",
            Permission.SCOPE_READ,
            Permission.SCOPE_DIRECTORY);
    /** The longest that a key may hold. */
    public static final Duration LONGEST = Duration.ofDays(400);

    private static final Duration USED_STEP = Duration.ofMinutes(5);
    private static final Pattern FORM = Pattern.compile("aag_([0-9a-f]{12})_([A-Za-z0-9_-]{43})");

    private final Documents<ApiKey> keys;
    private final InstantSource clock;
    private final RandomGenerator random;

    public ApiKeys(AccessParts parts) {
        this.keys = new Documents<>(parts, "key", ApiKey.class);
        this.clock = parts.clock();
        this.random = parts.random();
    }

    /**
     * Makes a key. Fails with an {@link AccessRefusal} when a scope is unknown or the time is out of bounds.
     *
     * @param holds from now, up to {@link #LONGEST}
     */
    public Future<Issued> create(String name, Set<String> scopes, Duration holds, Principal by) {
        if (name.isBlank() || name.length() > 80) {
            return refuse("name", "名称须为 1 到 80 个字 (a name of 1 to 80 characters)");
        }
        if (scopes.isEmpty() || !SCOPES.containsAll(scopes)) {
            return refuse(
                    "scopes",
                    "用途不对 (expected some of: "
                            + String.join(", ", SCOPES.stream().sorted().toList()) + ")");
        }
        if (holds.isNegative() || holds.isZero() || holds.compareTo(LONGEST) > 0) {
            return refuse("holds", "有效期须在 " + LONGEST.toDays() + " 天内 (at most " + LONGEST.toDays() + " days)");
        }
        Token secret = Token.fresh(random);
        Instant now = clock.instant();
        byte[] id = new byte[6];
        random.nextBytes(id);
        ApiKey key = new ApiKey(
                HexFormat.of().formatHex(id),
                name,
                secret.hash(),
                scopes,
                now,
                by.account(),
                now.plus(holds),
                null,
                null);
        String words = String.join(", ", scopes.stream().sorted().toList());
        return keys.commit(
                        List.of(keys.create(key.id(), "", key)),
                        List.of(new AuditEntry(
                                now, by.account(), "key.create", key.id(), Map.of("name", name, "scopes", words))))
                .map(new Issued(key, new Token("aag_" + key.id() + "_" + secret.value())));
    }

    /** The key that a machine presents; empty when it is unknown, revoked or out of date. */
    public Future<Optional<ApiKey>> find(String presented) {
        Matcher parts = FORM.matcher(presented);
        if (!parts.matches()) {
            return Future.succeededFuture(Optional.empty());
        }
        Instant now = clock.instant();
        String hash = new Token(parts.group(2)).hash();
        return keys.find(parts.group(1))
                .map(found -> found.filter(key -> key.holdsAt(now) && isSame(key.hash(), hash)))
                .compose(found -> found.map(key -> touch(key, now)).orElse(Future.succeededFuture(found)));
    }

    public Future<List<ApiKey>> list() {
        return keys.list(null);
    }

    public Future<ApiKey> revoke(String id, Principal by) {
        Instant now = clock.instant();
        return keys.update(id, key -> key.revoked(now), List.of(new AuditEntry(now, by.account(), "key.revoke", id)))
                .compose(found -> found.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(
                                new AccessRefusal(AccessRefusal.Why.UNKNOWN, "", "没有此密钥 (no such key)"))));
    }

    /** Every five minutes; a failure is no reason to turn a machine away. */
    private Future<Optional<ApiKey>> touch(ApiKey key, Instant now) {
        Instant last = key.lastUsedAt();
        Future<Optional<ApiKey>> same = Future.succeededFuture(Optional.of(key));
        return last != null && Duration.between(last, now).compareTo(USED_STEP) < 0
                ? same
                : keys.update(key.id(), found -> found.used(now), List.of()).recover(lost -> same);
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                HexFormat.of().parseHex(one), HexFormat.of().parseHex(other));
    }

    private static <T> Future<T> refuse(String field, String message) {
        return Future.failedFuture(new AccessRefusal(AccessRefusal.Why.INVALID, field, message));
    }

    /** @param secret the whole key, told once */
    public record Issued(ApiKey key, Token secret) {}
}
