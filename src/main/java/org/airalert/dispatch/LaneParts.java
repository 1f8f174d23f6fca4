package org.airalert.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Transport;
import org.airalert.delivery.Outcome;
import org.airalert.store.DeliveryStore;
import org.airalert.time.Timers;

/**
 * What one lane is put together from.
 *
 * @param random for the jitter of retries
 * @param stopped told when the receiver wants nothing more
 */
record LaneParts(
        ChannelFile file,
        Transport transport,
        Letters letters,
        DeliveryStore store,
        Timers clock,
        Loop loop,
        RandomGenerator random,
        MeterRegistry registry,
        LaneSettings settings,
        Consumer<Outcome> stopped) {}
