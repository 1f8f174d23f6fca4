package org.airalert.channel.sms.smgp;

import com.zx.sms.BaseMessage;
import com.zx.sms.codec.smgp.msg.MsgId;
import com.zx.sms.codec.smgp.msg.SMGPDeliverMessage;
import com.zx.sms.codec.smgp.msg.SMGPDeliverRespMessage;
import com.zx.sms.codec.smgp.msg.SMGPReportData;
import com.zx.sms.codec.smgp.msg.SMGPSubmitMessage;
import com.zx.sms.codec.smgp.msg.SMGPSubmitRespMessage;
import com.zx.sms.connect.manager.smgp.SMGPServerChildEndpointEntity;
import com.zx.sms.connect.manager.smgp.SMGPServerEndpointEntity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.CorePeer;

/** A gateway made of the independent library's server. */
final class SmgpCorePeer extends CorePeer {
    SmgpCorePeer(String clientId, Secret password, Mood mood) throws Exception {
        super(mood);
        SMGPServerEndpointEntity server = new SMGPServerEndpointEntity();
        SMGPServerChildEndpointEntity child = new SMGPServerChildEndpointEntity();
        child.setClientID(clientId);
        child.setPassword(password.reveal());
        child.setClientVersion((byte) 0x30);
        server.addchild(child);
        listen(server, child);
    }

    /** Ten bytes of two decimal digits each, as gateways make them. */
    static MsgId id(long id) {
        return new MsgId(String.format(Locale.ROOT, "%020d", id));
    }

    @Override
    protected boolean isSubmit(Object message) {
        return message instanceof SMGPSubmitMessage;
    }

    @Override
    protected boolean isReportAnswer(Object message) {
        return message instanceof SMGPDeliverRespMessage;
    }

    @Override
    protected String number(Object submit) {
        return ((SMGPSubmitMessage) submit).getDestTermIdArray()[0];
    }

    @Override
    protected boolean wantsReport(Object submit) {
        return ((SMGPSubmitMessage) submit).isNeedReport();
    }

    @Override
    protected Object answer(Object submit, long id, boolean throttled) {
        SMGPSubmitRespMessage answer = new SMGPSubmitRespMessage();
        answer.setSequenceNo(((SMGPSubmitMessage) submit).getSequenceNo());
        answer.setMsgId(id(id));
        answer.setStatus(throttled ? 1 : 0);
        return answer;
    }

    @Override
    protected BaseMessage report(Object submit, long id, String state) {
        return report(id, number(submit), state, "000");
    }

    static SMGPDeliverMessage report(long id, String number, String state, String error) {
        SMGPReportData report = new Written();
        report.setMsgId(id(id));
        report.setStat(state);
        report.setErr(error);
        report.setSubTime("2611241030");
        report.setDoneTime("2611241031");
        report.setTxt("");
        SMGPDeliverMessage deliver = new SMGPDeliverMessage();
        deliver.setSrcTermId(number);
        deliver.setDestTermId("10690001");
        deliver.setMsgId(id(id + 1));
        deliver.setReport(report);
        return deliver;
    }

    /** The library writes its report with a method of Guava that the Guava of the other tests does not have any more. */
    private static final class Written extends SMGPReportData {
        @Override
        public byte[] toBytes() throws Exception {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes("id:".getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(HexFormat.of().parseHex(getMsgId().toHexString(false)));
            String words = " sub:" + getSub() + " dlvrd:" + getDlvrd() + " submit date:" + getSubTime() + " done date:"
                    + getDoneTime() + " stat:" + getStat() + " err:" + getErr() + " text:" + " ".repeat(20);
            bytes.writeBytes(words.getBytes(StandardCharsets.US_ASCII));
            return bytes.toByteArray();
        }
    }

    @Override
    protected String text(Object submit) {
        return ((SMGPSubmitMessage) submit).getMsgContent();
    }
}
