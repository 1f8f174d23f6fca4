package org.airalert.channel.sms;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number that a carrier can dial.
 *
 * @param digits without {@code +}, spaces and hyphens; 3 to 20 of them (ITU-T E.164 allows 15, carriers' own numbers are longer)
 */
public record PhoneNumber(String digits) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{3,20}");
    /** Digits of a mobile number in China. */
    private static final int NATIONAL = 11;

    public PhoneNumber {
        if (!DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("phone: not a number (expected: 3 to 20 digits)");
        }
    }

    /** What is the same however a carrier writes a number of this country, with 86, 0086 or neither: the last eleven digits. */
    static String tail(String number) {
        return number.length() <= NATIONAL ? number : number.substring(number.length() - NATIONAL);
    }

    /** Empty when the text is not a phone number. */
    public static Optional<PhoneNumber> of(String text) {
        String plain = text.strip().replace(" ", "").replace("-", "");
        String digits = plain.startsWith("+") ? plain.substring(1) : plain;
        return DIGITS.matcher(digits).matches() ? Optional.of(new PhoneNumber(digits)) : Optional.empty();
    }
}
