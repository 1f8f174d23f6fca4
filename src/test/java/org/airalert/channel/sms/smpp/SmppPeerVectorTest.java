package org.airalert.channel.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import com.zx.sms.codec.smpp.DefaultPduTranscoder;
import com.zx.sms.codec.smpp.DefaultPduTranscoderContext;
import com.zx.sms.codec.smpp.msg.BindTransceiver;
import com.zx.sms.codec.smpp.msg.BindTransceiverResp;
import com.zx.sms.codec.smpp.msg.DeliverSm;
import com.zx.sms.codec.smpp.msg.EnquireLink;
import com.zx.sms.codec.smpp.msg.EnquireLinkResp;
import com.zx.sms.codec.smpp.msg.Pdu;
import com.zx.sms.codec.smpp.msg.SubmitSm;
import com.zx.sms.codec.smpp.msg.SubmitSmResp;
import com.zx.sms.connect.manager.smpp.SMPPServerChildEndpointEntity;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.airalert.channel.sms.smpp.SmppMessage.Address;
import org.airalert.channel.sms.smpp.SmppMessage.Body;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.DefaultDecomposer;
import org.junit.jupiter.api.Test;

/** Our bytes read by two independent implementations, and theirs by us. */
class SmppPeerVectorTest {
    private static final Buffer TEXT = Buffer.buffer("橙色预警".getBytes(StandardCharsets.UTF_16BE));
    private static final SmppMessage.Bind BIND = new SmppMessage.Bind("airalert", "p4ss-wrd", "VMA");
    private static final SmppMessage.Submit SUBMIT = new SmppMessage.Submit(new Body(
            "CMT", new Address(5, 0, "AIR"), new Address(1, 1, "8613800138000"), Body.HEADER, 1, Body.UCS2, TEXT));

    private final SmppCodec codec = new SmppCodec();
    private final DefaultPduTranscoder core =
            new DefaultPduTranscoder(new DefaultPduTranscoderContext(), new SMPPServerChildEndpointEntity());

    private byte[] bytes(WireMessage message) {
        return codec.encode(new WireFrame(77, message)).getBytes();
    }

    private <T> T coreReads(WireMessage message, Class<T> type) throws Exception {
        return type.cast(core.decode(Unpooled.wrappedBuffer(bytes(message))));
    }

    private WireFrame coreWrites(Pdu pdu) throws Exception {
        ByteBuf bytes = core.encode(pdu, UnpooledByteBufAllocator.DEFAULT);
        return codec.decode(Buffer.buffer(ByteBufUtil.getBytes(bytes)));
    }

    private WireFrame read(byte[] bytes) throws Exception {
        return codec.decode(Buffer.buffer(bytes));
    }

    @Test
    void both_read_our_log_in() throws Exception {
        BindTransceiver read = coreReads(BIND, BindTransceiver.class);
        org.jsmpp.bean.Bind other = new DefaultDecomposer().bind(bytes(BIND));

        assertThat(read.getSystemId()).isEqualTo(other.getSystemId()).isEqualTo("airalert");
        assertThat(read.getPassword()).isEqualTo(other.getPassword()).isEqualTo("p4ss-wrd");
        assertThat(read.getSystemType()).isEqualTo(other.getSystemType()).isEqualTo("VMA");
        assertThat(read.getInterfaceVersion())
                .isEqualTo(other.getInterfaceVersion())
                .isEqualTo((byte) 0x34);
        assertThat(read.getSequenceNumber())
                .isEqualTo(other.getSequenceNumber())
                .isEqualTo(77);
    }

    @Test
    void the_core_peer_reads_our_submit() throws Exception {
        SubmitSm read = coreReads(SUBMIT, SubmitSm.class);

        assertThat(read.getServiceType()).isEqualTo("CMT");
        assertThat(read.getSourceAddress().getAddress()).isEqualTo("AIR");
        assertThat(read.getSourceAddress().getTon()).isEqualTo((byte) 5);
        assertThat(read.getDestAddress().getAddress()).isEqualTo("8613800138000");
        assertThat(read.getDestAddress().getNpi()).isEqualTo((byte) 1);
        assertThat(read.getEsmClass()).isEqualTo((byte) 0x40);
        assertThat(read.getRegisteredDelivery()).isEqualTo((byte) 1);
        assertThat(read.getDataCoding()).isEqualTo((byte) 8);
        assertThat(read.getShortMessage()).isEqualTo(TEXT.getBytes());
    }

    @Test
    void jsmpp_reads_our_submit() throws Exception {
        org.jsmpp.bean.SubmitSm read = new DefaultDecomposer().submitSm(bytes(SUBMIT));

        assertThat(read.getServiceType()).isEqualTo("CMT");
        assertThat(read.getSourceAddr()).isEqualTo("AIR");
        assertThat(read.getDestAddress()).isEqualTo("8613800138000");
        assertThat(read.isUdhi()).isTrue();
        assertThat(read.isSmscDelReceiptSuccessAndFailureRequested()).isTrue();
        assertThat(read.getDataCoding()).isEqualTo((byte) 8);
        assertThat(read.getShortMessage()).isEqualTo(TEXT.getBytes());
    }

    @Test
    void we_read_the_submits_and_answers_of_jsmpp() throws Exception {
        byte[] submit = new DefaultComposer()
                .submitSm(
                        9,
                        "CMT",
                        (byte) 5,
                        (byte) 0,
                        "AIR",
                        (byte) 1,
                        (byte) 1,
                        "8613800138000",
                        (byte) 0x40,
                        (byte) 0,
                        (byte) 3,
                        "",
                        "",
                        (byte) 1,
                        (byte) 0,
                        (byte) 8,
                        (byte) 0,
                        TEXT.getBytes());
        DefaultComposer composer = new DefaultComposer();

        assertThat(read(submit)).isEqualTo(new WireFrame(9, SUBMIT));
        assertThat(read(composer.submitSmResp(5, "ab12")))
                .isEqualTo(new WireFrame(5, new SmppMessage.SubmitAnswer(0, "ab12")));
        assertThat(read(composer.composeHeader(0x8000_0004, 0x58, 6)).message()).isInstanceOf(WireMessage.class);
        assertThat(read(composer.genericNack(3, 4))).isEqualTo(new WireFrame(4, new SmppMessage.GenericNack(3)));
        assertThat(read(composer.enquireLink(8))).isEqualTo(new WireFrame(8, new SmppMessage.EnquireLink()));
        assertThat(read(composer.unbind(2))).isEqualTo(new WireFrame(2, new SmppMessage.Unbind()));
    }

    @Test
    void we_read_the_answers_of_the_core_peer() throws Exception {
        SubmitSmResp taken = new SubmitSmResp();
        taken.setSequenceNumber(5);
        taken.setCommandStatus(0x58);
        taken.setMessageId("ab12");
        BindTransceiverResp bound = new BindTransceiverResp();
        bound.setSequenceNumber(1);
        bound.setSystemId("SMSC");
        EnquireLinkResp alive = new EnquireLinkResp();
        alive.setSequenceNumber(3);

        assertThat(coreWrites(taken)).isEqualTo(new WireFrame(5, new SmppMessage.SubmitAnswer(0x58, "ab12")));
        assertThat(coreWrites(bound)).isEqualTo(new WireFrame(1, new SmppMessage.BindAnswer(0, "SMSC")));
        assertThat(coreWrites(alive)).isEqualTo(new WireFrame(3, new SmppMessage.EnquireLinkAnswer(0)));
        assertThat(coreReads(new SmppMessage.EnquireLink(), EnquireLink.class).getSequenceNumber())
                .isEqualTo(77);
    }

    @Test
    void we_read_the_receipt_of_the_core_peer() throws Exception {
        DeliverSm receipt = new DeliverSm();
        receipt.setSequenceNumber(4);
        receipt.setEsmClass((byte) Body.RECEIPT);
        receipt.setSourceAddress(new com.zx.sms.codec.smpp.Address((byte) 1, (byte) 1, "8613800138000"));
        receipt.setDestAddress(new com.zx.sms.codec.smpp.Address((byte) 0, (byte) 0, "10690001"));
        byte[] text = ("id:ab12 sub:001 dlvrd:000 submit date:2611241030 done date:2611241031"
                        + " stat:UNDELIV err:034 text:")
                .getBytes(StandardCharsets.US_ASCII);
        receipt.setShortMessage(text);
        receipt.setMsglength((short) text.length);

        SmppMessage.Deliver read = (SmppMessage.Deliver) coreWrites(receipt).message();

        assertThat(read.body().esmClass() & Body.KIND).isEqualTo(Body.RECEIPT);
        assertThat(read.body().source().digits()).isEqualTo("8613800138000");
        assertThat(SmppReceipt.of(read)).contains(new SmppReceipt("ab12", "UNDELIV", "034"));
    }

    @Test
    void both_read_our_receipts() throws Exception {
        String text =
                "id:ab12 sub:001 dlvrd:001 submit date:2611241030 done date:2611241031 stat:DELIVRD err:000 text:";
        Address number = new Address(1, 1, "13800138000");
        SmppMessage.Deliver deliver = new SmppMessage.Deliver(
                new Body("", number, number, Body.RECEIPT, 0, 0, Buffer.buffer(text)), "ab12", 2);

        org.jsmpp.bean.DeliverSm read = new DefaultDecomposer().deliverSm(bytes(deliver));
        DeliverSm other = coreReads(deliver, DeliverSm.class);

        assertThat(read.isSmscDeliveryReceipt()).isTrue();
        assertThat(new DefaultDecomposer()
                        .deliveryReceipt(read.getShortMessage())
                        .getId())
                .isEqualTo("ab12");
        assertThat(other.getEsmClass()).isEqualTo((byte) Body.RECEIPT);
        assertThat(other.getShortMessage()).isEqualTo(text.getBytes(StandardCharsets.US_ASCII));
    }
}
