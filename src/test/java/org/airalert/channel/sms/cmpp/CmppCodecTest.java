package org.airalert.channel.sms.cmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.vertx.core.buffer.Buffer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.cmpp.CmppMessage.Content;
import org.airalert.channel.sms.cmpp.CmppMessage.Submit;
import org.airalert.channel.sms.wire.MonthTime;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireFrames;
import org.airalert.channel.sms.wire.WireMessage;
import org.airalert.delivery.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CmppCodecTest {
    private static final long SEED = 20261124;
    private static final int GARBAGE = 100_000;

    @ParameterizedTest
    @EnumSource(CmppVersion.class)
    void what_is_written_is_read_again(CmppVersion version) throws Exception {
        RandomMessages messages = new RandomMessages(new Random(SEED), version);
        for (int i = 0; i < 5_000; i++) {
            WireFrame frame = new WireFrame(i, messages.next());

            Buffer bytes = new CmppEncoder(version).encode(frame);

            assertThat(bytes.getInt(0)).isEqualTo(bytes.length());
            assertThat(new CmppDecoder(version).decode(bytes))
                    .as("seed %d, message %d", SEED, i)
                    .isEqualTo(frame);
        }
    }

    /** Cut, bent and invented messages, in pieces of any length: either a message or a typed fault, and never much memory. */
    @ParameterizedTest
    @EnumSource(CmppVersion.class)
    void garbage_is_a_typed_fault_and_nothing_else(CmppVersion version) {
        Random random = new Random(SEED);
        RandomMessages messages = new RandomMessages(random, version);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < GARBAGE; i++) {
            Buffer bytes = bent(random, messages, version);
            try {
                read += readAll(random, bytes, version);
            } catch (WireFault e) {
                assertThat(e.getMessage()).hasSizeLessThan(200);
                refused++;
            } catch (RuntimeException e) {
                fail("seed " + SEED + ", input " + i + ": " + e, e);
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    private static Buffer bent(Random random, RandomMessages messages, CmppVersion version) {
        if (random.nextInt(4) == 0) {
            return messages.bytes(random.nextInt(64));
        }
        Buffer bytes = new CmppEncoder(version).encode(new WireFrame(random.nextInt(), messages.next()));
        for (int bends = random.nextInt(4); bends > 0; bends--) {
            bytes.setByte(random.nextInt(bytes.length()), (byte) random.nextInt());
        }
        if (random.nextInt(3) == 0) {
            // The right length field, so that the fault is in the body.
            Buffer cut = bytes.getBuffer(0, 12 + random.nextInt(bytes.length() - 11));
            return cut.setInt(0, cut.length());
        }
        return bytes;
    }

    private static int readAll(Random random, Buffer bytes, CmppVersion version) throws WireFault {
        WireFrames frames = new WireFrames(new CmppCodec(version));
        int read = 0;
        for (int at = 0; at < bytes.length(); ) {
            int end = Math.min(bytes.length(), at + 1 + random.nextInt(40));
            for (Buffer frame : frames.feed(bytes.getBuffer(at, end))) {
                WireMessage message = new CmppDecoder(version).decode(frame).message();
                read++;
                if (message instanceof CmppMessage.Deliver deliver && deliver.report()) {
                    CmppReport.of(deliver.content().bytes());
                }
            }
            assertThat(frames.held()).isLessThanOrEqualTo(CmppCodec.LONGEST);
            at = end;
        }
        return read;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11, CmppCodec.LONGEST + 1, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
    void a_length_that_no_message_has_is_refused_at_its_fourth_byte(int length) {
        WireFrames frames = new WireFrames(new CmppCodec(CmppVersion.V30));

        assertThatThrownBy(() -> frames.feed(Buffer.buffer().appendInt(length)))
                .isInstanceOfSatisfying(
                        WireFault.class, fault -> assertThat(fault.kind()).isEqualTo(WireFault.Kind.LENGTH));
    }

    @Test
    void messages_are_found_in_pieces_of_one_byte() throws Exception {
        CmppEncoder encoder = new CmppEncoder(CmppVersion.V30);
        Buffer stream = encoder.encode(new WireFrame(1, new CmppMessage.ActiveTest()))
                .appendBuffer(encoder.encode(new WireFrame(2, new CmppMessage.SubmitAnswer(5, 8))));
        WireFrames frames = new WireFrames(new CmppCodec(CmppVersion.V30));

        List<WireFrame> found = new ArrayList<>();
        for (int i = 0; i < stream.length(); i++) {
            for (Buffer frame : frames.feed(stream.getBuffer(i, i + 1))) {
                found.add(new CmppDecoder(CmppVersion.V30).decode(frame));
            }
        }

        assertThat(found)
                .containsExactly(
                        new WireFrame(1, new CmppMessage.ActiveTest()),
                        new WireFrame(2, new CmppMessage.SubmitAnswer(5, 8)));
    }

    @Test
    void an_unknown_command_does_not_make_the_stream_unreadable() {
        Buffer query = Buffer.buffer().appendInt(12).appendInt(0x77).appendInt(1);

        assertThatThrownBy(() -> new CmppDecoder(CmppVersion.V30).decode(query))
                .isInstanceOfSatisfying(
                        WireFault.class, fault -> assertThat(fault.kind()).isEqualTo(WireFault.Kind.COMMAND));
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
