package org.airalert.channel.sms;

import java.util.Locale;
import java.util.Optional;
import org.airalert.channel.Secret;
import org.airalert.channel.TransportSettings;
import org.jspecify.annotations.Nullable;

/** What the settings of all carriers' protocols have. */
public interface SmsSettings extends TransportSettings {
    SmsLine line();

    /** {@code null} while it is not provided; the channel is not ready then. */
    @Nullable
    Secret password();

    @Override
    default String addressKey() {
        return "phone";
    }

    @Override
    default Optional<String> endpoint() {
        return Optional.empty();
    }

    /** Data coding 8 of the carriers is UCS-2, which has no characters beyond U+FFFF; gateways refuse those, and control characters. */
    @Override
    default Optional<String> refusal(String subject, String text) {
        return text.codePoints()
                .filter(letter -> letter > Character.MAX_VALUE || (Character.isISOControl(letter) && letter != '\n'))
                .mapToObj(letter -> String.format(Locale.ROOT, "U+%04X is refused in an SMS", letter))
                .findFirst();
    }
}
