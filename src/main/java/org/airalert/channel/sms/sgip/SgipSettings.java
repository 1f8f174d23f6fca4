package org.airalert.channel.sms.sgip;

import org.airalert.channel.Secret;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.SmsSettings;
import org.jspecify.annotations.Nullable;

/**
 * {@code sgip:} of a channel file.
 *
 * @param account login name, at most 16 characters
 * @param node number of the sender's node, 1 to 4294967295: 3, the area code and the corporation id
 * @param corpId at most 5 characters
 * @param service at most 10 characters
 * @param sourceNumber shown on the phone, at most 21 digits
 */
public record SgipSettings(
        SmsLine line,
        String account,
        @Nullable Secret password,
        long node,
        String corpId,
        String service,
        String sourceNumber,
        Listener listener)
        implements SmsSettings {
    public static final String KIND = "sgip";

    /**
     * Where the carrier connects to with its reports.
     *
     * @param host address to listen on
     * @param port 0 for any free one, in tests
     * @param account login name that the carrier uses
     * @param password {@code null} while it is not provided: nobody is let in then
     * @param connections most at the same time, 1 or more
     */
    public record Listener(
            String host, int port, String account, @Nullable Secret password, int connections) {}

    @Override
    public String kind() {
        return KIND;
    }
}
