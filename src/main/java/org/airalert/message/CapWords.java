package org.airalert.message;

import org.airalert.alert.Bilingual;
import org.airalert.alert.cap.CapText;

/** Takes the words of a CAP document out of two renderings of the public text. */
final class CapWords {
    private static final String DESCRIPTION = "D:";
    private static final String INSTRUCTION = "I:";
    private static final Sandbox.Output NONE = new Sandbox.Output("", "");

    private CapWords() {}

    static CapText of(Sandbox.Output zh, Sandbox.Output en) {
        return new CapText(
                new Bilingual(zh.subject(), en.subject()),
                new Bilingual(Layout.marked(zh.text(), DESCRIPTION, ""), Layout.marked(en.text(), DESCRIPTION, " ")),
                new Bilingual(Layout.marked(zh.text(), INSTRUCTION, ""), Layout.marked(en.text(), INSTRUCTION, " ")));
    }

    static CapText of(Sandbox.Output zh) {
        return of(zh, NONE);
    }
}
