package org.airalert.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.airalert.directory.Contact;
import org.airalert.directory.Recipient;

/**
 * Whom to try, one after the other, when a recipient does not confirm or cannot be reached (plan, 6.3): first its own desk through the channels kept
 * for that, then each contact in the order of the directory. Where something went already, it does not go again.
 */
public final class Ladder {
    /** The step of what is planned when an alert is approved. */
    public static final int PLANNED = 0;

    private static final int OWN_DESK = 1;
    private static final int FIRST_CONTACT = 2;

    private Ladder() {}

    /** @param who name of the contact, or of the recipient itself */
    public record Way(ChannelPlan channel, String address, String who) {}

    /**
     * All ways of one step; they are taken together.
     *
     * @param step stays the same whatever else the directory says, so that no step is taken twice
     * @param ways one or more, each by another channel
     */
    public record Rung(int step, List<Way> ways) {
        public Rung {
            ways = List.copyOf(ways);
        }
    }

    /**
     * The steps after the planned one, in order; those that lead nowhere are left out.
     *
     * @param channels those that carry the alert
     */
    public static List<Rung> of(Recipient recipient, Collection<? extends ChannelPlan> channels) {
        List<ChannelPlan> own = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (ChannelPlan channel : channels) {
            if (channel.use() != ChannelUse.SUPERVISION && channel.serves(recipient)) {
                own.add(channel);
                if (channel.use() == ChannelUse.AT_ONCE) {
                    channel.addressOf(recipient).ifPresent(address -> used.add(key(channel, address)));
                }
            }
        }
        List<Rung> rungs = new ArrayList<>();
        List<Way> desk = own.stream()
                .filter(channel -> channel.use() == ChannelUse.STANDBY)
                .flatMap(channel -> way(channel, channel.addressOf(recipient), recipient.name(), used).stream())
                .toList();
        add(rungs, OWN_DESK, desk);
        List<Contact> contacts = recipient.contacts();
        for (int i = 0; i < contacts.size(); i++) {
            Contact contact = contacts.get(i);
            List<Way> ways = own.stream()
                    .flatMap(channel -> way(channel, channel.addressOf(contact), contact.name(), used).stream())
                    .toList();
            add(rungs, FIRST_CONTACT + i, ways);
        }
        return List.copyOf(rungs);
    }

    private static void add(List<Rung> rungs, int step, List<Way> ways) {
        if (!ways.isEmpty()) {
            rungs.add(new Rung(step, ways));
        }
    }

    private static Optional<Way> way(ChannelPlan channel, Optional<String> address, String who, Set<String> used) {
        return address.filter(one -> used.add(key(channel, one))).map(one -> new Way(channel, one, who));
    }

    private static String key(ChannelPlan channel, String address) {
        return channel.id() + '\n' + address;
    }
}
