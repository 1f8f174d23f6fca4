package org.airalert.channel.sms.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every codec owes. */
public abstract class CodecContract {
    private static final long SEED = 20261124;
    private static final int ROUND_TRIPS = 5_000;

    protected abstract WireCodec codec();

    /** A message of any kind that the protocol has. */
    protected abstract WireMessage message(Random random);

    /** What a link does with a message that was read, so that contents are read, too. */
    protected abstract void hear(WireFrame frame) throws WireFault;

    /** Numbers that a frame of the protocol can carry before the sequence number. */
    protected long stamp(Random random) {
        return 0;
    }

    private WireFrame frame(Random random) {
        return new WireFrame(stamp(random), random.nextInt(), message(random));
    }

    @Test
    void what_is_written_is_read_again() throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < ROUND_TRIPS; i++) {
            WireFrame frame = frame(random);

            Buffer bytes = codec().encode(frame);

            assertThat(bytes.getInt(0)).isEqualTo(bytes.length()).isLessThanOrEqualTo(codec().longest());
            assertThat(codec().decode(bytes)).as("seed %d, message %d", SEED, i).isEqualTo(frame);
        }
    }

    /** Cut, bent and invented messages, in pieces of any length: either a message or a typed fault, and never much memory. */
    @Test
    @Tag("fuzz")
    void garbage_is_a_typed_fault_and_nothing_else() {
        Fuzz fuzz = new Fuzz();
        long[] read = {0};
        long[] refused = {0};

        fuzz.run(getClass().getSimpleName(), random -> {
            Buffer bytes = bent(random);
            try {
                read[0] += readAll(random, bytes);
            } catch (WireFault e) {
                assertThat(String.valueOf(e.getMessage()).length()).isLessThanOrEqualTo(200);
                refused[0]++;
            }
        });

        assertThat(read[0]).isPositive();
        assertThat(refused[0]).isPositive();
    }

    /** One input for each way in which reading can end, found by the generator once and kept; {@code -Dfuzz.corpus.update} finds them anew. */
    @Test
    void the_corpus_ends_as_it_did() throws Exception {
        FuzzCorpus corpus = new FuzzCorpus(getClass().getSimpleName());
        if (Boolean.getBoolean("fuzz.corpus.update")) {
            Random random = new Random(SEED);
            for (int i = 0; i < 200_000; i++) {
                Buffer bytes = bent(random);
                corpus.offer(end(bytes), bytes);
            }
            corpus.save();
        }

        assertThat(corpus.inputs()).hasSizeGreaterThan(10);
        corpus.inputs().forEach((end, bytes) -> assertThat(end(bytes)).isEqualTo(end));
    }

    /** The message that was read, or the fault; numbers of bytes and the like left out. */
    private String end(Buffer bytes) {
        try {
            List<Buffer> frames = new WireFrames(codec()).feed(bytes);
            if (frames.isEmpty()) {
                return "no message yet";
            }
            WireFrame frame = codec().decode(frames.get(0));
            hear(frame);
            return frame.message().getClass().getSimpleName();
        } catch (WireFault e) {
            return e.kind() + " " + String.valueOf(e.getMessage()).replaceAll("0x[0-9a-f]+|\\d+", "#");
        }
    }

    private Buffer bent(Random random) {
        if (random.nextInt(4) == 0) {
            return bytes(random, random.nextInt(64));
        }
        Buffer bytes = codec().encode(frame(random));
        for (int bends = random.nextInt(4); bends > 0; bends--) {
            bytes.setByte(random.nextInt(bytes.length()), (byte) random.nextInt());
        }
        int header = codec().headerBytes();
        if (random.nextInt(3) == 0) {
            // The right length field, so that the fault is in the body.
            Buffer cut = bytes.getBuffer(0, header + random.nextInt(bytes.length() - header + 1));
            return cut.setInt(0, cut.length());
        }
        return bytes;
    }

    private int readAll(Random random, Buffer bytes) throws WireFault {
        WireFrames frames = new WireFrames(codec());
        int read = 0;
        for (int at = 0; at < bytes.length(); ) {
            int end = Math.min(bytes.length(), at + 1 + random.nextInt(400));
            for (Buffer frame : frames.feed(bytes.getBuffer(at, end))) {
                hear(codec().decode(frame));
                read++;
            }
            if (frames.held() > codec().longest()) {
                fail("held " + frames.held());
            }
            at = end;
        }
        return read;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11, 1 << 20, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
    void a_length_that_no_message_has_is_refused_at_its_fourth_byte(int length) {
        WireFrames frames = new WireFrames(codec());

        assertThatThrownBy(() -> frames.feed(Buffer.buffer().appendInt(length)))
                .isInstanceOfSatisfying(
                        WireFault.class, fault -> assertThat(fault.kind()).isEqualTo(WireFault.Kind.LENGTH));
    }

    @Test
    void messages_are_found_in_pieces_of_one_byte() throws Exception {
        Random random = new Random(SEED);
        WireFrame first = frame(random);
        WireFrame second = frame(random);
        Buffer stream = codec().encode(first).appendBuffer(codec().encode(second));
        WireFrames frames = new WireFrames(codec());

        List<WireFrame> found = new ArrayList<>();
        for (int i = 0; i < stream.length(); i++) {
            for (Buffer frame : frames.feed(stream.getBuffer(i, i + 1))) {
                found.add(codec().decode(frame));
            }
        }

        assertThat(found).containsExactly(first, second);
    }

    @Test
    void an_unknown_command_does_not_make_the_stream_unreadable() {
        Buffer query = Buffer.buffer(new byte[codec().headerBytes()])
                .setInt(0, codec().headerBytes())
                .setInt(4, 0x77);

        assertThatThrownBy(() -> codec().decode(query))
                .isInstanceOfSatisfying(
                        WireFault.class, fault -> assertThat(fault.kind()).isEqualTo(WireFault.Kind.COMMAND));
    }

    public static String text(Random random, int most) {
        char[] letters = new char[random.nextInt(most + 1)];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (char) ('!' + random.nextInt(94));
        }
        return new String(letters);
    }

    protected static Buffer bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Buffer.buffer(bytes);
    }
}
