package org.airalert.store.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.airalert.store.Unusable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server must be and should be. Of a cluster one node is asked, because all are set up alike. */
final class Server {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final int OLDEST = 7;

    private final Link link;

    Server(Link link) {
        this.link = link;
    }

    /**
     * What is weaker about it than a store should be, in a sentence each; none when all is well.
     *
     * @return fails with {@link Unusable} when it is too old or may throw data away
     */
    Future<List<String>> weaknesses() {
        return link.send(Link.Kind.UNDER_WAY, Job.Call.of(Command.INFO, "server"))
                .map(Server::checkVersion)
                .compose(done -> link.send(
                                Link.Kind.UNDER_WAY,
                                Job.Call.of(Command.CONFIG, "GET", "appendonly", "appendfsync", "maxmemory-policy"))
                        .map(Server::settings)
                        // A rented Redis may keep its settings to itself.
                        .otherwise(Map.of()))
                .map(Server::weaknesses);
    }

    private static Response checkVersion(Response info) {
        String version = info.toString()
                .lines()
                .filter(line -> line.startsWith("redis_version:"))
                .map(line -> line.substring("redis_version:".length()).strip())
                .findFirst()
                .orElse("0");
        if (Integer.parseInt(version.split("\\.", 2)[0]) < OLDEST) {
            throw new Unusable("redis " + version + " (expected: " + OLDEST + " or newer)");
        }
        return info;
    }

    private static Map<String, String> settings(Response answer) {
        Map<String, String> settings = new HashMap<>();
        for (String key : answer.getKeys()) {
            settings.put(key, String.valueOf(answer.get(key)));
        }
        return settings;
    }

    private static List<String> weaknesses(Map<String, String> settings) {
        List<String> found = new ArrayList<>();
        if (settings.isEmpty()) {
            found.add("redis does not tell its settings: make sure of appendonly yes and appendfsync always");
        } else if (!"yes".equals(settings.get("appendonly"))) {
            found.add("redis has appendonly no: what was acknowledged is lost when it ends (set appendonly yes)");
        } else if (!"always".equals(settings.get("appendfsync"))) {
            found.add("redis has appendfsync " + settings.get("appendfsync")
                    + ": the last second is lost when its machine fails (set appendfsync always)");
        }
        String policy = settings.getOrDefault("maxmemory-policy", "noeviction");
        if (policy.startsWith("allkeys-")) {
            throw new Unusable("redis has maxmemory-policy " + policy + ", which throws data away (set noeviction)");
        }
        found.forEach(weakness -> LOG.warn("store is weaker than it should be: {}", weakness));
        return List.copyOf(found);
    }
}
