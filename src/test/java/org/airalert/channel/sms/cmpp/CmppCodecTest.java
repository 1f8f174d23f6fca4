package org.airalert.channel.sms.cmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.Dialect;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.cmpp.CmppMessage.Content;
import org.airalert.channel.sms.cmpp.CmppMessage.Submit;
import org.airalert.channel.sms.wire.CodecContract;
import org.airalert.channel.sms.wire.MonthTime;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;
import org.airalert.delivery.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CmppCodecTest extends CodecContract {
    private final WireCodec codec = new CmppCodec(version());
    private final Dialect dialect = new CmppDialect(
            new CmppSettings(SmsLine.plain("127.0.0.1", 1, 1, 1), version(), "901234", Secret.of("s3cret"), "AIR", "1"),
            InstantSource.fixed(Samples.NOW),
            ZoneId.of("Asia/Shanghai"));

    /** Each has its own class. */
    protected CmppVersion version() {
        return CmppVersion.V30;
    }

    @Override
    protected WireCodec codec() {
        return codec;
    }

    @Override
    protected WireMessage message(Random random) {
        return new RandomMessages(random, version()).next();
    }

    @Override
    protected void hear(WireFrame frame) throws WireFault {
        dialect.hear(frame);
    }

    @Test
    void a_number_that_does_not_fit_is_refused_instead_of_cut() {
        Submit submit = new Submit(
                1,
                1,
                true,
                "",
                "901234",
                "10690001",
                List.of("1".repeat(22)),
                new Content(Content.UCS2, false, Buffer.buffer("xx")));

        assertThatThrownBy(() -> new CmppEncoder(CmppVersion.V20).encode(new WireFrame(1, submit)))
                .hasMessage("number: 22 bytes (expected: at most 21)");
    }

    @Test
    void a_submit_takes_fewer_than_a_hundred_numbers() {
        Content content = new Content(Content.UCS2, false, Buffer.buffer("xx"));
        List<String> hundred = java.util.Collections.nCopies(100, "13800138000");

        assertThatThrownBy(() -> new Submit(1, 1, true, "", "901234", "1", hundred, content))
                .hasMessageContaining("numbers: 100");
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVRD,DELIVERED",
        "ACCEPTD,PROGRESS",
        "UNKNOWN,PROGRESS",
        "EXPIRED,FAILED",
        "DELETED,FAILED",
        "UNDELIV,FAILED",
        "REJECTD,FAILED",
        "MA:0001,FAILED",
        "CB:0012,FAILED",
        "???????,FAILED"
    })
    void every_state_of_a_report_has_a_meaning(String state, Receipt.State meaning) throws Exception {
        CmppReport report = new CmppReport(7, state, "2611241030", "2611241031", "13800138000", 9);

        for (CmppVersion version : CmppVersion.values()) {
            CmppReport read = CmppReport.of(report.bytes(version));
            assertThat(read).isEqualTo(report);
            assertThat(read.meaning()).isEqualTo(meaning);
        }
    }

    @Test
    void the_time_of_a_log_in_keeps_ten_digits_in_the_digest() {
        int january = MonthTime.of(LocalDateTime.of(2026, 1, 2, 3, 4, 5));

        assertThat(january).isEqualTo(102030405);
        assertThat(CmppDigest.of("901234", Secret.of("secret"), january))
                .isNotEqualTo(CmppDigest.of("901234", Secret.of("secret"), january + 1))
                .satisfies(digest -> assertThat(digest.length()).isEqualTo(16));
    }
}
