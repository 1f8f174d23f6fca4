package org.airalert.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.airalert.channel.Secret;
import org.airalert.channel.TransportSettings;

/** Reads the part of a channel file that one kind of transport owns. Faults are noted, never thrown. */
@FunctionalInterface
interface TransportReader {
    TransportSettings read(YamlMap map, Secrets secrets);

    /** Looks up the secrets of one channel and remembers those that are not there yet. */
    final class Secrets {
        private final SecretSource source;
        private final List<String> missing = new ArrayList<>();

        Secrets(SecretSource source) {
            this.source = source;
        }

        /** Empty when the reference is wrong (a fault) or leads to nothing (missing). */
        Optional<Secret> find(YamlMap map, String key, String reference) {
            try {
                Optional<Secret> secret = source.find(reference);
                if (secret.isEmpty()) {
                    missing.add(reference);
                }
                return secret;
            } catch (IllegalArgumentException e) {
                map.fault(key, String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        }

        List<String> missing() {
            return List.copyOf(missing);
        }
    }
}
