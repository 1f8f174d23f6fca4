package org.airalert.app.config;

import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of a YAML file with the lines its values stand on. Getters never throw: they note a fault and return the default, so that
 * one reading finds everything. {@link #done()} notes the keys that nobody asked for. Not for several threads.
 */
public final class YamlMap {
    private final String file;
    private final Faults faults;
    private final String path;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Function<String, @Nullable String> overrides;

    private YamlMap(String file, Faults faults, String path, int line, Function<String, @Nullable String> overrides) {
        this.file = file;
        this.faults = faults;
        this.path = path;
        this.line = line;
        this.overrides = overrides;
    }

    /** Parses a whole file. A syntax error is noted as a fault and gives an empty map. */
    public static YamlMap parse(String file, String text, Faults faults) {
        return parse(file, text, faults, path -> null);
    }

    /**
     * The same, with single values from elsewhere (the environment).
     *
     * @param overrides from the full path of a key ({@code public.port}) to the value that wins over the file's; {@code null}: none
     */
    public static YamlMap parse(String file, String text, Faults faults, Function<String, @Nullable String> overrides) {
        YamlMap none = new YamlMap(file, faults, "", 1, overrides);
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            return root == null ? none : none.at("", root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            faults.add(file, line, "not valid YAML: " + e.getProblem());
            return none;
        }
    }

    private YamlMap at(String path, Node node) {
        YamlMap map = new YamlMap(file, faults, path, lineOf(node), overrides);
        if (!(node instanceof MappingNode mapping)) {
            faults.add(file, lineOf(node), label(path) + "expected keys and values");
            return map;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (map.values.put(key, tuple.getValueNode()) != null) {
                faults.add(file, lineOf(tuple.getKeyNode()), label(path) + key + " stands twice");
            }
            map.lines.put(key, lineOf(tuple.getKeyNode()));
        }
        return map;
    }

    private static int lineOf(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }

    private static String label(String path) {
        return path.isEmpty() ? "" : path + ": ";
    }

    private String full(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    public boolean has(String key) {
        return values.containsKey(key) || overrides.apply(full(key)) != null;
    }

    /** The keys in the order of the file; counts as having asked for none of them. */
    public Set<String> keys() {
        return values.keySet();
    }

    /** The line of a key, or of the map where the key is absent; 1-based. */
    public int lineOf(String key) {
        return lines.getOrDefault(key, line);
    }

    /** Notes a fault of a key, for checks that go beyond one value. */
    public void fault(String key, String what) {
        faults.add(file, lineOf(key), full(key) + ": " + what);
    }

    /** The text of a scalar; {@code null} and a fault when it is absent. */
    public @Nullable String required(String key) {
        if (!has(key)) {
            asked.add(key);
            faults.add(file, line, full(key) + ": missing");
            return null;
        }
        return text(key, "");
    }

    public String text(String key, String fallback) {
        asked.add(key);
        String override = overrides.apply(full(key));
        if (override != null) {
            return override;
        }
        Node node = values.get(key);
        if (node == null) {
            return fallback;
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        fault(key, "expected one value");
        return fallback;
    }

    public boolean flag(String key, boolean fallback) {
        String text = text(key, Boolean.toString(fallback));
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        fault(key, text + " (expected: true or false)");
        return fallback;
    }

    public int number(String key, int fallback, int lowest, int highest) {
        String text = text(key, Integer.toString(fallback));
        try {
            int value = Integer.parseInt(text.replace("_", ""));
            if (value >= lowest && value <= highest) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, with the range.
        }
        fault(key, text + " (expected: a whole number from " + lowest + " to " + highest + ")");
        return fallback;
    }

    /** A time with its unit: {@code 500ms}, {@code 5s}, {@code 15m}, {@code 48h}, {@code 2d}. */
    public Duration duration(String key, Duration fallback) {
        return parsed(key, fallback, Units::duration);
    }

    /** A size with its unit, in bytes: {@code 512B}, {@code 64KB}, {@code 1MB}; 1 KB is 1024 bytes. */
    public long bytes(String key, long fallback) {
        return parsed(key, fallback, Units::bytes);
    }

    /** A value in a form of its own; {@code parse} throws IllegalArgumentException with what was expected. */
    public <T> T parsed(String key, T fallback, Function<String, T> parse) {
        if (!has(key)) {
            asked.add(key);
            return fallback;
        }
        String text = text(key, "");
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            String what = String.valueOf(e.getMessage());
            // The domain types name their field themselves.
            fault(key, what.startsWith(key + ": ") ? what.substring(key.length() + 2) : what);
            return fallback;
        }
    }

    /** A mapping below this one; an empty one when it is absent. */
    public YamlMap map(String key) {
        asked.add(key);
        Node node = values.get(key);
        return node == null ? new YamlMap(file, faults, full(key), line, overrides) : at(full(key), node);
    }

    /** A list of scalars; empty when absent. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode scalar) {
                texts.add(scalar.getValue());
            } else {
                faults.add(file, lineOf(item), full(key) + ": expected a list of single values");
            }
        }
        return texts;
    }

    /** A list of mappings; empty when absent. */
    public List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        int index = 0;
        for (Node item : items(key)) {
            maps.add(at(full(key) + "[" + index++ + "]", item));
        }
        return maps;
    }

    private List<Node> items(String key) {
        asked.add(key);
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        fault(key, "expected a list");
        return List.of();
    }

    /** Notes every key that was not asked for. Call it when the map has been read. */
    public void done() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                fault(
                        key,
                        "unknown key (known: "
                                + String.join(", ", asked.stream().sorted().toList()) + ")");
            }
        }
    }
}
