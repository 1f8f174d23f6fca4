package org.airalert.web.open;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How much the public side takes on, and where it leaves its files.
 *
 * @param loops event loops that serve it, 1 or more
 * @param connections open at the same time, all loops together; more are closed at once
 * @param streams event streams at the same time, all loops together; more get 503
 * @param firstRequest how long a new connection may take for its first whole request
 * @param quiet how long a connection may go on without another one
 * @param folder into which every document is written at each change; empty for nowhere
 */
public record OpenSettings(
        int loops, int connections, int streams, Duration firstRequest, Duration quiet, Optional<Path> folder) {
    private static final Duration FIRST_REQUEST = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofSeconds(75);

    public static OpenSettings of(int loops, int connections, int streams, Optional<Path> folder) {
        return new OpenSettings(loops, connections, streams, FIRST_REQUEST, QUIET, folder);
    }
}
