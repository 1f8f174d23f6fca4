package org.airalert.message;

import org.airalert.alert.Bilingual;

/**
 * The words of a CAP document, the same as the public reads elsewhere. English is empty where the alert has none.
 *
 * @param headline one line, at most 140 characters
 */
public record CapWords(Bilingual headline, Bilingual description, Bilingual instruction) {
    private static final String DESCRIPTION = "D:";
    private static final String INSTRUCTION = "I:";

    static CapWords of(Sandbox.Output zh, Sandbox.Output en) {
        return new CapWords(
                new Bilingual(zh.subject(), en.subject()),
                new Bilingual(Layout.marked(zh.text(), DESCRIPTION, ""), Layout.marked(en.text(), DESCRIPTION, " ")),
                new Bilingual(Layout.marked(zh.text(), INSTRUCTION, ""), Layout.marked(en.text(), INSTRUCTION, " ")));
    }

    static CapWords of(Sandbox.Output zh) {
        return of(zh, new Sandbox.Output("", ""));
    }
}
