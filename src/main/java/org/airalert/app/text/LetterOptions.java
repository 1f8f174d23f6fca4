package org.airalert.app.text;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.airalert.alert.Alert;
import org.airalert.directory.Recipient;
import org.airalert.message.DocumentNumber;
import org.airalert.message.OfficialDocument;
import org.airalert.message.RecipientFields;
import org.airalert.message.Renderer;
import org.airalert.message.TextContext;
import org.airalert.message.document.LetterPdf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code render --document NAME}: an official letter instead of a channel's message. */
final class LetterOptions {
    @Option(
            names = "--document",
            paramLabel = "NAME",
            description = "an official letter instead: notice, filing, order-unit or order-county")
    private @Nullable String document;

    @Option(names = "--pdf", paramLabel = "FILE", description = "writes the letter as PDF (without it: XHTML, printed)")
    private @Nullable Path pdf;

    @Option(names = "--number", paramLabel = "N", description = "its number in the office's register")
    private @Nullable Integer number;

    /** The letter cannot be printed as asked. */
    static final class Unprintable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unprintable(String message) {
            super(message);
        }
    }

    boolean isAsked() {
        return document != null || pdf != null;
    }

    void print(Renderer renderer, Alert draft, TextContext context, Optional<Recipient> to, PrintWriter out) {
        OfficialDocument letter = letter();
        int year = context.publishedAt().atZone(context.zone()).getYear();
        Map<String, String> fields = new HashMap<>(addressed(letter, draft, context, to));
        fields.put(RecipientFields.DOCUMENT_NUMBER, DocumentNumber.of(context.texts(), year, number));
        String xhtml =
                renderer.document(draft, letter, context).forRecipient(fields).body();
        if (pdf == null) {
            out.println(xhtml.stripTrailing());
        } else {
            write(LetterPdf.of(xhtml), pdf, out);
        }
        out.flush();
    }

    private OfficialDocument letter() {
        String word = document == null ? "" : document;
        return OfficialDocument.find(word)
                .orElseThrow(() -> new Unprintable("--document: " + word + " (expected one of "
                        + Arrays.stream(OfficialDocument.values())
                                .map(OfficialDocument::word)
                                .toList()
                        + ")"));
    }

    private static Map<String, String> addressed(
            OfficialDocument letter, Alert draft, TextContext context, Optional<Recipient> to) {
        if (letter.audience().isEmpty()) {
            return Map.of();
        }
        Recipient recipient = to.filter(
                        one -> one.audience() == letter.audience().get())
                .orElseThrow(() -> new Unprintable("--recipient: expected an id of recipients.csv with the audience "
                        + letter.audience().get().word()));
        return RecipientFields.of(recipient, draft, context.texts());
    }

    private static void write(byte[] bytes, Path file, PrintWriter out) {
        try {
            Files.write(file, bytes);
            out.println(file + ": " + bytes.length + " bytes");
        } catch (IOException e) {
            throw new Unprintable("--pdf: " + file + " cannot be written");
        }
    }
}
