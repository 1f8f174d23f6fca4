package org.airalert.channel.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.WebhookKey;
import org.airalert.channel.WebhookSignature;
import org.junit.jupiter.api.Test;

/** The examples on the page for carriers are what the code makes. {@code -Dexamples.update=true} writes them anew. */
class CarrierExamplesTest {
    private static final Path FOLDER = Path.of("src", "main", "resources", "web", "carriers");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final WebhookKey KEY = WebhookKey.of(Secret.of(SECRET));
    private static final long SECONDS_AT = Samples.NOW.getEpochSecond();

    private static String example(String path, String id, String body) {
        return "POST " + path + "\ncontent-type: application/json\nwebhook-id: " + id + "\nwebhook-timestamp: "
                + SECONDS_AT + "\nwebhook-signature: " + KEY.sign(id, SECONDS_AT, body.getBytes(StandardCharsets.UTF_8))
                + "\n\n" + body + "\n";
    }

    private static String push() {
        String body = new String(
                new PushBody("https://warning.example/receipts/china-mobile", ZoneId.of("Asia/Shanghai"))
                        .of(Samples.dispatch("china-mobile", "", Samples.SMS)),
                StandardCharsets.UTF_8);
        return example("/alerts", "dl-china-mobile", body);
    }

    private static String receipt() {
        String body = new JsonObject()
                .put("deliveryId", "dl-china-mobile")
                .put("state", "delivered")
                .put("at", "2026-12-01T16:00:05+08:00")
                .put(
                        "counts",
                        new JsonObject()
                                .put("targeted", 812000)
                                .put("delivered", 809113)
                                .put("failed", 2887))
                .encode();
        return example("/receipts/china-mobile", "receipt-1", body);
    }

    private static void assertShown(String name, String made) throws Exception {
        Path file = FOLDER.resolve(name);
        String told = "# secret: " + SECRET + "\n" + made;
        if (Boolean.getBoolean("examples.update")) {
            Files.writeString(file, told);
        }
        assertThat(file).hasContent(told);
    }

    @Test
    void the_push_on_the_page_is_the_one_that_is_sent() throws Exception {
        assertShown("push.txt", push());
    }

    @Test
    void the_receipt_on_the_page_would_be_taken() throws Exception {
        assertShown("receipt.txt", receipt());
        String[] parts = receipt().split("\n\n", 2);
        WebhookSignature signature =
                new WebhookSignature("receipt-1", Long.toString(SECONDS_AT), parts[0].split("webhook-signature: ")[1]);
        assertThat(signature.faultOf(parts[1].strip().getBytes(StandardCharsets.UTF_8), List.of(KEY), Samples.NOW))
                .isEmpty();
    }

    @Test
    void the_program_on_the_page_verifies_the_push_on_the_page() throws Exception {
        String[] parts = push().split("\n\n", 2);
        String program = Files.readString(FOLDER.resolve("verify.py")) + """

                import sys
                headers = {"webhook-id": sys.argv[2], "webhook-timestamp": sys.argv[3], "webhook-signature": "v1,no " + sys.argv[4]}
                body = sys.stdin.buffer.read()
                sys.exit(0 if is_genuine(sys.argv[1], headers, body) and not is_genuine(sys.argv[1], headers, body + b"x") else 1)
                """;
        Process process = new ProcessBuilder(
                        "python3",
                        "-c",
                        program,
                        SECRET,
                        "dl-china-mobile",
                        Long.toString(SECONDS_AT),
                        parts[0].split("webhook-signature: ")[1])
                .redirectErrorStream(true)
                .start();
        try (OutputStream input = process.getOutputStream()) {
            input.write(parts[1].strip().getBytes(StandardCharsets.UTF_8));
        }

        assertThat(process.waitFor(20, SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
