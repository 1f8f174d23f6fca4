package org.airalert.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.random.RandomGenerator;
import org.airalert.worker.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id with 19 MiB, two passes and one lane (OWASP Password Storage Cheat Sheet, first choice): some tens of milliseconds, so it
 * runs on workers only.
 */
final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 256;
    private static final int SALT_BYTES = 16;
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    /** Of no password anybody has: checked against where there is no account, so that the answer takes as long. */
    private static final String NOBODY =
            "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Workers workers;
    private final RandomGenerator random;

    Passwords(Workers workers, RandomGenerator random) {
        this.workers = workers;
        this.random = random;
    }

    /** Length is what makes a password strong; no rules about its characters (NIST SP 800-63B-4, 3.1.1.2). */
    static void check(String password, String account) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new AccessRefusal(
                    AccessRefusal.Why.INVALID,
                    "password",
                    "密码须为 " + SHORTEST + " 到 " + LONGEST + " 个字符 (the password needs " + SHORTEST + " to " + LONGEST
                            + " characters)");
        }
        if (password.contains(account) || password.chars().distinct().count() < 5) {
            throw new AccessRefusal(
                    AccessRefusal.Why.INVALID, "password", "密码太容易猜到 (the password is too easy to guess)");
        }
    }

    Future<String> hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return workers.run(() -> ARGON2.hash(bytes(password), salt).getResult());
    }

    /** @param hash {@code null} where there is none: takes as long and is never true */
    Future<Boolean> matches(String password, @Nullable String hash) {
        String against = hash == null ? NOBODY : hash;
        return workers.run(() -> Argon2Function.getInstanceFromHash(against)
                        .check(bytes(password), against.getBytes(StandardCharsets.US_ASCII))
                && hash != null);
    }

    /** The same characters typed on another keyboard must give the same bytes. */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }
}
