package org.airalert.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.airalert.channel.robot.Brand;

/** How often a robot may be called: sliding windows, and for DingTalk ten minutes of silence for whoever does not mind them. */
final class RobotQuota {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int perMinute;
    private final int perSecond;
    private final boolean blocks;
    private final Deque<Instant> calls = new ArrayDeque<>();
    private Instant blockedUntil = Instant.MIN;

    private RobotQuota(int perMinute, int perSecond, boolean blocks) {
        this.perMinute = perMinute;
        this.perSecond = perSecond;
        this.blocks = blocks;
    }

    static RobotQuota of(Brand brand) {
        return switch (brand) {
            case DINGTALK -> new RobotQuota(20, 20, true);
            case WECOM -> new RobotQuota(20, 20, false);
            case FEISHU -> new RobotQuota(100, 5, false);
        };
    }

    /** False when it was one too many. */
    boolean take(Instant now) {
        if (now.isBefore(blockedUntil)) {
            return false;
        }
        while (!calls.isEmpty() && !calls.getFirst().plus(MINUTE).isAfter(now)) {
            calls.removeFirst();
        }
        Instant second = now.minusSeconds(1);
        long lately = calls.stream().filter(call -> call.isAfter(second)).count();
        if (calls.size() < perMinute && lately < perSecond) {
            calls.addLast(now);
            return true;
        }
        if (blocks) {
            blockedUntil = now.plus(RobotReceiver.BLOCKED);
        }
        return false;
    }
}
