package org.airalert.office.wording;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.airalert.message.Renderer;
import org.airalert.message.TemplateSet;
import org.airalert.store.Ledger;

/** The templates in use: those of the files, with the changed ones of the ledger in their place. Thread-safe. */
public final class TemplateBook {
    static final String KIND = "template";

    private final Ledger ledger;
    private final TemplateSet base;
    private volatile Edition edition;

    /** @param versions of the changed ones, by which it is seen whether something is new */
    private record Edition(TemplateSet templates, Renderer renderer, Map<String, Long> versions) {}

    private TemplateBook(Ledger ledger, TemplateSet base, Edition edition) {
        this.ledger = ledger;
        this.base = base;
        this.edition = edition;
    }

    /** @param base the templates of the files */
    public static Future<TemplateBook> open(Ledger ledger, TemplateSet base) {
        TemplateBook book = new TemplateBook(ledger, base, new Edition(base, new Renderer(base), Map.of()));
        return book.refresh().map(done -> book);
    }

    /** For the next rendering. */
    public Renderer renderer() {
        return edition.renderer();
    }

    public TemplateSet templates() {
        return edition.templates();
    }

    /** The text that the files have; empty when there is no such template. */
    public Optional<String> ofFile(String name) {
        return base.source(name);
    }

    /** Whether the text in use is not the file's. */
    public boolean isChanged(String name) {
        return edition.versions().containsKey(name);
    }

    /** Tells two states of all templates apart. */
    public String version() {
        return edition.versions().toString();
    }

    /** Takes over what this node or another one has changed. */
    public Future<Void> refresh() {
        return ledger.list(new Ledger.Query(KIND, null, null, Integer.MAX_VALUE, false))
                .map(found -> {
                    Map<String, Long> versions = new TreeMap<>();
                    found.forEach(document -> versions.put(document.id(), document.version()));
                    if (!versions.equals(edition.versions())) {
                        Map<String, String> sources = sources(base);
                        found.forEach(document -> sources.put(document.id(), text(document)));
                        TemplateSet templates = TemplateSet.of(sources);
                        edition = new Edition(templates, new Renderer(templates), versions);
                    }
                    return null;
                });
    }

    /** The templates in use with another text for one of them. */
    public TemplateSet with(String name, String text) {
        Map<String, String> sources = sources(edition.templates());
        sources.put(name, text);
        return TemplateSet.of(sources);
    }

    private static Map<String, String> sources(TemplateSet set) {
        Map<String, String> sources = new HashMap<>();
        set.names().forEach(name -> sources.put(name, set.source(name).orElseThrow()));
        return sources;
    }

    static String text(Ledger.Document document) {
        return new JsonObject(document.body()).getString("text");
    }

    static String body(String text) {
        return new JsonObject().put("text", text).encode();
    }
}
