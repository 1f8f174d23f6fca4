package org.airalert.channel.sms.smpp;

import com.zx.sms.BaseMessage;
import com.zx.sms.codec.smpp.Address;
import com.zx.sms.codec.smpp.msg.DeliverSmReceipt;
import com.zx.sms.codec.smpp.msg.DeliverSmResp;
import com.zx.sms.codec.smpp.msg.SubmitSm;
import com.zx.sms.codec.smpp.msg.SubmitSmResp;
import com.zx.sms.connect.manager.smpp.SMPPServerChildEndpointEntity;
import com.zx.sms.connect.manager.smpp.SMPPServerEndpointEntity;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.CorePeer;

/** An SMSC made of the independent library's server. */
final class SmppCorePeer extends CorePeer {
    SmppCorePeer(String systemId, Secret password, Mood mood) throws Exception {
        super(mood);
        SMPPServerEndpointEntity server = new SMPPServerEndpointEntity();
        SMPPServerChildEndpointEntity child = new SMPPServerChildEndpointEntity();
        child.setSystemId(systemId);
        child.setPassword(password.reveal());
        child.setInterfaceVersion((byte) 0x34);
        server.addchild(child);
        listen(server, child);
    }

    @Override
    protected boolean isSubmit(Object message) {
        return message instanceof SubmitSm;
    }

    @Override
    protected boolean isReportAnswer(Object message) {
        return message instanceof DeliverSmResp;
    }

    @Override
    protected String number(Object submit) {
        return ((SubmitSm) submit).getDestAddress().getAddress();
    }

    @Override
    protected boolean wantsReport(Object submit) {
        return ((SubmitSm) submit).getRegisteredDelivery() == 1;
    }

    @Override
    protected Object answer(Object submit, long id, boolean throttled) {
        SubmitSmResp answer = ((SubmitSm) submit).createResponse();
        answer.setCommandStatus(throttled ? 0x58 : 0);
        answer.setMessageId(Long.toHexString(id));
        return answer;
    }

    @Override
    protected BaseMessage report(Object submit, long id, String state) {
        SubmitSm sent = (SubmitSm) submit;
        DeliverSmReceipt receipt = new DeliverSmReceipt();
        receipt.setSourceAddress(sent.getDestAddress());
        receipt.setDestAddress(
                new Address((byte) 0, (byte) 0, sent.getSourceAddress().getAddress()));
        receipt.setId(Long.toHexString(id));
        receipt.setSub("001");
        receipt.setDlvrd("001");
        receipt.setSubmit_date("2611241030");
        receipt.setDone_date("2611241031");
        receipt.setStat(state);
        receipt.setErr("000");
        receipt.setText("");
        return receipt;
    }

    @Override
    protected String text(Object submit) {
        return ((SubmitSm) submit).getMsgContent();
    }
}
