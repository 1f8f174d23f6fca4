package org.airalert.message;

import java.util.List;
import org.airalert.directory.Audience;

/**
 * What rendering must know about a channel.
 *
 * @param channelId id of the channel file
 * @param formats the forms the channel carries, the main one first; never empty
 * @param smsSegments most parts that the long form of an SMS may take, 1 to 10
 */
public record ChannelText(String channelId, Audience audience, List<TextFormat> formats, int smsSegments) {
    /** As many parts as the office pays for when a channel file names no number. */
    public static final int DEFAULT_SMS_SEGMENTS = 3;

    public ChannelText {
        formats = List.copyOf(formats);
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("formats: empty (expected: at least one)");
        }
        if (smsSegments < 1 || smsSegments > 10) {
            throw new IllegalArgumentException("smsSegments: " + smsSegments + " (expected: 1 to 10)");
        }
    }

    public static ChannelText of(String channelId, Audience audience, List<TextFormat> formats) {
        return new ChannelText(channelId, audience, formats, DEFAULT_SMS_SEGMENTS);
    }
}
