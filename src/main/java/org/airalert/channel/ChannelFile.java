package org.airalert.channel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.Bilingual;
import org.airalert.delivery.ChannelPlan;
import org.airalert.delivery.ChannelUse;
import org.airalert.delivery.RetryPolicy;
import org.airalert.directory.Audience;
import org.airalert.directory.Contact;
import org.airalert.directory.Recipient;

/**
 * One way out, as {@code channels/<id>.yaml} describes it.
 *
 * @param id name of the file without its ending; stands in addresses and metric labels
 * @param recipients ids of those members of the audience that the channel serves; empty for all of them
 * @param kinds the alerts that it carries
 * @param transport settings of its kind of transport
 * @param drills whether exercises go out on it
 * @param missing what must be provided before it can send (a secret that is not set); empty when it is ready
 */
public record ChannelFile(
        String id,
        Bilingual name,
        Audience audience,
        Set<String> recipients,
        Set<AlertKind> kinds,
        Wording wording,
        TransportSettings transport,
        Pace pace,
        Tracking tracking,
        boolean drills,
        List<String> missing)
        implements ChannelPlan {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    public ChannelFile {
        recipients = Set.copyOf(recipients);
        kinds = Set.copyOf(kinds);
        missing = List.copyOf(missing);
        if (!isId(id)) {
            throw new IllegalArgumentException("id: " + id + " (expected: 2 to 40 small letters, digits or hyphens)");
        }
    }

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    @Override
    public boolean carries(Alert alert) {
        return kinds.contains(alert.kind()) && (drills || alert.status() == AlertStatus.ACTUAL);
    }

    @Override
    public ChannelUse use() {
        if (audience == Audience.SUPERVISORS) {
            return ChannelUse.SUPERVISION;
        }
        return tracking.standby() ? ChannelUse.STANDBY : ChannelUse.AT_ONCE;
    }

    /** A supervising unit is a recipient of another kind that others name. */
    @Override
    public boolean serves(Recipient recipient) {
        return (recipient.audience() == audience || audience == Audience.SUPERVISORS)
                && (recipients.isEmpty() || recipients.contains(recipient.id()));
    }

    @Override
    public Optional<String> addressOf(Recipient recipient) {
        return transport
                .endpoint()
                .or(() -> Optional.ofNullable(recipient.addresses().get(transport.addressKey()))
                        .filter(address -> !address.isBlank()));
    }

    @Override
    public Optional<String> addressOf(Contact contact) {
        String address = switch (transport.addressKey()) {
            case "mail" -> contact.email();
            case "phone" -> contact.phone();
            default -> "";
        };
        return transport.endpoint().isEmpty() && !address.isBlank() ? Optional.of(address) : Optional.empty();
    }

    @Override
    public boolean asksConfirmation() {
        return tracking.confirm();
    }

    /** The same channel with other transport settings, ready to send; for the demo and tests. */
    public ChannelFile with(TransportSettings settings) {
        return new ChannelFile(
                id, name, audience, recipients, kinds, wording, settings, pace, tracking, drills, List.of());
    }

    public ChannelFile with(Pace other) {
        return new ChannelFile(
                id, name, audience, recipients, kinds, wording, transport, other, tracking, drills, missing);
    }

    public ChannelFile with(Tracking other) {
        return new ChannelFile(id, name, audience, recipients, kinds, wording, transport, pace, other, drills, missing);
    }

    /**
     * What is written for it.
     *
     * @param formats words of {@code message.TextFormat}, the main form first: {@code sms}, {@code text}, {@code html}, …
     * @param smsSegments most parts of an SMS, 1 to 10
     * @param cap whether the CAP 1.2 document goes with it
     */
    public record Wording(List<String> formats, int smsSegments, boolean cap) {
        public Wording {
            formats = List.copyOf(formats);
            if (formats.isEmpty()) {
                throw new IllegalArgumentException("formats: empty (expected: at least one)");
            }
        }
    }

    /**
     * How fast, how patiently.
     *
     * @param concurrency messages under way at the same time, 1 or more
     * @param rate empty for as fast as the receiver answers
     * @param connectTimeout until a connection is there
     * @param answerTimeout from then until the whole answer is there
     * @param linkTest how often the way is tried; zero for never
     */
    public record Pace(
            int concurrency,
            Optional<Rate> rate,
            Duration connectTimeout,
            Duration answerTimeout,
            RetryPolicy retry,
            BreakerSettings breaker,
            Duration linkTest) {
        /** No send takes longer, whatever the receiver does. */
        public Duration longestSend() {
            return connectTimeout.plus(answerTimeout);
        }
    }

    /**
     * When a receiver is left alone for a while.
     *
     * @param window number of newest sends that are looked at
     * @param failurePercent share of failures among them that opens the circuit, 1 to 100
     * @param open how long it stays open before a few sends try the receiver
     * @param trials how many
     */
    public record BreakerSettings(int window, int failurePercent, Duration open, int trials) {}

    /**
     * What comes back.
     *
     * @param receipts whether the receiver reports; where it does not, {@code accepted} is the end
     * @param receiptTimeout after which a missing report closes the delivery as {@code unconfirmed}
     * @param confirm whether the recipient is asked to confirm, within the time that the gateway's configuration gives each level
     * @param standby whether it is kept for those who could not be reached, or did not confirm, through the others
     */
    public record Tracking(boolean receipts, Duration receiptTimeout, boolean confirm, boolean standby) {
        public Tracking(boolean receipts, Duration receiptTimeout, boolean confirm) {
            this(receipts, receiptTimeout, confirm, false);
        }
    }
}
