package org.airalert.access;

import static org.airalert.store.Done.done;
import static org.airalert.store.Done.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondFactorsTest {
    @TempDir
    Path folder;

    private AccessFixture access;

    @BeforeEach
    void open() {
        access = new AccessFixture(folder);
    }

    @AfterEach
    void close() {
        access.close();
    }

    /** RFC 6238, appendix B, with the seeds of its reference implementation. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void one_time_passwords_are_those_of_the_rfc(long time, String sha1, String sha256, String sha512) {
        String digits = "1234567890".repeat(7);
        assertThat(Totp.code("HmacSHA1", ascii(digits, 20), time / 30, 8)).isEqualTo(sha1);
        assertThat(Totp.code("HmacSHA256", ascii(digits, 32), time / 30, 8)).isEqualTo(sha256);
        assertThat(Totp.code("HmacSHA512", ascii(digits, 64), time / 30, 8)).isEqualTo(sha512);
    }

    private static byte[] ascii(String text, int length) {
        return text.substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void base_32_is_that_of_rfc_4648_and_reads_back() {
        assertThat(Totp.base32("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
        Random random = new Random(6);
        for (int length = 0; length < 40; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(Totp.bytes(Totp.base32(bytes))).isEqualTo(bytes);
        }
    }

    /** As the phone shows it. */
    private String code(String secret) {
        return Totp.code(Totp.HASH, Totp.bytes(secret), access.now.get().getEpochSecond() / 30, Totp.DIGITS);
    }

    private LogIn logIn(String code) {
        return done(access.accounts.logIn("wang", AccessFixture.PASSWORD, code, "192.0.2.1"));
    }

    @Test
    void once_confirmed_the_password_alone_does_not_let_in_and_no_code_works_twice() {
        access.person("wang", Role.APPROVER);
        SecondFactors.Setup setup = done(access.factors.begin("wang"));
        assertThat(setup.link()).isEqualTo("otpauth://totp/Test%3Awang?secret=" + setup.secret() + "&issuer=Test");
        assertThat(logIn("")).as("not confirmed yet").isInstanceOf(LogIn.Welcome.class);
        assertThat(failure(access.factors.confirm("wang", "000000"))).isInstanceOf(AccessRefusal.class);
        done(access.factors.confirm("wang", code(setup.secret())));

        assertThat(logIn("")).isInstanceOf(LogIn.CodeNeeded.class);
        assertThat(logIn(code(setup.secret())))
                .as("used up by the confirmation")
                .isInstanceOf(LogIn.Refused.class);
        access.pass(Duration.ofSeconds(60));
        String code = code(setup.secret());
        assertThat(logIn(code))
                .isEqualTo(new LogIn.Welcome(done(access.accounts.find("wang")).orElseThrow(), true));
        assertThat(logIn(code)).as("again").isInstanceOf(LogIn.Refused.class);
        assertThat(failure(access.factors.begin("wang")))
                .as("nobody slips another secret in")
                .isNotNull();
        assertThat(access.actions()).contains("second-factor.begin", "second-factor.confirm", "second-factor.use");
    }

    @Test
    void guessing_the_code_locks_the_account() {
        access.person("wang", Role.APPROVER);
        String secret = done(access.factors.begin("wang")).secret();
        done(access.factors.confirm("wang", code(secret)));
        access.pass(Duration.ofSeconds(60));
        for (int i = 0; i < Lockout.FREE + 1; i++) {
            assertThat(logIn("12345" + i)).isInstanceOf(LogIn.Refused.class);
        }
        assertThat(logIn(code(secret))).as("the right one while it rests").isInstanceOf(LogIn.Refused.class);
        access.pass(Duration.ofMinutes(2));
        assertThat(logIn(code(secret))).isInstanceOf(LogIn.Welcome.class);
    }

    @Test
    void a_recovery_code_lets_in_once_and_is_kept_as_a_hash() {
        access.person("wang", Role.APPROVER);
        String secret = done(access.factors.begin("wang")).secret();
        List<String> codes = done(access.factors.confirm("wang", code(secret)));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();

        assertThat(logIn(codes.get(3).toLowerCase(java.util.Locale.ROOT))).isInstanceOf(LogIn.Welcome.class);
        assertThat(logIn(codes.get(3))).isInstanceOf(LogIn.Refused.class);

        assertThat(done(access.factors.of("wang")).recoveryCodes()).isEqualTo(9);
        String kept = done(access.store.ledger().get("second-factor", "wang"))
                .orElseThrow()
                .body();
        assertThat(codes).noneMatch(code -> kept.contains(code) || kept.contains(code.replace("-", "")));
    }

    @Test
    void the_owner_switches_it_off_with_a_code_and_an_administrator_takes_it_away() {
        access.person("wang", Role.APPROVER);
        String secret = done(access.factors.begin("wang")).secret();
        List<String> codes = done(access.factors.confirm("wang", code(secret)));
        assertThat(failure(access.factors.remove("wang", "111111"))).isInstanceOf(AccessRefusal.class);
        done(access.factors.remove("wang", codes.get(0)));
        assertThat(logIn("")).isInstanceOf(LogIn.Welcome.class);

        String again = done(access.factors.begin("wang")).secret();
        access.pass(Duration.ofSeconds(60));
        done(access.factors.confirm("wang", code(again)));
        done(access.factors.reset("wang", Principal.SYSTEM));
        assertThat(done(access.factors.of("wang")).since()).isEmpty();
    }
}
