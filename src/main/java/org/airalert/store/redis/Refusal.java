package org.airalert.store.redis;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What follows from an error that Redis answers, by its first word (redis.io, "RESP protocol", simple errors). Nothing was done in every case. */
enum Refusal {
    /** The script is not known on that server: send it whole. */
    UNKNOWN_SCRIPT,
    /** The server is not the one that writes, or not any more: look for it anew. */
    WRONG_SERVER,
    /** The server is busy with itself: ask again. */
    NOT_NOW,
    /** The caller must hear of it: memory or disk is full, or the command is wrong. */
    REFUSED;

    static Refusal of(@Nullable String error) {
        String word = error == null ? "" : error.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        return switch (word) {
            case "NOSCRIPT" -> UNKNOWN_SCRIPT;
            case "READONLY", "MASTERDOWN", "UNBLOCKED", "MOVED", "ASK" -> WRONG_SERVER;
            case "LOADING", "BUSY", "CLUSTERDOWN", "TRYAGAIN", "NOREPLICAS" -> NOT_NOW;
            default -> REFUSED;
        };
    }
}
