package org.airalert.channel.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.Random;
import org.airalert.channel.sms.smpp.SmppMessage.Address;
import org.airalert.channel.sms.smpp.SmppMessage.Body;
import org.airalert.channel.sms.smpp.SmppMessage.Deliver;
import org.airalert.channel.sms.wire.CodecContract;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;
import org.airalert.delivery.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmppCodecTest extends CodecContract {
    private final WireCodec codec = new SmppCodec();

    @Override
    protected WireCodec codec() {
        return codec;
    }

    @Override
    protected void hear(WireFrame frame) throws WireFault {
        SmppTransportTest.DIALECT.hear(frame);
    }

    @Override
    protected WireMessage message(Random random) {
        return switch (random.nextInt(11)) {
            case 0 -> new SmppMessage.Bind(text(random, 15), text(random, 8), text(random, 12));
            case 1 -> new SmppMessage.BindAnswer(random.nextInt(), text(random, 15));
            case 2 -> new SmppMessage.SubmitAnswer(random.nextInt(), text(random, 64));
            case 3 -> new SmppMessage.DeliverAnswer(random.nextInt());
            case 4 -> new SmppMessage.EnquireLink();
            case 5 -> new SmppMessage.EnquireLinkAnswer(random.nextInt());
            case 6 -> new SmppMessage.Unbind();
            case 7 -> new SmppMessage.UnbindAnswer(random.nextInt());
            case 8 -> new SmppMessage.GenericNack(random.nextInt());
            case 9 -> new SmppMessage.Submit(body(random, random.nextInt(255)));
            default -> new Deliver(body(random, random.nextInt(600)), text(random, 64), random.nextInt(9));
        };
    }

    private static Body body(Random random, int length) {
        return new Body(
                text(random, 5),
                new Address(random.nextInt(256), random.nextInt(256), text(random, 20)),
                new Address(random.nextInt(256), random.nextInt(256), text(random, 20)),
                random.nextInt(256),
                random.nextInt(256),
                random.nextInt(256),
                bytes(random, length));
    }

    @Test
    void an_answer_without_a_body_is_read_where_the_status_says_no() throws Exception {
        Buffer bare = Buffer.buffer()
                .appendInt(16)
                .appendInt(0x8000_0004)
                .appendInt(0x58)
                .appendInt(7);

        assertThat(codec.decode(bare)).isEqualTo(new WireFrame(7, new SmppMessage.SubmitAnswer(0x58, "")));
    }

    @Test
    void optional_parameters_that_nobody_asks_for_are_read_over() throws Exception {
        Deliver deliver = new Deliver(body(new Random(1), 20), "abc", 2);
        Buffer bytes = codec.encode(new WireFrame(1, deliver))
                .appendShort((short) 0x1400)
                .appendShort((short) 3)
                .appendString("xyz");

        assertThat(codec.decode(bytes.setInt(0, bytes.length())).message()).isEqualTo(deliver);
    }

    @Test
    void a_text_that_does_not_fit_is_refused_instead_of_cut() {
        WireFrame bind = new WireFrame(1, new SmppMessage.Bind("airalert", "ninechars", ""));

        assertThatThrownBy(() -> codec.encode(bind)).hasMessage("password: 9 bytes (expected: less than 9)");
    }

    @Test
    void a_log_in_does_not_print_its_password() {
        assertThat(new SmppMessage.Bind("airalert", "s3cret", "").toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVRD,000,DELIVERED,DELIVRD,true",
        "ENROUTE,000,PROGRESS,ENROUTE,true",
        "ACCEPTD,000,PROGRESS,ACCEPTD,true",
        "UNKNOWN,000,PROGRESS,UNKNOWN,true",
        "EXPIRED,034,FAILED,EXPIRED err:034,true",
        "UNDELIV,001,FAILED,UNDELIV err:001,true",
        "DELETED,000,FAILED,DELETED,true",
        "REJECTD,000,FAILED,REJECTD,true",
        "BLOCKED,000,FAILED,BLOCKED,false"
    })
    void every_state_of_a_receipt_has_a_meaning(
            String state, String error, Receipt.State meaning, String code, boolean known) {
        SmppReceipt receipt = SmppReceipt.of(receipt(
                        "id:7f sub:001 dlvrd:001 submit date:2601010000 done date:2601010000" + " stat:" + state
                                + " err:" + error + " text:hello",
                        "",
                        0))
                .orElseThrow();

        assertThat(receipt.id()).isEqualTo("7f");
        assertThat(receipt.meaning()).isEqualTo(meaning);
        assertThat(receipt.code()).isEqualTo(code);
        assertThat(receipt.isKnown()).isEqualTo(known);
    }

    @Test
    void optional_parameters_win_over_the_text_of_a_receipt() {
        assertThat(SmppReceipt.of(receipt("id:1 stat:DELIVRD err:000", "ff", 5)))
                .contains(new SmppReceipt("ff", "UNDELIV", "000"));
        assertThat(SmppReceipt.of(receipt("nothing of use", "", 0))).isEmpty();
    }

    private static Deliver receipt(String text, String id, int state) {
        Address number = new Address(1, 1, "13800138000");
        return new Deliver(new Body("", number, number, Body.RECEIPT, 0, 0, Buffer.buffer(text)), id, state);
    }
}
