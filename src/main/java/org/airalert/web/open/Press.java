package org.airalert.web.open;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.airalert.office.PublicStatus;
import org.airalert.web.Language;
import org.airalert.web.Pages;
import org.airalert.web.Resource;
import org.airalert.web.StaticDocument;
import org.airalert.web.StaticDocument.Kind;
import org.airalert.web.Words;

/** Makes every public document of one status. Blocking (templates, compression, a picture): for workers, one at a time. */
final class Press {
    /** Of the page that says that there is none; no path of a request is like it. */
    static final String NOT_FOUND = "404";

    private final StatusJson json;
    private final AtomFeed feed;
    private final Cover cover;
    private final LevelPicture picture = new LevelPicture();
    private final Map<Language, Sheets> sheets = new HashMap<>();
    private final Map<String, StaticDocument> fixed;

    /** What differs by language. */
    private record Sheets(StatusPage page, Widget widget, Badge badge) {}

    /**
     * @param byPath documents by path; those that differ by language under {@code path + " " + language}
     * @param event the status as one server-sent event
     * @param stale whether the documents say of themselves that they are out of date
     */
    record Edition(
            Map<String, StaticDocument> byPath, Buffer event, Instant updatedAt, Instant staleAfter, boolean stale) {
        Edition with(String path, StaticDocument document) {
            Map<String, StaticDocument> more = new HashMap<>(byPath);
            more.put(path, document);
            return new Edition(Map.copyOf(more), event, updatedAt, staleAfter, stale);
        }
    }

    Press(About about, Guidance guidance, Instant now) {
        this.json = new StatusJson(about, guidance);
        this.feed = new AtomFeed(about);
        this.cover = new Cover(about);
        Pages pages = new Pages();
        this.fixed = new HashMap<>(fixed(now));
        for (Language language : Language.values()) {
            sheets.put(
                    language,
                    new Sheets(
                            new StatusPage(pages, about, guidance, language),
                            new Widget(pages, about, language),
                            new Badge(pages, about, language)));
            fixed.put(
                    key(NOT_FOUND, language),
                    StaticDocument.text(notFound(pages, about, language), DocumentKinds.html("no-store"), now));
            fixed.put(
                    key("/developers", language),
                    StaticDocument.text(new Developers(pages, about, language).page(), DocumentKinds.PAGE, now));
        }
    }

    private static String notFound(Pages pages, About about, Language language) {
        return pages.render(
                "open/notfound.ftlh",
                Words.of(language),
                Map.of("css", DocumentKinds.CSS, "tone", "none", "city", language.of(about.city())));
    }

    /** Where the document of a path stands that there is in each language. */
    static String key(String path, Language language) {
        return path + " " + language.word();
    }

    Edition of(PublicStatus status, Map<String, StaticDocument> attached, boolean stale) {
        Instant made = status.updatedAt();
        Map<String, StaticDocument> byPath = new HashMap<>(fixed);
        byPath.putAll(attached);
        sheets.forEach((language, sheet) -> {
            byPath.put(
                    key("/", language), StaticDocument.text(sheet.page().of(status, stale), DocumentKinds.PAGE, made));
            byPath.put(
                    key("/widget.html", language),
                    StaticDocument.text(sheet.widget().of(status, stale), DocumentKinds.WIDGET, made));
            byPath.put(
                    key("/badge.svg", language),
                    StaticDocument.text(sheet.badge().of(status, stale), DocumentKinds.BADGE, made));
        });
        String text = json.of(status, stale).encode();
        byPath.put("/status.json", StaticDocument.text(text, DocumentKinds.JSON, made));
        byPath.put(
                "/history.json", StaticDocument.text(json.history(status, stale).encode(), DocumentKinds.JSON, made));
        byPath.put("/alerts.atom", StaticDocument.text(feed.of(status, stale), DocumentKinds.ATOM, made));
        Buffer event = Buffer.buffer("event: status\ndata: " + text + "\n\n");
        return new Edition(Map.copyOf(byPath), event, made, status.staleAfter(), stale);
    }

    /** The picture for shared links, which takes longer than everything else together. */
    StaticDocument picture(PublicStatus status, boolean stale) {
        return new StaticDocument(picture.draw(cover.of(status, stale)), DocumentKinds.PICTURE, status.updatedAt());
    }

    private static Map<String, StaticDocument> fixed(Instant now) {
        Kind script = DocumentKinds.asset("text/javascript; charset=utf-8");
        Kind schema = DocumentKinds.asset("application/schema+json; charset=utf-8");
        return Map.of(
                "/assets/live.js", new StaticDocument(Resource.bytes("/web/assets/live.js"), script, now),
                "/assets/widget.js", new StaticDocument(Resource.bytes("/web/assets/widget.js"), script, now),
                "/assets/icon.svg",
                        new StaticDocument(
                                Resource.bytes("/web/assets/icon.svg"), DocumentKinds.asset("image/svg+xml"), now),
                "/schema/status.json", new StaticDocument(Resource.bytes("/web/open/status.schema.json"), schema, now),
                "/schema/history.json",
                        new StaticDocument(Resource.bytes("/web/open/history.schema.json"), schema, now),
                "/robots.txt",
                        StaticDocument.text(
                                "User-agent: *\nDisallow: /confirm/\nDisallow: /receipts/\n",
                                DocumentKinds.asset("text/plain; charset=utf-8"),
                                now));
    }
}
