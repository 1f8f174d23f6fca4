package org.airalert.channel.sms.cmpp;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.airalert.channel.sms.cmpp.CmppMessage.Content;
import org.airalert.channel.sms.wire.CodecContract;

/** Messages of every kind from a seed. */
record RandomMessages(Random random, CmppVersion version) {
    CmppMessage next() {
        return switch (random.nextInt(10)) {
            case 0 -> new CmppMessage.Connect(text(6), bytes(16), random.nextInt(256), random.nextInt());
            case 1 -> new CmppMessage.ConnectAnswer(number(), bytes(16), random.nextInt(256));
            case 2 -> new CmppMessage.SubmitAnswer(random.nextLong(), number());
            case 3 -> new CmppMessage.DeliverAnswer(random.nextLong(), number());
            case 4 -> new CmppMessage.ActiveTest();
            case 5 -> new CmppMessage.ActiveTestAnswer();
            case 6 -> new CmppMessage.Terminate();
            case 7 -> new CmppMessage.TerminateAnswer();
            case 8 -> submit();
            default ->
                new CmppMessage.Deliver(
                        random.nextLong(),
                        text(21),
                        text(10),
                        text(version.terminalBytes()),
                        random.nextBoolean(),
                        content());
        };
    }

    private CmppMessage submit() {
        List<String> numbers = IntStream.rangeClosed(0, random.nextInt(99))
                .mapToObj(i -> text(version.terminalBytes()))
                .toList();
        return new CmppMessage.Submit(
                1 + random.nextInt(255),
                1 + random.nextInt(255),
                random.nextBoolean(),
                text(10),
                text(6),
                text(21),
                numbers,
                content());
    }

    private Content content() {
        return new Content(random.nextInt(256), random.nextBoolean(), bytes(random.nextInt(256)));
    }

    private long number() {
        return version == CmppVersion.V30 ? random.nextInt() & 0xffff_ffffL : random.nextInt(256);
    }

    private String text(int most) {
        return CodecContract.text(random, most);
    }

    Buffer bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Buffer.buffer(bytes);
    }
}
