package org.airalert.message.lint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a text is one JSON object (RFC 8259). Only the form is looked at: texts are short, and nothing is read out of them. */
final class JsonSyntax {
    private static final Pattern STRING =
            Pattern.compile("\"(?:[^\"\\\\\\x00-\\x1f]|\\\\(?:[\"\\\\/bfnrt]|u[0-9A-Fa-f]{4}))*\"");
    private static final Pattern PLAIN =
            Pattern.compile("true|false|null|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
    private static final int DEEPEST = 20;

    private final String text;
    private int at;

    private JsonSyntax(String text) {
        this.text = text;
    }

    static boolean isObject(String text) {
        JsonSyntax syntax = new JsonSyntax(text);
        return syntax.peek() == '{' && syntax.value(0) && syntax.peek() == 0;
    }

    private boolean value(int depth) {
        return switch (peek()) {
            case '{' -> depth < DEEPEST && members('}', depth);
            case '[' -> depth < DEEPEST && members(']', depth);
            case '"' -> token(STRING);
            default -> token(PLAIN);
        };
    }

    private boolean members(char close, int depth) {
        at++;
        if (take(close)) {
            return true;
        }
        do {
            boolean named = close == ']' || (peek() == '"' && token(STRING) && take(':'));
            if (!named || !value(depth + 1)) {
                return false;
            }
        } while (take(','));
        return take(close);
    }

    private boolean token(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        at = matcher.end();
        return true;
    }

    private boolean take(char character) {
        if (peek() != character) {
            return false;
        }
        at++;
        return true;
    }

    /** The next character that is no white space; 0 at the end. */
    private char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }
}
