package org.airalert.channel.sms;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what goes wrong on a channel's connections and logs it, each kind at its first, second, fourth, eighth … time: a carrier that sends
 * rubbish fills no disk. For one event loop.
 */
public final class LinkEvents {
    private static final Logger LOG = LoggerFactory.getLogger(LinkEvents.class);

    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");
    private static final int LONGEST = 200;

    private final String place;
    private final Consumer<LinkFault> counter;
    private final Map<LinkFault, Long> seen = new EnumMap<>(LinkFault.class);

    /**
     * @param place protocol, host and port
     * @param counter the channel's metric
     */
    LinkEvents(String place, Consumer<LinkFault> counter) {
        this.place = place;
        this.counter = counter;
    }

    public void note(LinkFault fault, String what) {
        counter.accept(fault);
        long times = seen.merge(fault, 1L, Long::sum);
        if ((times & (times - 1)) == 0) {
            LOG.warn("carrier link carrier={} fault={} times={} what={}", place, fault.word(), times, plain(what));
        }
    }

    /** The carrier's own bytes may be in it. */
    private static String plain(String what) {
        String printable = UNPRINTABLE.matcher(what).replaceAll("?");
        return printable.substring(0, Math.min(LONGEST, printable.length()));
    }

    void info(String what) {
        LOG.info("carrier link carrier={} {}", place, what);
    }
}
