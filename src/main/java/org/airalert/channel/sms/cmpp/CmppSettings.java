package org.airalert.channel.sms.cmpp;

import org.airalert.channel.Secret;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.SmsSettings;
import org.jspecify.annotations.Nullable;

/**
 * {@code cmpp:} of a channel file.
 *
 * @param account {@code Source_Addr}, at most 6 characters
 * @param service {@code Service_Id}, at most 10 characters
 * @param sourceNumber shown on the phone, at most 21 digits
 */
public record CmppSettings(
        SmsLine line,
        CmppVersion version,
        String account,
        @Nullable Secret password,
        String service,
        String sourceNumber)
        implements SmsSettings {
    public static final String KIND = "cmpp";

    @Override
    public String kind() {
        return KIND;
    }
}
