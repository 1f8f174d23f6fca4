package org.airalert.channel.sms.cmpp;

import static org.assertj.core.api.Assertions.assertThat;

import com.chinamobile.cmos.sms.SmsDcs;
import com.zx.sms.codec.cmpp.msg.CmppActiveTestResponseMessage;
import com.zx.sms.codec.cmpp.msg.CmppConnectRequestMessage;
import com.zx.sms.codec.cmpp.msg.CmppConnectResponseMessage;
import com.zx.sms.codec.cmpp.msg.CmppDeliverRequestMessage;
import com.zx.sms.codec.cmpp.msg.CmppReportRequestMessage;
import com.zx.sms.codec.cmpp.msg.CmppSubmitRequestMessage;
import com.zx.sms.codec.cmpp.msg.CmppSubmitResponseMessage;
import com.zx.sms.common.util.DefaultMsgIdUtil;
import com.zx.sms.connect.manager.cmpp.CMPPCodecChannelInitializer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.airalert.channel.sms.cmpp.CmppMessage.Connect;
import org.airalert.channel.sms.cmpp.CmppMessage.Content;
import org.airalert.channel.sms.cmpp.CmppMessage.Submit;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our bytes as an independent implementation reads them, and its bytes as we do. */
class CmppPeerVectorTest {
    private static final long ID = 0x9c41_2345_0102_0304L;
    private static final Buffer TEXT = Buffer.buffer("橙色预警".getBytes(StandardCharsets.UTF_16BE));

    private static EmbeddedChannel peer(CmppVersion version) {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.pipeline()
                .addLast(CMPPCodecChannelInitializer.pipeName(), new CMPPCodecChannelInitializer(version.code()));
        return channel;
    }

    private static <T> T peerReads(CmppVersion version, CmppMessage message, Class<T> type) {
        EmbeddedChannel peer = peer(version);
        byte[] bytes =
                new CmppEncoder(version).encode(new WireFrame(77, message)).getBytes();
        peer.writeInbound(Unpooled.wrappedBuffer(bytes));
        return type.cast(peer.readInbound());
    }

    private static WireFrame peerWrites(CmppVersion version, Object message) throws WireFault {
        EmbeddedChannel peer = peer(version);
        peer.writeOutbound(message);
        ByteBuf bytes = peer.readOutbound();
        return new CmppDecoder(version).decode(Buffer.buffer(ByteBufUtil.getBytes(bytes)));
    }

    @ParameterizedTest
    @EnumSource(CmppVersion.class)
    void the_peer_reads_our_log_in(CmppVersion version) {
        Buffer digest = Buffer.buffer("0123456789abcdef");

        CmppConnectRequestMessage read = peerReads(
                version, new Connect("901234", digest, version.code(), 102030405), CmppConnectRequestMessage.class);

        assertThat(read.getSourceAddr()).isEqualTo("901234");
        assertThat(read.getAuthenticatorSource()).isEqualTo(digest.getBytes());
        assertThat(read.getVersion()).isEqualTo((short) version.code());
        assertThat(read.getTimestamp()).isEqualTo(102030405);
        assertThat(read.getHeader().getSequenceId()).isEqualTo(77);
    }

    @ParameterizedTest
    @EnumSource(CmppVersion.class)
    void the_peer_reads_our_submit_to_99_numbers(CmppVersion version) {
        List<String> numbers = java.util.stream.IntStream.range(0, 99)
                .mapToObj(i -> "138001380" + (10 + i))
                .toList();
        Submit submit =
                new Submit(1, 1, true, "AIR", "901234", "10690001", numbers, new Content(Content.UCS2, false, TEXT));

        CmppSubmitRequestMessage read = peerReads(version, submit, CmppSubmitRequestMessage.class);

        assertThat(read.getDestterminalId()).containsExactlyElementsOf(numbers);
        assertThat(read.getRegisteredDelivery()).isEqualTo((short) 1);
        assertThat(read.getServiceId()).isEqualTo("AIR");
        assertThat(read.getMsgsrc()).isEqualTo("901234");
        assertThat(read.getSrcId()).isEqualTo("10690001");
        assertThat(read.getMsgfmt().getValue()).isEqualTo((byte) Content.UCS2);
        assertThat(read.getMsgContentBytes()).isEqualTo(TEXT.getBytes());
        assertThat(read.getFeeCode()).isEqualTo("000000");
    }

    @ParameterizedTest
    @EnumSource(CmppVersion.class)
    void we_read_the_peers_answer_to_a_submit(CmppVersion version) throws Exception {
        CmppSubmitResponseMessage answer = new CmppSubmitResponseMessage(5);
        answer.setMsgId(DefaultMsgIdUtil.long2MsgId(ID));
        answer.setResult(8);

        assertThat(peerWrites(version, answer)).isEqualTo(new WireFrame(5, new CmppMessage.SubmitAnswer(ID, 8)));
    }

    @ParameterizedTest
    @EnumSource(CmppVersion.class)
    void we_read_the_peers_answer_to_a_log_in(CmppVersion version) throws Exception {
        CmppConnectResponseMessage answer = new CmppConnectResponseMessage(1);
        answer.setStatus(3);
        answer.setVersion((short) version.code());
        answer.setAuthenticatorISMG(new byte[16]);

        assertThat(peerWrites(version, answer).message())
                .isEqualTo(new CmppMessage.ConnectAnswer(3, Buffer.buffer(new byte[16]), version.code()));
    }

    @ParameterizedTest
    @EnumSource(CmppVersion.class)
    void we_read_the_peers_report(CmppVersion version) throws Exception {
        CmppReportRequestMessage report = new CmppReportRequestMessage();
        report.setMsgId(DefaultMsgIdUtil.long2MsgId(ID));
        report.setStat("MA:0001");
        report.setSubmitTime("2611241030");
        report.setDoneTime("2611241031");
        report.setDestterminalId("13800138000");
        report.setSmscSequence(4_000_000_000L);
        CmppDeliverRequestMessage deliver = new CmppDeliverRequestMessage();
        deliver.setDestId("10690001");
        deliver.setSrcterminalId("13800138000");
        deliver.setReportRequestMessage(report);

        CmppMessage.Deliver read =
                (CmppMessage.Deliver) peerWrites(version, deliver).message();

        assertThat(read.report()).isTrue();
        assertThat(read.destination()).isEqualTo("10690001");
        assertThat(CmppReport.of(read.content().bytes()))
                .isEqualTo(new CmppReport(ID, "MA:0001", "2611241030", "2611241031", "13800138000", 4_000_000_000L));
    }

    @ParameterizedTest
    @EnumSource(CmppVersion.class)
    void we_read_a_message_that_somebody_sent_by_the_peer(CmppVersion version) throws Exception {
        CmppDeliverRequestMessage deliver = new CmppDeliverRequestMessage();
        deliver.setDestId("10690001");
        deliver.setSrcterminalId("13800138000");
        deliver.setMsgfmt(new SmsDcs((byte) Content.UCS2));
        deliver.setMsgContentBytes(TEXT.getBytes());
        deliver.setMsgLength((short) TEXT.length());

        CmppMessage.Deliver read =
                (CmppMessage.Deliver) peerWrites(version, deliver).message();

        assertThat(read.report()).isFalse();
        assertThat(read.source()).isEqualTo("13800138000");
        assertThat(read.content()).isEqualTo(new Content(Content.UCS2, false, TEXT));
    }

    @ParameterizedTest
    @EnumSource(CmppVersion.class)
    void link_tests_are_understood_both_ways(CmppVersion version) throws Exception {
        assertThat(peerWrites(version, new CmppActiveTestResponseMessage(9)))
                .isEqualTo(new WireFrame(9, new CmppMessage.ActiveTestAnswer()));
        assertThat(peerReads(
                                version,
                                new CmppMessage.ActiveTest(),
                                com.zx.sms.codec.cmpp.msg.CmppActiveTestRequestMessage.class)
                        .getHeader()
                        .getSequenceId())
                .isEqualTo(77);
    }
}
