package org.airalert.app.text;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.airalert.alert.Alert;
import org.airalert.app.config.Faults;
import org.airalert.channel.ChannelFile;
import org.airalert.delivery.ChannelUse;
import org.airalert.directory.Recipient;
import org.airalert.directory.Supervision;
import org.airalert.message.ChannelText;
import org.airalert.message.FrozenText;
import org.airalert.message.MessageFaults;
import org.airalert.message.PlanTexts;
import org.airalert.message.PreparedText;
import org.airalert.message.RecipientFields;
import org.airalert.message.Renderer;
import org.airalert.message.TextContext;
import org.airalert.message.TextFormat;
import org.airalert.message.lint.SampleAlerts;

/** Whether channels, recipients and templates fit together: everybody is reached, and every text can be filled in for everybody. */
final class DirectoryCheck {
    private static final String LINK = "https://example.org/confirm/x";

    private final OfficeFiles.Contents contents;
    private final Renderer renderer;
    private final PlanTexts texts;
    private final ZoneId zone;
    private final Faults faults;

    DirectoryCheck(OfficeFiles.Contents contents, Faults faults) {
        this.contents = contents;
        this.renderer = new Renderer(contents.templates());
        this.texts = contents.plan().orElseThrow().texts();
        this.zone = contents.plan().orElseThrow().rules().zone();
        this.faults = faults;
    }

    void run() {
        for (ChannelFile channel : contents.channels()) {
            String file = "channels/" + channel.id() + ".yaml";
            List<Recipient> served = served(channel);
            if (served.isEmpty()) {
                faults.add(file, 0, "serves nobody in recipients.csv");
            }
            unknown(channel).forEach(id -> faults.add(file, 0, "recipients: " + id + " is not in recipients.csv"));
            served.stream()
                    .filter(recipient -> !isReachable(channel, recipient))
                    .forEach(recipient -> faults.add(file, 0, recipient.id() + " has no address for this channel"));
            texts(channel, served);
        }
        unheard();
        contents.recipients().stream()
                .filter(recipient -> contents.channels().stream()
                        .noneMatch(channel -> channel.use() == ChannelUse.AT_ONCE && channel.serves(recipient)))
                .forEach(recipient ->
                        faults.add("conf/recipients.csv", 0, recipient.id() + " is reached by no channel"));
    }

    /** A supervising unit is one that others name. */
    private List<Recipient> served(ChannelFile channel) {
        Set<String> supervisors = Supervision.supervisors(contents.recipients());
        return contents.recipients().stream()
                .filter(channel::serves)
                .filter(one -> channel.use() != ChannelUse.SUPERVISION || supervisors.contains(one.id()))
                .toList();
    }

    /** A channel that is kept for later may reach only some, and only their contacts. */
    private static boolean isReachable(ChannelFile channel, Recipient recipient) {
        return channel.use() == ChannelUse.STANDBY
                || channel.addressOf(recipient).isPresent();
    }

    /** A supervising unit that no channel for such units serves would never be told. */
    private void unheard() {
        for (String supervisor : new TreeSet<>(Supervision.supervisors(contents.recipients()))) {
            boolean served = contents.channels().stream()
                    .filter(channel -> channel.use() == ChannelUse.SUPERVISION)
                    .anyMatch(channel ->
                            served(channel).stream().anyMatch(one -> one.id().equals(supervisor)));
            if (!served) {
                faults.add(
                        "conf/recipients.csv",
                        0,
                        "supervisor: no channel with audience supervisors reaches " + supervisor);
            }
        }
    }

    private Set<String> unknown(ChannelFile channel) {
        Set<String> unknown = new TreeSet<>(channel.recipients());
        unknown.removeAll(contents.recipients().stream().map(Recipient::id).collect(Collectors.toSet()));
        return unknown;
    }

    /** Renders every kind that the channel carries, and fills it in for each of its recipients. */
    private void texts(ChannelFile channel, List<Recipient> served) {
        TextContext context = new TextContext(texts, zone, SampleAlerts.PUBLISHED, channel.asksConfirmation());
        for (SampleAlerts.Sample sample : SampleAlerts.all()) {
            if (channel.carries(sample.alert())) {
                try {
                    FrozenText frozen = renderer.render(sample.alert(), words(channel), context);
                    PreparedText text = PreparedText.of(frozen);
                    channel.transport()
                            .refusal(frozen.subject(), frozen.body())
                            .ifPresent(why -> faults.add(
                                    "channels/" + channel.id() + ".yaml", 0, "text for " + sample.name() + ": " + why));
                    served.forEach(recipient -> fill(channel, recipient, sample.alert(), text));
                } catch (MessageFaults e) {
                    e.faults().forEach(fault -> faults.add(fault.file(), fault.line(), fault.what()));
                    return;
                }
            }
        }
    }

    private void fill(ChannelFile channel, Recipient recipient, Alert alert, PreparedText text) {
        Map<String, String> fields = new HashMap<>(RecipientFields.of(recipient, alert, texts));
        if (channel.asksConfirmation()) {
            fields.put(RecipientFields.CONFIRM_URL, LINK);
        }
        if (channel.use() == ChannelUse.SUPERVISION) {
            fields.put(RecipientFields.UNCONFIRMED, recipient.name());
        }
        Set<String> missing = text.missing(fields);
        if (!missing.isEmpty()) {
            faults.add(
                    "conf/recipients.csv",
                    0,
                    recipient.id() + ": no " + String.join(", ", missing) + " for channel " + channel.id() + ", "
                            + alert.kind().word() + " "
                            + Objects.requireNonNullElse(alert.facts().level(), ""));
        }
    }

    static ChannelText words(ChannelFile channel) {
        List<TextFormat> formats =
                channel.wording().formats().stream().map(TextFormat::of).toList();
        return new ChannelText(
                channel.id(), channel.audience(), formats, channel.wording().smsSegments());
    }
}
