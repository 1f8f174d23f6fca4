package org.airalert.channel.robot;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.airalert.channel.Rate;
import org.airalert.channel.Secret;
import org.airalert.channel.TransportSettings;
import org.airalert.channel.http.HttpLine;
import org.airalert.channel.http.PushTarget;
import org.jspecify.annotations.Nullable;

/**
 * {@code robot:} of a channel file.
 *
 * @param url of the robot; whoever knows it can write into the group. {@code null} until it is provided
 * @param secret with which calls are signed; {@code null} where the robot is guarded otherwise
 * @param keywords of which every message must hold one, as the robot's owner set them; empty for none
 */
public record RobotSettings(
        Brand brand,
        @Nullable Secret url,
        @Nullable Secret secret,
        List<String> keywords,
        boolean markdown,
        HttpLine line)
        implements TransportSettings {
    public static final String KIND = "robot";

    public RobotSettings {
        keywords = List.copyOf(keywords);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String addressKey() {
        return KIND;
    }

    /** Brand and host: the rest of the URL is a secret, and addresses are stored and shown. */
    @Override
    public Optional<String> endpoint() {
        String place = url == null
                ? ""
                : PushTarget.of(url.reveal()).map(PushTarget::place).orElse("");
        return Optional.of(place.isEmpty() ? brand.word() : brand.word() + " " + place);
    }

    @Override
    public Optional<Rate> ownRate() {
        return Optional.of(brand.rate());
    }

    @Override
    public Optional<String> refusal(String subject, String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > brand.maxTextBytes(markdown)) {
            return Optional.of(bytes + " bytes are more than the " + brand.maxTextBytes(markdown) + " that "
                    + brand.word() + " takes");
        }
        if (!keywords.isEmpty() && keywords.stream().noneMatch(word -> text.contains(word) || subject.contains(word))) {
            return Optional.of("holds none of the robot's keywords " + String.join(", ", keywords));
        }
        return Optional.empty();
    }
}
