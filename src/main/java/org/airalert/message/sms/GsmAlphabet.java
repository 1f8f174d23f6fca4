package org.airalert.message.sms;

import java.io.ByteArrayOutputStream;

/** The default alphabet of GSM 03.38 (3GPP TS 23.038, 6.2.1) with its extension table. */
public final class GsmAlphabet {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    /** Reached by an escape, so that each takes two septets. */
    private static final String EXTENDED = "\f^{}\\[~]|€";

    private static final byte[] EXTENDED_CODES = {0x0a, 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65};
    private static final int ESCAPE = 0x1b;

    private GsmAlphabet() {}

    /** Septets that the character takes: 1, 2, or 0 when the alphabet does not have it. */
    static int septets(char character) {
        if (BASIC.indexOf(character) >= 0) {
            return 1;
        }
        return EXTENDED.indexOf(character) >= 0 ? 2 : 0;
    }

    static boolean holds(CharSequence text) {
        return text.chars().allMatch(character -> septets((char) character) > 0);
    }

    /**
     * One byte a septet, not packed; an escaped character takes two.
     *
     * @throws IllegalArgumentException when the alphabet does not have all characters
     */
    public static byte[] codes(String text) {
        ByteArrayOutputStream codes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            int basic = BASIC.indexOf(text.charAt(i));
            int extended = EXTENDED.indexOf(text.charAt(i));
            if (basic >= 0) {
                // The escape has no character of its own in the table above.
                codes.write(basic < ESCAPE ? basic : basic + 1);
            } else if (extended >= 0) {
                codes.write(ESCAPE);
                codes.write(EXTENDED_CODES[extended]);
            } else {
                throw new IllegalArgumentException("text: a character at " + i + " (expected: GSM 03.38)");
            }
        }
        return codes.toByteArray();
    }
}
