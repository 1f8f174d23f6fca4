package org.airalert.message.sms;

/**
 * One sentence or clause of a short message.
 *
 * @param drop 0: never left out; otherwise the higher the number, the earlier it is left out
 */
public record SmsPart(String text, int drop) {
    public SmsPart {
        if (drop < 0) {
            throw new IllegalArgumentException("drop: " + drop + " (expected: 0 or more)");
        }
    }
}
