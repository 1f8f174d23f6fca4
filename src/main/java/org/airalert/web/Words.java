package org.airalert.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The fixed words of pages in one language: {@code web/words/<zh|en>.properties}. Immutable. */
public final class Words {
    private final Language language;
    private final Properties texts = new Properties();

    private Words(Language language) {
        this.language = language;
        String file = "/web/words/" + language.word() + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from this program");
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    public static Words of(Language language) {
        return language == Language.ZH ? Loaded.ZH : Loaded.EN;
    }

    public Language language() {
        return language;
    }

    /**
     * The text of a key with {@code {0}}, {@code {1}}, … replaced by the arguments.
     *
     * @throws IllegalArgumentException when there is no such key
     */
    public String text(String key, Object... arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException(
                    "word: " + key + " (expected a key of the words of " + language.word() + ")");
        }
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    public Set<String> keys() {
        return new TreeSet<>(texts.stringPropertyNames());
    }

    /** Read when first used. */
    private static final class Loaded {
        static final Words ZH = new Words(Language.ZH);
        static final Words EN = new Words(Language.EN);
    }
}
