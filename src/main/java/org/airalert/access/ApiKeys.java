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
import org.airalert.store.Ledger;

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
     * What a key shall be good for.
     *
     * @param holds from its making on, up to {@link #LONGEST}
     */
    public record Wanted(String name, Set<String> scopes, Duration holds) {
        public Wanted {
            scopes = Set.copyOf(scopes);
        }

        /** @throws AccessRefusal when a scope is unknown or the name or the time is out of bounds */
        public void check() {
            if (name.isBlank() || name.length() > 80) {
                throw refusal("name", "名称须为 1 到 80 个字 (a name of 1 to 80 characters)");
            }
            if (scopes.isEmpty() || !SCOPES.containsAll(scopes)) {
                throw refusal(
                        "scopes",
                        "用途不对 (expected some of: "
                                + String.join(", ", SCOPES.stream().sorted().toList()) + ")");
            }
            if (holds.isNegative() || holds.isZero() || holds.compareTo(LONGEST) > 0) {
                throw refusal("holds", "有效期须在 " + LONGEST.toDays() + " 天内 (at most " + LONGEST.toDays() + " days)");
            }
        }

        private static AccessRefusal refusal(String field, String message) {
            return new AccessRefusal(AccessRefusal.Why.INVALID, field, message);
        }
    }

    /** @param hash of the secret part */
    public record Secret(String id, String hash) {}

    /** @param whole the key as its machine presents it, told once */
    public record Fresh(Secret secret, Token whole) {}

    /** A secret for a key, good for nothing before its hash is stored. */
    public Fresh fresh() {
        Token secret = Token.fresh(random);
        byte[] bytes = new byte[6];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        return new Fresh(new Secret(id, secret.hash()), new Token("aag_" + id + "_" + secret.value()));
    }

    /** The write that makes a key, and its entry in the audit. */
    public record Prepared(Ledger.Write write, AuditEntry entry, ApiKey key) {}

    /**
     * Makes a key that somebody else commits together with the decision on it; it holds from now on.
     *
     * @param author who asked for it
     * @param by who signs; stands in the audit
     */
    public Prepared prepare(Wanted wanted, Secret secret, String author, Principal by) {
        Instant now = clock.instant();
        ApiKey key = new ApiKey(
                secret.id(),
                wanted.name(),
                secret.hash(),
                wanted.scopes(),
                now,
                author,
                now.plus(wanted.holds()),
                null,
                null);
        String words = String.join(", ", wanted.scopes().stream().sorted().toList());
        return new Prepared(
                keys.create(key.id(), "", key),
                new AuditEntry(
                        now, by.account(), "key.create", key.id(), Map.of("name", wanted.name(), "scopes", words)),
                key);
    }

    /** Makes a key at once, by whoever is allowed to alone. Fails with an {@link AccessRefusal} like {@link Wanted#check()}. */
    public Future<Issued> create(String name, Set<String> scopes, Duration holds, Principal by) {
        Wanted wanted = new Wanted(name, scopes, holds);
        try {
            wanted.check();
        } catch (AccessRefusal e) {
            return Future.failedFuture(e);
        }
        Fresh fresh = fresh();
        Prepared prepared = prepare(wanted, fresh.secret(), by.account(), by);
        return keys.commit(List.of(prepared.write()), List.of(prepared.entry()))
                .map(new Issued(prepared.key(), fresh.whole()));
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

    /** @param secret the whole key, told once */
    public record Issued(ApiKey key, Token secret) {}
}
