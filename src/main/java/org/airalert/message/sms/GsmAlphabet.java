package org.airalert.message.sms;

/** The default alphabet of GSM 03.38 (3GPP TS 23.038, 6.2.1) with its extension table. */
final class GsmAlphabet {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    /** Reached by an escape, so that each takes two septets. */
    private static final String EXTENDED = "\f^{}\\[~]|€";

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
}
