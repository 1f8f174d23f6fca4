package org.airalert.channel;

import io.vertx.core.Future;
import java.util.List;

/** What goes with a message besides its text, such as the official letter. */
@FunctionalInterface
public interface Enclosures {
    /** Nothing. */
    Enclosures NONE = dispatch -> Future.succeededFuture(List.of());

    /** Fails when one of them cannot be made just now. */
    Future<List<Enclosure>> of(Dispatch dispatch);

    /**
     * One file.
     *
     * @param name in ASCII, with its ending
     */
    @SuppressWarnings("ArrayRecordComponent") // handed straight to the mail, never compared
    record Enclosure(String name, String mediaType, byte[] content) {}
}
