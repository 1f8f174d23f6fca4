package org.airalert.channel.sms.cmpp;

import com.zx.sms.BaseMessage;
import com.zx.sms.codec.cmpp.msg.CmppDeliverResponseMessage;
import com.zx.sms.codec.cmpp.msg.CmppSubmitRequestMessage;
import com.zx.sms.codec.cmpp.msg.CmppSubmitResponseMessage;
import com.zx.sms.common.util.DefaultMsgIdUtil;
import com.zx.sms.connect.manager.cmpp.CMPPServerChildEndpointEntity;
import com.zx.sms.connect.manager.cmpp.CMPPServerEndpointEntity;
import java.nio.charset.StandardCharsets;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.CorePeer;

/** An ISMG made of the independent library's server. */
final class CmppCorePeer extends CorePeer {
    CmppCorePeer(CmppVersion version, String account, Secret password, Mood mood) throws Exception {
        super(mood);
        CMPPServerEndpointEntity server = new CMPPServerEndpointEntity();
        CMPPServerChildEndpointEntity child = new CMPPServerChildEndpointEntity();
        child.setGroupName(name);
        child.setChartset(StandardCharsets.UTF_8);
        child.setUserName(account);
        child.setPassword(password.reveal());
        child.setVersion((short) version.code());
        server.addchild(child);
        listen(server, child);
    }

    @Override
    protected boolean isSubmit(Object message) {
        return message instanceof CmppSubmitRequestMessage;
    }

    @Override
    protected boolean isReportAnswer(Object message) {
        return message instanceof CmppDeliverResponseMessage;
    }

    @Override
    protected String number(Object submit) {
        return ((CmppSubmitRequestMessage) submit).getDestterminalId()[0];
    }

    @Override
    protected boolean wantsReport(Object submit) {
        return ((CmppSubmitRequestMessage) submit).getRegisteredDelivery() == 1;
    }

    @Override
    protected Object answer(Object submit, long id, boolean throttled) {
        CmppSubmitResponseMessage answer = new CmppSubmitResponseMessage(
                ((CmppSubmitRequestMessage) submit).getHeader().getSequenceId());
        answer.setMsgId(DefaultMsgIdUtil.long2MsgId(id));
        answer.setResult(throttled ? 8 : 0);
        return answer;
    }

    @Override
    protected BaseMessage report(Object submit, long id, String state) {
        return PeerGateway.report((CmppSubmitRequestMessage) submit, id, state);
    }

    @Override
    protected String text(Object submit) {
        return ((CmppSubmitRequestMessage) submit).getMsgContent();
    }
}
