package org.airalert.channel.sms.smgp;

import org.airalert.channel.Secret;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.SmsSettings;
import org.jspecify.annotations.Nullable;

/**
 * {@code smgp:} of a channel file.
 *
 * @param clientId {@code ClientID}, at most 8 characters
 * @param service {@code ServiceID}, at most 10 characters
 * @param source {@code MsgSrc}, at most 8 characters; empty where the carrier does not ask for it
 * @param sourceNumber shown on the phone, at most 21 digits
 */
public record SmgpSettings(
        SmsLine line, String clientId, @Nullable Secret password, String service, String source, String sourceNumber)
        implements SmsSettings {
    public static final String KIND = "smgp";

    @Override
    public String kind() {
        return KIND;
    }
}
