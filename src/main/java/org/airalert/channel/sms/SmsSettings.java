package org.airalert.channel.sms;

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
}
