package org.airalert.office.memo;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertStatus;
import org.airalert.delivery.ChannelPlan;
import org.airalert.delivery.ChannelUse;
import org.airalert.directory.Audience;
import org.airalert.directory.Contact;
import org.airalert.directory.Recipient;
import org.airalert.office.Office;

/**
 * A channel as a memo sees it: the kinds of alerts that it carries do not matter, whether it takes exercises does. Whoever puts what they get before the
 * public, carriers and media, never gets a memo.
 */
record MemoChannel(Office.Way way) implements ChannelPlan {
    private static final Set<Audience> BEFORE_THE_PUBLIC = EnumSet.of(Audience.PUBLIC, Audience.MEDIA);

    boolean isOpen() {
        return !BEFORE_THE_PUBLIC.contains(way.text().audience())
                && way.text().formats().stream().anyMatch(one -> !one.isEnglish() && !one.isBroadcast());
    }

    @Override
    public String id() {
        return way.plan().id();
    }

    @Override
    public boolean carries(Alert alert) {
        return alert.status() == AlertStatus.ACTUAL || way.drills();
    }

    @Override
    public boolean serves(Recipient recipient) {
        return way.plan().serves(recipient);
    }

    @Override
    public Optional<String> addressOf(Recipient recipient) {
        return way.plan().addressOf(recipient);
    }

    @Override
    public Optional<String> addressOf(Contact contact) {
        return way.plan().addressOf(contact);
    }

    @Override
    public ChannelUse use() {
        return way.plan().use();
    }

    @Override
    public boolean asksConfirmation() {
        return way.plan().asksConfirmation();
    }
}
