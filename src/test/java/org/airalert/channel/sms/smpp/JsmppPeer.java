package org.airalert.channel.sms.smpp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.Peer;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** An SMSC made of jSMPP's server. */
final class JsmppPeer extends JsmppDefaults implements Peer {
    private static final int THROTTLED = 0x58;

    private final String systemId;
    private final Secret password;
    private final Mood mood;
    private final int port;
    private final SMPPServerSessionListener listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ExecutorService reports = Executors.newFixedThreadPool(4);
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final AtomicInteger submits = new AtomicInteger();
    private final AtomicInteger reportsTaken = new AtomicInteger();
    private final Map<Integer, Map<Integer, String>> parts = new ConcurrentHashMap<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();

    JsmppPeer(String systemId, Secret password, Mood mood) throws IOException {
        this.systemId = systemId;
        this.password = password;
        this.mood = mood;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        this.listener = new SMPPServerSessionListener(port);
        threads.execute(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                SMPPServerSession session = listener.accept();
                session.setMessageReceiverListener(this);
                threads.execute(() -> bind(session));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            BindRequest bind = session.waitForBind(5_000);
            if (bind.getSystemId().equals(systemId) && bind.getPassword().equals(password.reveal())) {
                bind.accept("jsmpp");
                sessions.add(session);
            } else {
                bind.reject(0x0e);
            }
        } catch (Exception e) {
            session.close();
        }
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession session) throws ProcessRequestException {
        int count = submits.incrementAndGet();
        if (mood.throttles(count)) {
            throw new ProcessRequestException("throttled", THROTTLED);
        }
        join(submit);
        String id = Integer.toHexString(0x10_0000 + count);
        String state = mood.state(submit.getDestAddress());
        if (submit.isSmscDelReceiptSuccessAndFailureRequested() && !state.isEmpty()) {
            reports.execute(() -> report(submit, session, id, state));
        }
        try {
            return new SubmitSmResult(new MessageId(id), new org.jsmpp.bean.OptionalParameter[0]);
        } catch (org.jsmpp.PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 05 00 03 reference total index, as jSMPP does not join by itself. */
    private void join(SubmitSm submit) {
        byte[] bytes = submit.getShortMessage();
        if (!submit.isUdhi()) {
            return;
        }
        Map<Integer, String> whole = parts.computeIfAbsent((int) bytes[3], first -> new TreeMap<>());
        synchronized (whole) {
            whole.put((int) bytes[5], new String(bytes, 6, bytes.length - 6, StandardCharsets.UTF_16BE));
            if (whole.size() == bytes[4]) {
                texts.add(String.join("", whole.values()));
            }
        }
    }

    private void report(SubmitSm submit, SMPPServerSession session, String id, String state) {
        String text = "id:" + id + " sub:001 dlvrd:001 submit date:2611241030 done date:2611241031 stat:" + state
                + " err:000 text:";
        try {
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    submit.getDestAddress(),
                    TypeOfNumber.UNKNOWN,
                    NumberingPlanIndicator.UNKNOWN,
                    submit.getSourceAddr(),
                    new ESMClass(4),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    DataCodings.ZERO,
                    text.getBytes(StandardCharsets.US_ASCII));
            reportsTaken.incrementAndGet();
        } catch (Exception e) {
            again(submit, id, state);
        }
    }

    /** The connection was cut: over another one, as a carrier does. */
    private void again(SubmitSm submit, String id, String state) {
        sessions.stream()
                .filter(session -> session.getSessionState().isBound())
                .findFirst()
                .ifPresent(session -> reports.execute(() -> report(submit, session, id, state)));
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
        sessions.remove(0).close();
    }

    @Override
    public void stop() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sessions.forEach(SMPPServerSession::close);
        threads.shutdownNow();
        reports.shutdownNow();
    }
}
