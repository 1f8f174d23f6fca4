package org.airalert.channel.sms.smgp;

import static org.assertj.core.api.Assertions.assertThat;

import com.zx.sms.codec.smgp.codec.SMGPMessageCodec;
import com.zx.sms.codec.smgp.msg.SMGPActiveTestMessage;
import com.zx.sms.codec.smgp.msg.SMGPActiveTestRespMessage;
import com.zx.sms.codec.smgp.msg.SMGPBaseMessage;
import com.zx.sms.codec.smgp.msg.SMGPLoginMessage;
import com.zx.sms.codec.smgp.msg.SMGPLoginRespMessage;
import com.zx.sms.codec.smgp.msg.SMGPReportData;
import com.zx.sms.codec.smgp.msg.SMGPSubmitMessage;
import com.zx.sms.codec.smgp.msg.SMGPSubmitRespMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.smgp.SmgpMessage.Content;
import org.airalert.channel.sms.smgp.SmgpMessage.Login;
import org.airalert.channel.sms.smgp.SmgpMessage.Submit;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;
import org.junit.jupiter.api.Test;

/** Our bytes read by the independent implementation, and its by us. */
class SmgpPeerVectorTest {
    private static final Buffer TEXT = Buffer.buffer("橙色预警".getBytes(StandardCharsets.UTF_16BE));
    private static final long ID = 1234567890123L;
    private static final String HEX = "00000001234567890123";

    private final SmgpCodec codec = new SmgpCodec();
    private final EmbeddedChannel peer = new EmbeddedChannel(new SMGPMessageCodec(0x30));

    private <T> T peerReads(WireMessage message, Class<T> type) {
        byte[] bytes = codec.encode(new WireFrame(77, message)).getBytes();
        peer.writeInbound(Unpooled.wrappedBuffer(bytes));
        return type.cast(peer.readInbound());
    }

    private WireFrame peerWrites(SMGPBaseMessage message) throws Exception {
        peer.writeOutbound(message);
        ByteBuf bytes = peer.readOutbound();
        return codec.decode(Buffer.buffer(ByteBufUtil.getBytes(bytes)));
    }

    @Test
    void the_peer_reads_our_log_in() {
        Buffer digest = SmgpDigest.of("12345678", Secret.of("secret"), 102030405);

        SMGPLoginMessage read = peerReads(new Login("12345678", digest, 102030405, 0x30), SMGPLoginMessage.class);

        assertThat(read.getClientId()).isEqualTo("12345678");
        assertThat(read.getClientAuth()).isEqualTo(digest.getBytes());
        assertThat(read.getLoginMode()).isEqualTo((byte) 2);
        assertThat(read.getSequenceNo()).isEqualTo(77);
    }

    @Test
    void the_peer_reads_our_submit_to_a_hundred_numbers() {
        List<String> numbers =
                IntStream.range(0, 100).mapToObj(i -> "189001380" + (10 + i)).toList();
        Submit submit =
                new Submit(3, 2, true, "AIR", "SRC", "10690001", numbers, new Content(Content.UCS2, true, TEXT));

        SMGPSubmitMessage read = peerReads(submit, SMGPSubmitMessage.class);

        assertThat(read.getDestTermIdArray()).containsExactlyElementsOf(numbers);
        assertThat(read.isNeedReport()).isTrue();
        assertThat(read.getServiceId()).isEqualTo("AIR");
        assertThat(read.getMsgSrc()).isEqualTo("SRC");
        assertThat(read.getSrcTermId()).isEqualTo("10690001");
        assertThat(read.getMsgFmt().getValue()).isEqualTo((byte) Content.UCS2);
        assertThat(read.getBMsgContent()).isEqualTo(TEXT.getBytes());
        assertThat(read.getTpUdhi()).isEqualTo((byte) 1);
        assertThat(read.getPkTotal()).isEqualTo((byte) 3);
        assertThat(read.getPkNumber()).isEqualTo((byte) 2);
        assertThat(read.getMsgType()).isEqualTo((byte) 6);
    }

    @Test
    void we_read_the_peers_submit() throws Exception {
        SMGPSubmitMessage submit = new SMGPSubmitMessage();
        submit.setSequenceNo(9);
        submit.setNeedReport(true);
        submit.setServiceId("AIR");
        submit.setSrcTermId("10690001");
        submit.setDestTermIdArray(new String[] {"18900138000", "18900138001"});
        submit.setMsgFmt(new com.chinamobile.cmos.sms.SMGPSmsDcs((byte) Content.UCS2));
        submit.setBMsgContent(TEXT.getBytes());
        submit.setTpUdhi((byte) 1);

        WireFrame read = peerWrites(submit);

        assertThat(read.sequence()).isEqualTo(9);
        Submit message = (Submit) read.message();
        assertThat(message.numbers()).containsExactly("18900138000", "18900138001");
        assertThat(message.content()).isEqualTo(new Content(Content.UCS2, true, TEXT));
        assertThat(message.report()).isTrue();
        assertThat(message.service()).isEqualTo("AIR");
        assertThat(message.sourceNumber()).isEqualTo("10690001");
    }

    @Test
    void we_read_the_peers_answers() throws Exception {
        SMGPSubmitRespMessage taken = new SMGPSubmitRespMessage();
        taken.setSequenceNo(5);
        taken.setMsgId(SmgpCorePeer.id(ID));
        taken.setStatus(47);
        SMGPLoginRespMessage login = new SMGPLoginRespMessage();
        login.setSequenceNo(1);
        login.setStatus(21);
        login.setServerAuth(new byte[16]);
        login.setVersion((byte) 0x30);
        SMGPActiveTestRespMessage alive = new SMGPActiveTestRespMessage();
        alive.setSequenceNo(3);

        assertThat(peerWrites(taken)).isEqualTo(new WireFrame(5, new SmgpMessage.SubmitAnswer(HEX, 47)));
        assertThat(peerWrites(login))
                .isEqualTo(new WireFrame(1, new SmgpMessage.LoginAnswer(21, Buffer.buffer(new byte[16]), 0x30)));
        assertThat(peerWrites(alive)).isEqualTo(new WireFrame(3, new SmgpMessage.ActiveTestAnswer()));
        assertThat(peerReads(new SmgpMessage.ActiveTest(), SMGPActiveTestMessage.class)
                        .getSequenceNo())
                .isEqualTo(77);
    }

    @Test
    void the_peer_reads_our_report() throws Exception {
        SMGPReportData read = new SMGPReportData();

        boolean whole = read.fromBytes(new SmgpReport(HEX, "UNDELIV", "012")
                .bytes()
                .appendString(" ".repeat(20))
                .getBytes());

        assertThat(whole).isTrue();
        assertThat(read.getMsgId().toHexString(false)).isEqualToIgnoringCase(HEX);
        assertThat(read.getStat()).isEqualTo("UNDELIV");
        assertThat(read.getErr()).isEqualTo("012");
    }

    @Test
    void we_read_the_peers_report() throws Exception {
        SmgpMessage.Deliver read =
                (SmgpMessage.Deliver) peerWrites(SmgpCorePeer.report(ID, "18900138000", "EXPIRED", "005"))
                        .message();

        assertThat(read.report()).isTrue();
        assertThat(read.source()).isEqualTo("18900138000");
        assertThat(SmgpReport.of(read.content().bytes())).isEqualTo(new SmgpReport(HEX, "EXPIRED", "005"));
    }
}
