package org.airalert.channel.sms.smpp;

import org.airalert.channel.Secret;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.SmsSettings;
import org.airalert.channel.sms.SmsWire;
import org.jspecify.annotations.Nullable;

/**
 * {@code smpp:} of a channel file.
 *
 * @param systemId the account, at most 15 characters
 * @param password at most 8 characters: SMPP has no room for more
 * @param systemType at most 12 characters; often empty
 * @param service {@code service_type}, at most 5 characters; often empty
 * @param alphabet what the SMSC takes with {@code data_coding} 0: GSM7 (unpacked, the rule) or ASCII
 * @param decimalReceipts whether receipts name in decimal the id that the answer to the submit gave in hexadecimal, as some SMSCs do
 */
public record SmppSettings(
        SmsLine line,
        String systemId,
        @Nullable Secret password,
        String systemType,
        String service,
        Addresses addresses,
        SmsWire.Alphabet alphabet,
        boolean decimalReceipts)
        implements SmsSettings {
    public static final String KIND = "smpp";

    /**
     * @param source shown on the phone
     * @param sourceTon and the others as in {@link SmppMessage.Address}
     */
    public record Addresses(String source, int sourceTon, int sourceNpi, int destinationTon, int destinationNpi) {}

    @Override
    public String kind() {
        return KIND;
    }
}
