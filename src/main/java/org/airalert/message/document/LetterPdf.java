package org.airalert.message.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.airalert.message.MessageFaults;
import org.airalert.message.TextFault;

/** Prints a letter. Thread-safe; takes some tenths of a second. */
public final class LetterPdf {
    static final String KAI = "document-kai.ttf";
    private static final String SONG = "document-song.ttf";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    static {
        // It would log each style that it leaves out.
        XRLog.setLoggingEnabled(false);
    }

    private LetterPdf() {}

    /**
     * The letter as PDF, A4, its fonts embedded.
     *
     * @param xhtml a letter with every field filled in
     * @throws MessageFaults when it holds a character that the fonts do not have, naming it
     */
    public static byte[] of(String xhtml) {
        Glyphs.requireAll(xhtml);
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024)) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.withHtmlContent(xhtml, null);
            builder.useUriResolver((base, uri) -> null);
            builder.useFont(() -> font(KAI), "Document Kai", REGULAR, FontStyle.NORMAL, true);
            builder.useFont(() -> font(SONG), "Document Song", REGULAR, FontStyle.NORMAL, true);
            builder.useFont(() -> font(SONG), "Document Song", BOLD, FontStyle.NORMAL, true);
            builder.withProducer("Air Alert Gateway");
            builder.toStream(bytes);
            builder.run();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new MessageFaults(new TextFault("letter", 0, "cannot be printed: " + e.getMessage()));
        }
    }

    static InputStream font(String name) {
        return Objects.requireNonNull(LetterPdf.class.getResourceAsStream(name), name);
    }

    /** Kept apart, because the fonts' tables are read once, when the first letter is printed. */
    static byte[] bytes(String name) {
        try (InputStream font = font(name)) {
            return font.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
