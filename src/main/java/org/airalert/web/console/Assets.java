package org.airalert.web.console;

import io.vertx.ext.web.Router;
import java.time.Instant;
import org.airalert.web.Resource;
import org.airalert.web.StaticDocument;

/** Style sheets and scripts, read once and served from memory; checked anew by their ETag, so that a new version shows at once. */
final class Assets {
    private static final String FRESH = "no-cache";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String WEBJARS = "/META-INF/resources/webjars/";

    private final Instant started;

    Assets(Instant started) {
        this.started = started;
    }

    void mount(Router router) {
        add(router, "page.css", "/web/open/page.css", CSS);
        add(router, "console.css", "/web/console/console.css", CSS);
        add(router, "icon.svg", "/web/assets/icon.svg", "image/svg+xml");
        add(router, "htmx.js", WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js", SCRIPT);
        add(router, "sse.js", WEBJARS + "htmx-ext-sse/2.2.2/sse.js", SCRIPT);
        add(router, "console.js", "/web/console/console.js", SCRIPT);
    }

    private void add(Router router, String name, String resource, String type) {
        StaticDocument document =
                new StaticDocument(Resource.bytes(resource), StaticDocument.Kind.of(type, FRESH), started);
        router.get(Console.BASE + "/assets/" + name).handler(context -> document.serve(context.request()));
    }
}
