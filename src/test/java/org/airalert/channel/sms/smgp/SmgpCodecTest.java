package org.airalert.channel.sms.smgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.airalert.channel.sms.smgp.SmgpMessage.Content;
import org.airalert.channel.sms.smgp.SmgpMessage.Submit;
import org.airalert.channel.sms.wire.CodecContract;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;
import org.airalert.delivery.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmgpCodecTest extends CodecContract {
    private static final String ID = "0102030405a1b2c3d4e5";
    private final WireCodec codec = new SmgpCodec();

    @Override
    protected WireCodec codec() {
        return codec;
    }

    @Override
    protected void hear(WireFrame frame) throws WireFault {
        SmgpTransportTest.DIALECT.hear(frame);
    }

    @Override
    protected WireMessage message(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> new SmgpMessage.Login(text(random, 8), bytes(random, 16), random.nextInt(), random.nextInt(256));
            case 1 ->
                new SmgpMessage.LoginAnswer(random.nextInt() & 0xffff_ffffL, bytes(random, 16), random.nextInt(256));
            case 2 -> new SmgpMessage.SubmitAnswer(id(random), random.nextInt() & 0xffff_ffffL);
            case 3 -> new SmgpMessage.DeliverAnswer(id(random), random.nextInt() & 0xffff_ffffL);
            case 4 -> new SmgpMessage.ActiveTest();
            case 5 -> new SmgpMessage.ActiveTestAnswer();
            case 6 -> new SmgpMessage.Exit();
            case 7 -> new SmgpMessage.ExitAnswer();
            case 8 -> submit(random);
            default ->
                new SmgpMessage.Deliver(
                        id(random), random.nextBoolean(), text(random, 21), text(random, 21), content(random));
        };
    }

    private static String id(Random random) {
        return HexFormat.of().formatHex(bytes(random, 10).getBytes());
    }

    private static Submit submit(Random random) {
        List<String> numbers = IntStream.rangeClosed(0, random.nextInt(100))
                .mapToObj(i -> text(random, 21))
                .toList();
        int parts = 1 + random.nextInt(255);
        int part = parts == 1 ? 1 : 1 + random.nextInt(255);
        return new Submit(
                parts,
                part,
                random.nextBoolean(),
                text(random, 10),
                text(random, 8),
                text(random, 21),
                numbers,
                content(random));
    }

    private static Content content(Random random) {
        return new Content(random.nextInt(256), random.nextBoolean(), bytes(random, random.nextInt(253)));
    }

    @Test
    void a_number_that_does_not_fit_is_refused_instead_of_cut() {
        Content content = new Content(Content.UCS2, false, Buffer.buffer("xx"));
        Submit submit = new Submit(1, 1, true, "", "", "10690001", List.of("1".repeat(22)), content);

        assertThatThrownBy(() -> codec.encode(new WireFrame(1, submit)))
                .hasMessage("number: 22 bytes (expected: at most 21)");
    }

    @Test
    void a_submit_takes_a_hundred_numbers_and_no_more() {
        Content content = new Content(Content.UCS2, false, Buffer.buffer("xx"));
        List<String> many = java.util.Collections.nCopies(101, "18900000000");

        assertThatThrownBy(() -> new Submit(1, 1, true, "", "", "1", many, content))
                .hasMessageContaining("numbers: 101");
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVRD,000,DELIVERED,DELIVRD,true",
        "ACCEPTD,000,PROGRESS,ACCEPTD,true",
        "UNKNOWN,000,PROGRESS,UNKNOWN,true",
        "EXPIRED,005,FAILED,EXPIRED err:005,true",
        "DELETED,000,FAILED,DELETED,true",
        "UNDELIV,000,FAILED,UNDELIV,true",
        "REJECTD,000,FAILED,REJECTD,true",
        "MA:0001,000,FAILED,MA:0001,true",
        "0012,012,FAILED,0012 err:012,true",
        "WHAT,000,FAILED,WHAT,false"
    })
    void every_state_of_a_report_has_a_meaning(
            String state, String error, Receipt.State meaning, String code, boolean known) throws Exception {
        SmgpReport report = SmgpReport.of(new SmgpReport(ID, state, error).bytes());

        assertThat(report).isEqualTo(new SmgpReport(ID, state, error));
        assertThat(report.meaning()).isEqualTo(meaning);
        assertThat(report.code()).isEqualTo(code);
        assertThat(report.isKnown()).isEqualTo(known);
    }

    @Test
    void the_bytes_of_an_id_are_never_taken_for_words() throws Exception {
        String id = HexFormat.of().formatHex(" stat:XYZ ".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThat(SmgpReport.of(new SmgpReport(id, "DELIVRD", "000").bytes()).state())
                .isEqualTo("DELIVRD");
    }
}
