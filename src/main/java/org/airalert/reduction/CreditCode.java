package org.airalert.reduction;

/** The unified social credit code (GB 32100-2015): 17 signs and a check sign. Pure. */
public final class CreditCode {
    /** The standard's own signs: without I, O, S, V and Z. */
    private static final String SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int LENGTH = 18;
    private static final int BASE = 31;

    private CreditCode() {}

    /** What is wrong with a code; empty when nothing is. */
    public static String fault(String code) {
        if (code.length() != LENGTH) {
            return "'" + code + "' (expected: 18 signs of a unified social credit code)";
        }
        for (int i = 0; i < LENGTH; i++) {
            if (SIGNS.indexOf(code.charAt(i)) < 0) {
                return "'" + code + "' holds '" + code.charAt(i)
                        + "' (expected: digits and capitals without I, O, S, V, Z)";
            }
        }
        char check = checkSign(code.substring(0, LENGTH - 1));
        return code.charAt(LENGTH - 1) == check
                ? ""
                : "'" + code + "' has a wrong check sign (expected: " + check + " at its end)";
    }

    /** The 18th sign of the first 17. */
    public static char checkSign(String first17) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += SIGNS.indexOf(first17.charAt(i)) * WEIGHTS[i];
        }
        return SIGNS.charAt((BASE - sum % BASE) % BASE);
    }
}
