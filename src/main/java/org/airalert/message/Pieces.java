package org.airalert.message;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as literals and fields in turn: literal, field, literal, … A value that is filled in is never looked at again, so it cannot
 * name another field.
 */
record Pieces(List<String> literals, List<String> names, Escape escape) {
    private static final char OPEN = '⟦';
    private static final Pattern PLACEHOLDER = Pattern.compile("⟦([a-z][A-Za-z0-9.]*)⟧");

    static String placeholder(String field) {
        return "⟦" + field + "⟧";
    }

    static Pieces of(String text, Escape escape) {
        int open = text.indexOf(OPEN);
        if (open < 0) {
            return new Pieces(List.of(text), List.of(), escape);
        }
        List<String> literals = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int start = 0;
        for (; open >= 0; open = text.indexOf(OPEN, open + 1)) {
            matcher.region(open, text.length());
            if (matcher.lookingAt()) {
                literals.add(text.substring(start, open));
                names.add(matcher.group(1));
                start = matcher.end();
            }
        }
        literals.add(text.substring(start));
        return new Pieces(List.copyOf(literals), List.copyOf(names), escape);
    }

    Set<String> fields() {
        return new LinkedHashSet<>(names);
    }

    String fill(Map<String, String> fields) {
        if (names.isEmpty()) {
            return literals.get(0);
        }
        String[] parts = new String[2 * names.size() + 1];
        parts[0] = literals.get(0);
        for (int i = 0; i < names.size(); i++) {
            parts[2 * i + 1] = escape.apply(fields.getOrDefault(names.get(i), ""));
            parts[2 * i + 2] = literals.get(i + 1);
        }
        // Knows the length and the kind of characters beforehand, which a builder has to find out.
        return String.join("", parts);
    }
}
