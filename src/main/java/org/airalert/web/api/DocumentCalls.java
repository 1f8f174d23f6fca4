package org.airalert.web.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.airalert.access.Permission;
import org.airalert.directory.Audience;
import org.airalert.message.OfficialDocument;
import org.airalert.office.Desk;
import org.airalert.office.Refusal;
import org.jspecify.annotations.Nullable;

/** Official letters of an alert: which there are, and each as a page or as PDF. */
final class DocumentCalls {
    private static final String PDF = ".pdf";
    private static final String HTML = ".html";

    private final Desk desk;

    DocumentCalls(OfficeParts parts) {
        this.desk = parts.desk();
    }

    void addTo(Routes routes) {
        routes.get("/alerts/:id/documents", Permission.READ, this::list)
                .get("/alerts/:id/documents/:file", Permission.READ, this::one);
    }

    private Future<Answer> list(Call call) {
        return desk.letters(AlertCalls.id(call)).map(titles -> {
            List<JsonObject> items = new ArrayList<>();
            titles.forEach((document, title) -> items.add(new JsonObject()
                    .put("name", document.word())
                    .put("title", title)
                    .put("audience", document.audience().map(Audience::word).orElse(null))));
            return Answer.page(items, null);
        });
    }

    private Future<Answer> one(Call call) {
        String file = call.path("file");
        Desk.Addressee to = new Desk.Addressee(call.query("recipient"), number(call.query("number")));
        if (file.endsWith(PDF)) {
            return desk.letterPdf(AlertCalls.id(call), document(file, PDF), to)
                    .map(pdf -> new Answer(200, "application/pdf", Buffer.buffer(pdf)));
        }
        if (file.endsWith(HTML)) {
            return desk.letter(AlertCalls.id(call), document(file, HTML), to)
                    .map(letter -> new Answer(200, "text/html; charset=utf-8", Buffer.buffer(letter)));
        }
        throw new Refusal.Unknown("document " + file);
    }

    private static OfficialDocument document(String file, String ending) {
        String word = file.substring(0, file.length() - ending.length());
        return OfficialDocument.find(word).orElseThrow(() -> new Refusal.Unknown("document " + file));
    }

    private static @Nullable Integer number(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw Call.fault("/number", "'" + text + "' (expected a number from 1 to 99999)");
        }
        return Integer.valueOf(text);
    }
}
