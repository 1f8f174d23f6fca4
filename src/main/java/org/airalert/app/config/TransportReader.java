package org.airalert.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
            return found(map, key, reference, source::find);
        }

        /** A whole file named by {@code file:PATH}; empty as {@link #find} has it, and where the key is absent. */
        Optional<String> document(YamlMap map, String key) {
            String reference = map.text(key, "");
            return reference.isEmpty() ? Optional.empty() : found(map, key, reference, source::document);
        }

        private <T> Optional<T> found(YamlMap map, String key, String reference, Function<String, Optional<T>> lookUp) {
            try {
                Optional<T> found = lookUp.apply(reference);
                if (found.isEmpty()) {
                    missing.add(reference);
                }
                return found;
            } catch (IllegalArgumentException e) {
                map.fault(key, String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        }

        /** The same source, for a part of a channel that is missed by itself. */
        Secrets fork() {
            return new Secrets(source);
        }

        void lacks(String reference) {
            missing.add(reference);
        }

        List<String> missing() {
            return List.copyOf(missing);
        }
    }
}
