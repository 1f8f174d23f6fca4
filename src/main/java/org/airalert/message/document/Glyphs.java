package org.airalert.message.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.airalert.message.MessageFaults;
import org.airalert.message.TextFault;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Which characters the body's font has: a letter never shows an empty box where a name should stand. */
final class Glyphs {
    private static final CmapLookup BODY = lookup();

    private Glyphs() {}

    private static CmapLookup lookup() {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(LetterPdf.bytes(LetterPdf.KAI)))) {
            return font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws MessageFaults naming every character that is missing */
    static void requireAll(String xhtml) {
        String missing = xhtml.replaceAll("<[^>]*>", "")
                .codePoints()
                .filter(character -> character > ' ' && BODY.getGlyphId(character) == 0)
                .distinct()
                .mapToObj(character -> Character.toString(character) + String.format(" (U+%04X)", character))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new MessageFaults(new TextFault(
                    "letter", 0, "the document font has no " + missing + ": the HTML form of the letter shows it"));
        }
    }
}
