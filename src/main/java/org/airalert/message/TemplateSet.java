package org.airalert.message;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All template sources, read once, by name such as {@code schools/issue.ftl}. Immutable; a reload makes a new one. */
public final class TemplateSet {
    private final Map<String, String> sources;

    private TemplateSet(Map<String, String> sources) {
        this.sources = Collections.unmodifiableMap(new TreeMap<>(sources));
    }

    /** @param sources text by name */
    public static TemplateSet of(Map<String, String> sources) {
        return new TemplateSet(sources);
    }

    public Set<String> names() {
        return sources.keySet();
    }

    public Optional<String> source(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    /** SHA-256 in hex of a template and all shared ones: what the wording of a message depends on. */
    String version(String name) {
        Map<String, String> relevant = new TreeMap<>();
        sources.forEach((other, source) -> {
            if (other.equals(name) || other.startsWith("shared/")) {
                relevant.put(other, source);
            }
        });
        return Digests.of(relevant.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toList());
    }
}
