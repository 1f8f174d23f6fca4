package org.airalert.message;

import org.jspecify.annotations.Nullable;

/** Numbers of official letters (发文字号, GB/T 9704, 7.2.5), as they stand above the red line. */
public final class DocumentNumber {
    private DocumentNumber() {}

    /**
     * {@code 平环委办〔2026〕3号}.
     *
     * @param number {@code null} where the register gives it later: room for it is left
     */
    public static String of(PlanTexts texts, int year, @Nullable Integer number) {
        return texts.office().documentPrefix() + "〔" + year + "〕" + (number == null ? "　　" : number.toString()) + "号";
    }

    /** What stands there while nobody has approved the letter. */
    public static String draft() {
        return "（送审稿）";
    }
}
