package org.airalert.channel.sms.sgip;

import static org.assertj.core.api.Assertions.assertThat;

import com.chinamobile.cmos.sms.SgipSmsDcs;
import com.zx.sms.codec.cmpp.msg.Message;
import com.zx.sms.codec.sgip12.codec.SgipHeaderCodec;
import com.zx.sms.codec.sgip12.codec.SgipMessageCodecAggregator;
import com.zx.sms.codec.sgip12.msg.SgipBindRequestMessage;
import com.zx.sms.codec.sgip12.msg.SgipDeliverRequestMessage;
import com.zx.sms.codec.sgip12.msg.SgipReportRequestMessage;
import com.zx.sms.codec.sgip12.msg.SgipReportResponseMessage;
import com.zx.sms.codec.sgip12.msg.SgipSubmitRequestMessage;
import com.zx.sms.codec.sgip12.msg.SgipSubmitResponseMessage;
import com.zx.sms.codec.sgip12.msg.SgipUnbindRequestMessage;
import com.zx.sms.common.util.SequenceNumber;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.airalert.channel.sms.sgip.SgipMessage.Answer;
import org.airalert.channel.sms.sgip.SgipMessage.Bind;
import org.airalert.channel.sms.sgip.SgipMessage.Content;
import org.airalert.channel.sms.sgip.SgipMessage.Submit;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;
import org.junit.jupiter.api.Test;

/** Our bytes read by the independent implementation, and its by us. */
class SgipPeerVectorTest {
    private static final Buffer TEXT = Buffer.buffer("橙色预警".getBytes(StandardCharsets.UTF_16BE));
    private static final long NODE = 3_037_101_234L;
    private static final int TIME = 1_124_103_000;
    private static final long STAMP = NODE << 32 | TIME;

    private final SgipCodec codec = new SgipCodec();
    private final EmbeddedChannel peer =
            new EmbeddedChannel(new SgipHeaderCodec(), SgipMessageCodecAggregator.getInstance());

    private <T> T peerReads(WireMessage message, Class<T> type) {
        byte[] bytes = codec.encode(new WireFrame(STAMP, 77, message)).getBytes();
        peer.writeInbound(Unpooled.wrappedBuffer(bytes));
        return type.cast(peer.readInbound());
    }

    private WireFrame peerWrites(Message message) throws Exception {
        peer.writeOutbound(message);
        ByteBuf bytes = peer.readOutbound();
        return codec.decode(Buffer.buffer(ByteBufUtil.getBytes(bytes)));
    }

    private static void assertOurs(SequenceNumber number) {
        assertThat(number.getNodeIds()).isEqualTo(NODE);
        assertThat(number.getTimeString()).isEqualTo(Integer.toString(TIME));
        assertThat(number.getSequenceId()).isEqualTo(77);
    }

    @Test
    void the_peer_reads_our_log_in() {
        SgipBindRequestMessage read =
                peerReads(new Bind(Bind.TO_CARRIER, "901234", "s3cret"), SgipBindRequestMessage.class);

        assertThat(read.getLoginType()).isEqualTo((short) 1);
        assertThat(read.getLoginName()).isEqualTo("901234");
        assertThat(read.getLoginPassowrd()).isEqualTo("s3cret");
        assertOurs(read.getSequenceNumber());
    }

    @Test
    void the_peer_reads_our_submit_to_a_hundred_numbers() {
        List<String> numbers =
                IntStream.range(0, 100).mapToObj(i -> "8613001380" + (100 + i)).toList();
        Submit submit = new Submit("10690001", numbers, "01234", "AIR", true, new Content(Content.UCS2, true, TEXT));

        SgipSubmitRequestMessage read = peerReads(submit, SgipSubmitRequestMessage.class);

        assertThat(read.getUsernumber()).containsExactlyElementsOf(numbers);
        assertThat(read.getSpnumber()).isEqualTo("10690001");
        assertThat(read.getChargenumber()).isEqualTo("0".repeat(21));
        assertThat(read.getCorpid()).isEqualTo("01234");
        assertThat(read.getServicetype()).isEqualTo("AIR");
        assertThat(read.getReportflag()).isEqualTo((short) 1);
        assertThat(read.getTpudhi()).isEqualTo((short) 1);
        assertThat(read.getMsgfmt().getValue()).isEqualTo((byte) Content.UCS2);
        assertThat(read.getMsgContentBytes()).isEqualTo(TEXT.getBytes());
        assertOurs(read.getSequenceNumber());
    }

    @Test
    void we_read_the_peers_submit() throws Exception {
        SgipSubmitRequestMessage submit = new SgipSubmitRequestMessage();
        submit.setSequenceNo(9);
        submit.setSpnumber("10690001");
        submit.setUsernumber(new String[] {"8613001380000", "8613001380001"});
        submit.setCorpid("01234");
        submit.setServicetype("AIR");
        submit.setReportflag((short) 2);
        submit.setTpudhi((short) 1);
        submit.setMsgfmt(new SgipSmsDcs((byte) Content.UCS2));
        submit.setMessagelength(TEXT.length());
        submit.setMsgContentBytes(TEXT.getBytes());

        WireFrame read = peerWrites(submit);

        assertThat(read.sequence()).isEqualTo(9);
        assertThat(read.message())
                .isEqualTo(new Submit(
                        "10690001",
                        List.of("8613001380000", "8613001380001"),
                        "01234",
                        "AIR",
                        false,
                        new Content(Content.UCS2, true, TEXT)));
    }

    @Test
    void answers_are_read_by_either_side() throws Exception {
        SgipSubmitRequestMessage question = peerReads(
                new Submit("1", List.of("2"), "3", "4", true, new Content(0, false, TEXT)),
                SgipSubmitRequestMessage.class);
        SgipSubmitResponseMessage busy = new SgipSubmitResponseMessage(question.getHeader());
        busy.setResult((short) 11);

        WireFrame read = peerWrites(busy);

        assertThat(read.message()).isEqualTo(Answer.to(SgipMessage.SUBMIT, 11));
        assertThat(read.sequence()).isEqualTo(77);
        // The peer puts its own time into an answer.
        assertThat(read.stamp() >>> 32).isEqualTo(NODE);
        assertThat(peerReads(Answer.to(SgipMessage.REPORT, 0), SgipReportResponseMessage.class)
                        .getResult())
                .isZero();
        assertOurs(peerReads(new SgipMessage.Unbind(), SgipUnbindRequestMessage.class)
                .getSequenceNumber());
    }

    @Test
    void a_report_is_read_by_either_side() throws Exception {
        SgipMessage.Report ours =
                new SgipMessage.Report(new SgipMessage.SequenceNumber(STAMP, 5), "8613001380000", 2, 29);

        SgipReportRequestMessage read = peerReads(ours, SgipReportRequestMessage.class);

        assertThat(read.getSequenceId().getNodeIds()).isEqualTo(NODE);
        assertThat(read.getSequenceId().getSequenceId()).isEqualTo(5);
        assertThat(read.getUsernumber()).isEqualTo("8613001380000");
        assertThat(read.getState()).isEqualTo((short) 2);
        assertThat(read.getErrorcode()).isEqualTo((short) 29);
        assertThat(peerWrites(read).message()).isEqualTo(ours);
    }

    @Test
    void what_a_phone_sent_is_read_by_the_peer() {
        SgipMessage.Deliver deliver =
                new SgipMessage.Deliver("8613001380000", "10690001", new Content(Content.UCS2, false, TEXT));

        SgipDeliverRequestMessage read = peerReads(deliver, SgipDeliverRequestMessage.class);

        assertThat(read.getUsernumber()).isEqualTo("8613001380000");
        assertThat(read.getMsgContentBytes()).isEqualTo(TEXT.getBytes());
    }
}
