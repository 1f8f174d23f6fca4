package org.airalert.channel.file;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Path;
import java.util.Optional;
import org.airalert.channel.TransportSettings;

/**
 * {@code file:} of a channel file.
 *
 * @param folder that the other system reads
 * @param ending of the files' names, such as {@code .txt}
 * @param form how a text is written down
 * @param limits what is refused
 */
public record FileSettings(Path folder, String ending, Form form, Limits limits) implements TransportSettings {
    public static final String KIND = "file";

    /**
     * @param charset that the other system reads: UTF-8 or, with older ones, GBK
     * @param lineEnd between lines
     */
    public record Form(Charset charset, String lineEnd) {}

    /**
     * @param maxChars most characters of a text; 0 for no limit
     * @param maxFiles that may lie untaken in the folder; with more of them its reader is taken for dead
     * @param minFreeBytes that must be left on the disk
     */
    public record Limits(int maxChars, int maxFiles, long minFreeBytes) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String addressKey() {
        return KIND;
    }

    @Override
    public Optional<String> endpoint() {
        return Optional.of(folder.toString());
    }

    @Override
    public Optional<String> refusal(String subject, String text) {
        int chars = text.strip().codePointCount(0, text.strip().length());
        if (limits.maxChars() > 0 && chars > limits.maxChars()) {
            return Optional.of(chars + " characters are more than the " + limits.maxChars() + " that fit");
        }
        CharsetEncoder encoder = form.charset().newEncoder();
        return text.codePoints()
                .filter(sign -> !encoder.canEncode(Character.toString(sign)))
                .mapToObj(sign -> form.charset().name() + " has no " + Character.toString(sign))
                .findFirst();
    }
}
