package org.airalert.channel.sms.sgip;

import com.zx.sms.BaseMessage;
import com.zx.sms.codec.sgip12.msg.SgipReportRequestMessage;
import com.zx.sms.codec.sgip12.msg.SgipReportResponseMessage;
import com.zx.sms.codec.sgip12.msg.SgipSubmitRequestMessage;
import com.zx.sms.codec.sgip12.msg.SgipSubmitResponseMessage;
import com.zx.sms.connect.manager.EndpointEntity;
import com.zx.sms.connect.manager.EndpointManager;
import com.zx.sms.connect.manager.sgip.SgipClientEndpointEntity;
import com.zx.sms.connect.manager.sgip.SgipServerChildEndpointEntity;
import com.zx.sms.connect.manager.sgip.SgipServerEndpointEntity;
import com.zx.sms.handler.api.AbstractBusinessHandler;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.CorePeer;

/** An SMG made of the independent library's server; its client carries the reports. */
final class SgipCorePeer extends CorePeer {
    private final String account;
    private final Secret password;
    private final Queue<Object> waiting = new ConcurrentLinkedQueue<>();
    private SgipClientEndpointEntity client;
    private volatile Channel reporting;

    SgipCorePeer(String account, Secret password, Mood mood) throws Exception {
        super(mood);
        this.account = account;
        this.password = password;
        SgipServerEndpointEntity server = new SgipServerEndpointEntity();
        SgipServerChildEndpointEntity child = new SgipServerChildEndpointEntity();
        child.setLoginName(account);
        child.setLoginPassowrd(password.reveal());
        child.setNodeId(10_000L);
        child.setChannelType(EndpointEntity.ChannelType.DUPLEX);
        child.setIdleTimeSec((short) 60);
        server.addchild(child);
        listen(server, child);
    }

    /** Connects to the sender's listener. */
    void reportTo(int port) throws Exception {
        client = new SgipClientEndpointEntity();
        client.setId(name + "-reports");
        client.setHost("127.0.0.1");
        client.setPort(port);
        client.setLoginName(account);
        client.setLoginPassowrd(password.reveal());
        client.setNodeId(10_000L);
        client.setChannelType(EndpointEntity.ChannelType.UP);
        client.setMaxChannels((short) 1);
        client.setWindow(32);
        client.setRetryWaitTimeSec((short) 30);
        client.setMaxRetryCnt((short) 1);
        client.setReSendFailMsg(false);
        client.setIdleTimeSec((short) 60);
        client.setBusinessHandlerSet(List.of(new Reports()));
        EndpointManager.INS.openEndpoint(client);
    }

    private final class Reports extends AbstractBusinessHandler {
        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {
            reporting = ctx.channel();
            SgipCorePeer.this.flush();
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (isReportAnswer(message)) {
                reportTaken();
            }
        }

        @Override
        public String name() {
            return "reports";
        }
    }

    @Override
    protected void send(ChannelHandlerContext ctx, BaseMessage report) {
        waiting.add(report);
        flush();
    }

    private synchronized void flush() {
        Channel open = reporting;
        while (open != null && !waiting.isEmpty()) {
            open.writeAndFlush(waiting.remove());
        }
    }

    @Override
    public void stop() {
        if (client != null) {
            EndpointManager.INS.close(client);
            EndpointManager.INS.remove(client.getId());
        }
        super.stop();
    }

    @Override
    protected boolean isSubmit(Object message) {
        return message instanceof SgipSubmitRequestMessage;
    }

    @Override
    protected boolean isReportAnswer(Object message) {
        return message instanceof SgipReportResponseMessage;
    }

    @Override
    protected String number(Object submit) {
        return ((SgipSubmitRequestMessage) submit).getUsernumber()[0];
    }

    @Override
    protected boolean wantsReport(Object submit) {
        return ((SgipSubmitRequestMessage) submit).getReportflag() == 1;
    }

    @Override
    protected Object answer(Object submit, long id, boolean throttled) {
        SgipSubmitResponseMessage answer =
                new SgipSubmitResponseMessage(((SgipSubmitRequestMessage) submit).getHeader());
        answer.setResult((short) (throttled ? 11 : 0));
        return answer;
    }

    @Override
    protected BaseMessage report(Object submit, long id, String state) {
        SgipReportRequestMessage report = new SgipReportRequestMessage();
        report.setSequenceId(((SgipSubmitRequestMessage) submit).getSequenceNumber());
        report.setUsernumber(number(submit));
        report.setReporttype((short) 0);
        report.setState((short) (state.equals("DELIVRD") ? 0 : 2));
        report.setErrorcode((short) (state.equals("DELIVRD") ? 0 : 29));
        return report;
    }

    @Override
    protected String text(Object submit) {
        return ((SgipSubmitRequestMessage) submit).getMsgContent();
    }
}
