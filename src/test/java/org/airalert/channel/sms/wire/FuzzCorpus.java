package org.airalert.channel.sms.wire;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Inputs kept in a file of {@code src/test/resources/fuzz}, one a line: how reading it ends, a tab, its bytes in hexadecimal. */
public final class FuzzCorpus {
    private final Path file;
    private final Map<String, Buffer> inputs = new TreeMap<>();

    public FuzzCorpus(String name) throws IOException {
        this.file = Path.of("src/test/resources/fuzz", name + ".tsv");
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split("\t", -1);
                inputs.put(cells[0], Buffer.buffer(HexFormat.of().parseHex(cells[1])));
            }
        }
    }

    /** Keeps the shortest input of each end. */
    public void offer(String end, Buffer bytes) {
        inputs.merge(end, bytes, (kept, other) -> other.length() < kept.length() ? other : kept);
    }

    public Map<String, Buffer> inputs() {
        return inputs;
    }

    public void save() throws IOException {
        StringBuilder lines = new StringBuilder();
        inputs.forEach((end, bytes) -> lines.append(end)
                .append('\t')
                .append(HexFormat.of().formatHex(bytes.getBytes()))
                .append('\n'));
        Files.writeString(file, lines);
    }
}
