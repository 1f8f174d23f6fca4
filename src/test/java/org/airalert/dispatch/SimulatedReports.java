package org.airalert.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.Receipt;

/** What receivers and people say of messages that arrived: early, late, twice, in any order, alone or many together, and about messages that never were. */
final class SimulatedReports {
    private static final long AGAIN = Duration.ofSeconds(20).toMillis();
    private static final long SOON = 2_000;
    private static final long LATE = 300_000;

    private final History history;
    private final World world;
    private int unknown;

    SimulatedReports(History history) {
        this.history = history;
        this.world = history.world();
    }

    void arrived(Delivery sent, String providerId) {
        int reports = (int) world.between(0, 3);
        List<Receipt> together = new ArrayList<>();
        for (int i = 0; i < reports; i++) {
            Receipt.State state = Receipt.State.values()[world.random.nextInt(Receipt.State.values().length)];
            boolean byProvider = world.random.nextBoolean();
            Receipt receipt = new Receipt(
                    byProvider ? null : sent.id().value(),
                    byProvider ? providerId : null,
                    state,
                    History.START.plusMillis(world.now()),
                    null,
                    "");
            together.add(receipt);
            world.in(delay(), () -> report(sent.channel(), List.of(receipt), true));
        }
        if (world.chance(0.2)) {
            // All that were told one by one, once more, among others that nobody knows.
            together.add(new Receipt("dl-unknown-" + unknown, null, Receipt.State.DELIVERED, History.START, null, ""));
            together.add(new Receipt(null, "p-unknown-" + unknown++, Receipt.State.FAILED, History.START, null, ""));
            Collections.shuffle(together, world.random);
            world.in(delay(), () -> report(sent.channel(), together, false));
        }
        if (world.chance(history.isFollowed() ? 0.5 : 0.3)) {
            world.in(world.between(0, world.chance(0.5) ? 30_000 : LATE), () -> confirm(sent.id()));
        }
    }

    private long delay() {
        return world.between(0, world.random.nextBoolean() ? SOON : LATE);
    }

    /** A carrier that is not answered reports again, some for ever and some never. */
    private void report(String channel, List<Receipt> receipts, boolean again) {
        boolean[] done = new boolean[1];
        history.someNode().ifPresent(node -> {
            Instant now = node.instant();
            node.store().receive(channel, receipts, now).onSuccess(matched -> {
                done[0] = true;
                history.laws().reported(receipts, matched);
            });
        });
        if (again && world.chance(0.7)) {
            world.in(AGAIN, () -> {
                if (!done[0]) {
                    report(channel, receipts, true);
                }
            });
        }
    }

    private void confirm(DeliveryId id) {
        history.followUp().taps(id);
        history.someNode()
                .ifPresent(node -> node.store().confirm(id, node.instant()).onSuccess(known -> {
                    if (!known) {
                        history.laws().broke("who was told can confirm", id);
                    }
                    history.followUp().confirmed(id, world.now());
                }));
    }
}
