package org.airalert.app.config;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.airalert.channel.TransportSettings;
import org.airalert.channel.file.FileSettings;

/** {@code file:} of a channel file. */
final class FileReader implements TransportReader {
    private static final int MAX_FILES = 1_000;
    private static final long MIN_FREE_BYTES = 16L << 20;

    @Override
    public TransportSettings read(YamlMap map, Secrets secrets) {
        String folder = map.required("folder");
        return new FileSettings(
                Path.of(folder == null ? "" : folder),
                map.parsed("ending", ".txt", FileReader::ending),
                new FileSettings.Form(
                        map.parsed("encoding", StandardCharsets.UTF_8, FileReader::charset),
                        map.parsed("lineEnd", "\n", FileReader::lineEnd)),
                new FileSettings.Limits(
                        map.number("maxChars", 0, 0, 100_000),
                        map.number("maxFiles", MAX_FILES, 1, 1_000_000),
                        map.bytes("minFree", MIN_FREE_BYTES)));
    }

    private static String ending(String text) {
        if (text.matches("\\.[A-Za-z0-9]{1,10}") && !text.equals(".tmp")) {
            return text;
        }
        throw new IllegalArgumentException(text + " (expected: an ending such as .txt, but not .tmp)");
    }

    private static Charset charset(String text) {
        return switch (text) {
            case "UTF-8" -> StandardCharsets.UTF_8;
            case "GBK" -> Charset.forName("GBK");
            case "GB18030" -> Charset.forName("GB18030");
            default -> throw new IllegalArgumentException(text + " (expected: UTF-8, GBK or GB18030)");
        };
    }

    private static String lineEnd(String text) {
        return switch (text) {
            case "lf" -> "\n";
            case "crlf" -> "\r\n";
            default -> throw new IllegalArgumentException(text + " (expected: lf or crlf)");
        };
    }
}
