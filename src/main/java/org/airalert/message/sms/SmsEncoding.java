package org.airalert.message.sms;

/** The alphabet of a short message: 140 bytes hold 160 characters of seven bits or 70 of sixteen. */
public enum SmsEncoding {
    GSM7("GSM-7", 160, 153),
    UCS2("UCS-2", 70, 67);

    private final String word;
    private final int alone;
    private final int joined;

    SmsEncoding(String word, int alone, int joined) {
        this.word = word;
        this.alone = alone;
        this.joined = joined;
    }

    /** The word in the push contract: {@code UCS-2}. */
    public String word() {
        return word;
    }

    /** Units that fit a message of one part: septets for GSM-7, 16-bit units for UCS-2. */
    public int alone() {
        return alone;
    }

    /** Units that fit each part of a longer message, after the header of six bytes. */
    public int joined() {
        return joined;
    }
}
