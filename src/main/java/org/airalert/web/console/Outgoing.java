package org.airalert.web.console;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.airalert.alert.Alert;
import org.airalert.channel.Dispatch;
import org.airalert.directory.Audience;
import org.airalert.dispatch.ChannelStatus;
import org.airalert.office.Desk;
import org.airalert.web.Words;

/** What an alert sends, and to how many, in the words of a language. */
final class Outgoing {
    private final Words words;
    private final Map<String, ChannelStatus> channels;

    Outgoing(Words words, List<ChannelStatus> channels) {
        this.words = words;
        this.channels = channels.stream()
                .collect(Collectors.toMap(ChannelStatus::id, one -> one, (one, other) -> one, LinkedHashMap::new));
    }

    String name(String channel) {
        ChannelStatus status = channels.get(channel);
        return status == null ? channel : words.language().of(status.name());
    }

    Optional<Audience> audience(String channel) {
        return Optional.ofNullable(channels.get(channel)).map(ChannelStatus::audience);
    }

    String audienceName(Audience audience) {
        return words.text("c.audience." + audience.word());
    }

    /** {@code 3 家运营商、40 所学校}: exactly the deliveries that approval would plan. */
    String sentence(Map<String, Desk.Preview> previews) {
        Map<Audience, Integer> numbers = new EnumMap<>(Audience.class);
        previews.forEach((channel, preview) -> {
            ChannelStatus status = channels.get(channel);
            if (status != null && preview.recipients() > 0) {
                numbers.merge(status.audience(), preview.recipients(), Integer::sum);
            }
        });
        List<String> pieces = new ArrayList<>();
        numbers.forEach((audience, number) -> pieces.add(words.text("c.to." + audience.word(), number)));
        return String.join(words.language().pick("、", ", "), pieces);
    }

    /** Channels that reach somebody first. A channel that no lane carries, such as the CAP document, is shown as well. */
    List<PreviewCard> previews(Alert alert, Map<String, Desk.Preview> previews) {
        List<PreviewCard> cards = new ArrayList<>();
        previews.forEach((channel, preview) -> {
            Dispatch.Content content = preview.content();
            String signed = alert.digests().get(channel);
            cards.add(new PreviewCard(
                    channel,
                    name(channel),
                    preview.recipients(),
                    content.subject(),
                    content.text(),
                    content.segments(),
                    content.encoding(),
                    content.text().codePointCount(0, content.text().length()),
                    signed == null ? "" : signed.equals(preview.digest()) ? "same" : "other",
                    preview.faults()));
        });
        return cards;
    }

    /** @param signed whether the text is the one that was approved: the words "same" or "other"; empty before approval */
    public record PreviewCard(
            String id,
            String name,
            int recipients,
            String subject,
            String text,
            int segments,
            String encoding,
            int length,
            String signed,
            List<String> faults) {}
}
