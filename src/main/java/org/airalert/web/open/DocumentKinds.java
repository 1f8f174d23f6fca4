package org.airalert.web.open;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.airalert.web.Resource;
import org.airalert.web.StaticDocument.Kind;

/** Headers of each kind of public document. */
final class DocumentKinds {
    /** A second old at most; an edge may show the last one for an hour when the gateway is gone: it says itself when it is stale. */
    private static final String FRESH = "public, max-age=1, stale-while-revalidate=5, stale-if-error=3600";

    private static final String FOR_LONG = "public, max-age=3600";

    /** The style sheet that every public page carries in its head: one request shows the whole page. */
    static final String CSS = Resource.text("/web/open/page.css");

    /** No script but our own files, no style but our own sheet (by its hash), nothing embedded, framed by nobody. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'sha256-" + hash(CSS)
            + "'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    static final String WIDGET_CSS = Resource.text("/web/open/widget.css");

    /** For frames on any site; it runs our script only and loads nothing else. */
    private static final String WIDGET_POLICY = "default-src 'none'; script-src 'self'; style-src 'sha256-"
            + hash(WIDGET_CSS) + "'; base-uri 'none'; form-action 'none'; frame-ancestors *";

    private static final String BY_LANGUAGE = "Accept-Language, Accept-Encoding";

    static final Kind PAGE = html(FRESH).varyingBy(BY_LANGUAGE);
    static final Kind JSON = open(Kind.of("application/json; charset=utf-8", FRESH));
    static final Kind ATOM = open(Kind.of("application/atom+xml; charset=utf-8", FRESH));
    static final Kind WIDGET =
            html(FRESH).with("Content-Security-Policy", WIDGET_POLICY).varyingBy(BY_LANGUAGE);
    static final Kind BADGE = open(Kind.of("image/svg+xml", FRESH)).varyingBy(BY_LANGUAGE);
    static final Kind PICTURE = open(Kind.of("image/png", FRESH));
    static final Kind SMS = open(Kind.of("text/plain; charset=utf-8", FOR_LONG));
    static final Kind CAP = open(Kind.of("application/cap+xml; charset=utf-8", FOR_LONG));

    private DocumentKinds() {}

    static Kind asset(String type) {
        return open(Kind.of(type, FOR_LONG));
    }

    static Kind html(String caching) {
        return Kind.of("text/html; charset=utf-8", caching)
                .with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer");
    }

    /** Readable by scripts of other sites. */
    private static Kind open(Kind kind) {
        return kind.with("Access-Control-Allow-Origin", "*");
    }

    private static String hash(String css) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
