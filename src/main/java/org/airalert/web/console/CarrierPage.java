package org.airalert.web.console;

import io.vertx.core.Future;
import java.util.Map;
import org.airalert.access.Permission;
import org.airalert.web.Resource;

/** What a carrier's engineers need to know, with examples that a test makes with the gateway's own code. */
final class CarrierPage {
    private final Map<String, String> examples =
            Map.of("push", text("push.txt"), "receipt", text("receipt.txt"), "verify", text("verify.py"));

    private static String text(String name) {
        return Resource.text("/web/carriers/" + name);
    }

    void addTo(Door door) {
        door.get(
                "/carriers",
                Permission.READ,
                visit -> Future.succeededFuture(Reply.page("carriers", Map.of("examples", examples))));
    }
}
