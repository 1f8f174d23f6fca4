package org.airalert.channel.sms.cmpp;

import com.zx.sms.codec.cmpp.msg.CmppDeliverRequestMessage;
import com.zx.sms.codec.cmpp.msg.CmppDeliverResponseMessage;
import com.zx.sms.codec.cmpp.msg.CmppReportRequestMessage;
import com.zx.sms.codec.cmpp.msg.CmppSubmitRequestMessage;
import com.zx.sms.codec.cmpp.msg.CmppSubmitResponseMessage;
import com.zx.sms.common.GlobalConstance;
import com.zx.sms.common.util.DefaultMsgIdUtil;
import com.zx.sms.connect.manager.EndpointEntity;
import com.zx.sms.connect.manager.EndpointManager;
import com.zx.sms.connect.manager.cmpp.CMPPServerChildEndpointEntity;
import com.zx.sms.connect.manager.cmpp.CMPPServerEndpointEntity;
import com.zx.sms.handler.api.AbstractBusinessHandler;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.airalert.channel.Secret;

/** A gateway made of the independent library's server: its log in, its codec, its joining of long messages. */
public final class PeerGateway {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final AtomicLong IDS = new AtomicLong(0x9c41_0000_0000_0000L);

    private final CMPPServerEndpointEntity server = new CMPPServerEndpointEntity();
    private final Behaviour behaviour;
    public final int port;
    /** Whole texts, joined by the peer from their parts. */
    public final List<String> texts = new CopyOnWriteArrayList<>();

    final AtomicInteger submits = new AtomicInteger();
    public final AtomicInteger reportsTaken = new AtomicInteger();

    /** What it answers to a submit, and what it reports of one it took; an empty state for no report. */
    public interface Behaviour {
        long result(CmppSubmitRequestMessage submit);

        String state(CmppSubmitRequestMessage submit);
    }

    public PeerGateway(CmppVersion version, String account, Secret password, Behaviour behaviour) throws Exception {
        this.behaviour = behaviour;
        this.port = freePort();
        String name = "peer-" + NAMES.incrementAndGet();
        server.setId(name);
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setValid(true);
        CMPPServerChildEndpointEntity child = new CMPPServerChildEndpointEntity();
        child.setId(name + "-child");
        child.setGroupName(name);
        child.setChartset(StandardCharsets.UTF_8);
        child.setUserName(account);
        child.setPassword(password.reveal());
        child.setVersion((short) version.code());
        child.setValid(true);
        child.setMaxChannels((short) 8);
        child.setRetryWaitTimeSec((short) 30);
        child.setMaxRetryCnt((short) 1);
        child.setReSendFailMsg(false);
        child.setSupportLongmsg(EndpointEntity.SupportLongMessage.BOTH);
        child.setBusinessHandlerSet(List.of(new BeforeJoining(), new AfterJoining()));
        server.addchild(child);
        EndpointManager.INS.openEndpoint(server);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public void stop() {
        EndpointManager.INS.close(server);
        EndpointManager.INS.remove(server.getId());
    }

    private void answer(ChannelHandlerContext ctx, CmppSubmitRequestMessage submit) {
        submits.incrementAndGet();
        long id = IDS.incrementAndGet();
        CmppSubmitResponseMessage answer =
                new CmppSubmitResponseMessage(submit.getHeader().getSequenceId());
        answer.setMsgId(DefaultMsgIdUtil.long2MsgId(id));
        answer.setResult(behaviour.result(submit));
        ctx.channel().writeAndFlush(answer);
        String state = behaviour.state(submit);
        if (answer.getResult() == 0 && submit.getRegisteredDelivery() == 1 && !state.isEmpty()) {
            ctx.channel().writeAndFlush(report(submit, id, state));
        }
    }

    static CmppDeliverRequestMessage report(CmppSubmitRequestMessage submit, long id, String state) {
        CmppReportRequestMessage report = new CmppReportRequestMessage();
        report.setDestterminalId(submit.getDestterminalId()[0]);
        report.setMsgId(DefaultMsgIdUtil.long2MsgId(id));
        report.setSubmitTime("2611241030");
        report.setDoneTime("2611241031");
        report.setStat(state);
        report.setSmscSequence(0);
        CmppDeliverRequestMessage deliver = new CmppDeliverRequestMessage();
        deliver.setDestId(submit.getSrcId());
        deliver.setSrcterminalId(submit.getDestterminalId()[0]);
        deliver.setReportRequestMessage(report);
        return deliver;
    }

    /** Puts the answering in front of the peer's own joining of long messages: each part is answered by itself. */
    private final class BeforeJoining extends AbstractBusinessHandler {
        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {
            ctx.pipeline().addAfter(GlobalConstance.sessionStateManager, "answering", new Answering());
            ctx.pipeline().remove(this);
        }

        @Override
        public String name() {
            return "before-joining";
        }
    }

    private final class Answering extends AbstractBusinessHandler {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof CmppSubmitRequestMessage submit) {
                answer(ctx, submit);
            } else if (message instanceof CmppDeliverResponseMessage) {
                reportsTaken.incrementAndGet();
            }
            ctx.fireChannelRead(message);
        }

        @Override
        public String name() {
            return "answering";
        }
    }

    private final class AfterJoining extends AbstractBusinessHandler {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof CmppSubmitRequestMessage submit) {
                texts.add(submit.getMsgContent());
            }
        }

        @Override
        public String name() {
            return "after-joining";
        }
    }
}
