package org.airalert.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
    private static final String OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW = "whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0MTIz";
    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
    private static final byte[] BODY = "{\"type\":\"alert.push\",\"text\":\"空气\"}".getBytes(StandardCharsets.UTF_8);

    private final WebhookKey oldKey = WebhookKey.of(Secret.of(OLD));
    private final WebhookKey newKey = WebhookKey.of(Secret.of(NEW));

    @Test
    void the_published_example_of_the_specification_comes_out() {
        // Standard Webhooks, "Signature scheme", and the test vector of its reference libraries.
        String signature = oldKey.sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330L,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void the_reference_library_takes_what_we_sign_with_either_key_of_two() {
        long seconds = Instant.now().getEpochSecond();
        String both = newKey.sign("dl-1", seconds, BODY) + " " + oldKey.sign("dl-1", seconds, BODY);
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of("dl-1"),
                        "webhook-timestamp", List.of(Long.toString(seconds)),
                        "webhook-signature", List.of(both)),
                (name, value) -> true);

        for (String secret : List.of(OLD, NEW)) {
            assertThatCode(() -> new Webhook(secret).verify(new String(BODY, StandardCharsets.UTF_8), headers))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void what_the_reference_library_signs_is_genuine() throws Exception {
        String signatures =
                new Webhook(OLD).sign("r-1", NOW.getEpochSecond(), new String(BODY, StandardCharsets.UTF_8));

        assertThat(faultOf("r-1", NOW, "v1,AAAA v1a,xyz " + signatures)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 300})
    void a_clock_that_is_five_minutes_off_is_tolerated(long seconds) {
        Instant sent = NOW.plusSeconds(seconds);

        assertThat(faultOf("r-1", sent, newKey.sign("r-1", sent.getEpochSecond(), BODY)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 1_000_000})
    void an_old_or_future_message_is_not_trusted(long seconds) {
        Instant sent = NOW.plusSeconds(seconds);

        assertThat(faultOf("r-1", sent, newKey.sign("r-1", sent.getEpochSecond(), BODY)))
                .contains("webhook-timestamp is more than 300 s off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1,", "v1", "v1,!!", "v2,AAAA", "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void a_signature_that_does_not_match_is_not_trusted(String signature) {
        assertThat(faultOf("r-1", NOW, signature)).contains("webhook-signature does not match");
    }

    @Test
    void a_changed_id_or_body_is_not_trusted() {
        String signature = newKey.sign("r-1", NOW.getEpochSecond(), BODY);

        assertThat(faultOf("r-2", NOW, signature)).isPresent();
        assertThat(new WebhookSignature("r-1", Long.toString(NOW.getEpochSecond()), signature)
                        .faultOf(new byte[] {1}, List.of(newKey), NOW))
                .isPresent();
    }

    @Test
    void a_missing_header_is_not_trusted() {
        assertThat(new WebhookSignature("r-1", null, "v1,AAAA").faultOf(BODY, List.of(newKey), NOW))
                .contains("headers webhook-id, webhook-timestamp and webhook-signature are needed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "whsec_",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_c2hvcnQ=",
                "whsec_***",
                "whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void a_key_of_another_form_is_refused_without_being_told(String secret) {
        assertThatThrownBy(() -> WebhookKey.of(Secret.of(secret)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a webhook secret (expected: whsec_ and 24 to 64 bytes in Base64)")
                .hasNoCause();
    }

    private Optional<String> faultOf(String id, Instant sent, String signatures) {
        return new WebhookSignature(id, Long.toString(sent.getEpochSecond()), signatures)
                .faultOf(BODY, List.of(oldKey, newKey), NOW);
    }
}
