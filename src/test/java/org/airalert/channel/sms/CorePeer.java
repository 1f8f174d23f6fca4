package org.airalert.channel.sms;

import com.zx.sms.BaseMessage;
import com.zx.sms.common.GlobalConstance;
import com.zx.sms.connect.manager.EndpointEntity;
import com.zx.sms.connect.manager.EndpointManager;
import com.zx.sms.handler.api.AbstractBusinessHandler;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A carrier made of the independent library's server: its log in, its codec, its joining of long messages. */
public abstract class CorePeer implements Peer {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final AtomicLong IDS = new AtomicLong(0x4_0000_0000L);

    protected final String name = "core-peer-" + NAMES.incrementAndGet();
    protected final int port = freePort();
    private final Mood mood;
    private final AtomicInteger submits = new AtomicInteger();
    private final AtomicInteger reportsTaken = new AtomicInteger();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<ChannelHandlerContext> open = new CopyOnWriteArrayList<>();
    /** By sequence number: a carrier keeps a report until it is answered. */
    private final Map<Integer, Sent> unanswered = new ConcurrentHashMap<>();

    private EndpointEntity server;

    private record Sent(ChannelHandlerContext on, BaseMessage report) {}

    protected CorePeer(Mood mood) {
        this.mood = mood;
    }

    /** To be called at the end of the constructor. */
    protected final void listen(EndpointEntity entity, EndpointEntity child) throws Exception {
        server = entity;
        server.setId(name);
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setValid(true);
        child.setId(name + "-child");
        child.setValid(true);
        child.setMaxChannels((short) 8);
        child.setRetryWaitTimeSec((short) 30);
        child.setMaxRetryCnt((short) 1);
        child.setReSendFailMsg(false);
        child.setSupportLongmsg(EndpointEntity.SupportLongMessage.BOTH);
        child.setBusinessHandlerSet(List.of(new BeforeJoining(), new AfterJoining()));
        EndpointManager.INS.openEndpoint(server);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    protected abstract boolean isSubmit(Object message);

    protected abstract boolean isReportAnswer(Object message);

    protected abstract String number(Object submit);

    protected abstract boolean wantsReport(Object submit);

    protected abstract Object answer(Object submit, long id, boolean throttled);

    protected abstract BaseMessage report(Object submit, long id, String state);

    protected abstract String text(Object submit);

    /** Writes a report; where the carrier has a connection of its own for them, there. */
    protected void send(ChannelHandlerContext ctx, BaseMessage report) {
        unanswered.put(report.getSequenceNo(), new Sent(ctx, report));
        ctx.channel().writeAndFlush(report).addListener(written -> {
            if (!written.isSuccess()) {
                sendAgain();
            }
        });
    }

    /** What was on a link that is cut goes over another one: at once, or as soon as there is one. */
    private void sendAgain() {
        for (Sent sent : unanswered.values()) {
            if (!sent.on().channel().isActive()) {
                open.stream()
                        .filter(other -> other.channel().isActive())
                        .findAny()
                        .ifPresent(other -> send(other, sent.report()));
            }
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public int submits() {
        return submits.get();
    }

    @Override
    public int reportsTaken() {
        return reportsTaken.get();
    }

    @Override
    public List<String> texts() {
        return texts;
    }

    @Override
    public void cutOne() {
        open.remove(0).channel().close();
    }

    @Override
    public void stop() {
        EndpointManager.INS.close(server);
        EndpointManager.INS.remove(server.getId());
    }

    protected final void reportTaken() {
        reportsTaken.incrementAndGet();
    }

    private void take(ChannelHandlerContext ctx, Object submit) {
        int count = submits.incrementAndGet();
        boolean throttled = mood.throttles(count);
        long id = IDS.incrementAndGet();
        ctx.channel().writeAndFlush(answer(submit, id, throttled));
        String state = mood.state(number(submit));
        if (!throttled && wantsReport(submit) && !state.isEmpty()) {
            send(ctx, report(submit, id, state));
        }
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
        public void handlerAdded(ChannelHandlerContext ctx) {
            open.add(ctx);
            sendAgain();
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            open.remove(ctx);
            sendAgain();
            ctx.fireChannelInactive();
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (isSubmit(message)) {
                take(ctx, message);
            } else if (isReportAnswer(message)) {
                unanswered.remove(((BaseMessage) message).getSequenceNo());
                reportTaken();
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
            if (isSubmit(message)) {
                texts.add(text(message));
            }
        }

        @Override
        public String name() {
            return "after-joining";
        }
    }
}
