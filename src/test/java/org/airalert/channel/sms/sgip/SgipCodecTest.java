package org.airalert.channel.sms.sgip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.airalert.channel.sms.sgip.SgipMessage.Answer;
import org.airalert.channel.sms.sgip.SgipMessage.Content;
import org.airalert.channel.sms.sgip.SgipMessage.SequenceNumber;
import org.airalert.channel.sms.sgip.SgipMessage.Submit;
import org.airalert.channel.sms.wire.CodecContract;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;
import org.junit.jupiter.api.Test;

class SgipCodecTest extends CodecContract {
    private final WireCodec codec = new SgipCodec();

    @Override
    protected WireCodec codec() {
        return codec;
    }

    @Override
    protected long stamp(Random random) {
        return random.nextLong();
    }

    @Override
    protected void hear(WireFrame frame) throws WireFault {
        SgipTransportTest.DIALECT.hear(frame);
    }

    @Override
    protected WireMessage message(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> new SgipMessage.Bind(random.nextInt(256), text(random, 16), text(random, 16));
            case 1 ->
                Answer.to(
                        List.of(SgipMessage.BIND, SgipMessage.SUBMIT, SgipMessage.DELIVER, SgipMessage.REPORT)
                                .get(random.nextInt(4)),
                        random.nextInt(256));
            case 2 -> new SgipMessage.Unbind();
            case 3 -> new SgipMessage.UnbindAnswer();
            case 4 ->
                new SgipMessage.Report(
                        new SequenceNumber(random.nextLong(), random.nextInt()),
                        text(random, 21),
                        random.nextInt(256),
                        random.nextInt(256));
            case 5 -> submit(random);
            default -> new SgipMessage.Deliver(text(random, 21), text(random, 21), content(random));
        };
    }

    private static Submit submit(Random random) {
        List<String> numbers = IntStream.rangeClosed(0, random.nextInt(100))
                .mapToObj(i -> text(random, 21))
                .toList();
        return new Submit(
                text(random, 21), numbers, text(random, 5), text(random, 10), random.nextBoolean(), content(random));
    }

    private static Content content(Random random) {
        return new Content(random.nextInt(256), random.nextBoolean(), bytes(random, random.nextInt(600)));
    }

    @Test
    void a_content_of_four_gigabytes_is_refused() {
        Buffer deliver = codec.encode(
                new WireFrame(1, new SgipMessage.Deliver("1", "2", new Content(0, false, Buffer.buffer("x")))));
        // MessageLength stands before one byte of content and eight of reserve.
        deliver.setInt(deliver.length() - 13, -1);

        assertThatThrownBy(() -> codec.decode(deliver))
                .isInstanceOf(WireFault.class)
                .hasMessageContaining("4294967295");
    }

    @Test
    void a_log_in_does_not_print_its_password() {
        assertThat(new SgipMessage.Bind(1, "air", "s3cret").toString()).doesNotContain("s3cret");
    }
}
