package org.airalert.app.assess;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.airalert.json.BadInput;
import org.airalert.json.InputReader;
import org.jspecify.annotations.Nullable;

/** Warning-cases documents ({@code {name, input, …}}) or bare inputs, one or an array a file, read whole before anything is assessed. */
final class Documents {
    /** The name under which faults of the standard input are told. */
    static final String STDIN = "<stdin>";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final InputReader reader;
    private final List<BadInput.Fault> faults = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();
    private boolean isArray;

    Documents(InputReader reader) {
        this.reader = reader;
    }

    /**
     * One document.
     *
     * @param name its name; {@code null} for a bare input
     */
    record Document(@Nullable String name, InputReader.Read read) {}

    /**
     * Reads all sources.
     *
     * @param sources file names, {@code -} for the standard input
     * @throws BadInput naming every fault of every source
     */
    List<Document> read(List<String> sources, InputStream stdin) {
        isArray = sources.size() > 1;
        for (String source : sources) {
            boolean isStdin = source.equals("-");
            String label = isStdin ? STDIN : source;
            try (InputStream in = isStdin ? stdin : Files.newInputStream(Path.of(source))) {
                add(label, JSON.readTree(in));
            } catch (JacksonException e) {
                String place = "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
                faults.add(new BadInput.Fault(label, place, "not JSON: " + e.getOriginalMessage()));
            } catch (NoSuchFileException e) {
                faults.add(new BadInput.Fault(label, "", "no such file"));
            } catch (IOException e) {
                faults.add(new BadInput.Fault(label, "", "cannot be read: " + e.getMessage()));
            }
        }
        if (!faults.isEmpty()) {
            throw new BadInput(faults);
        }
        return documents;
    }

    /** Whether the answer is an array: several sources, or a source that holds one. */
    boolean isArray() {
        return isArray;
    }

    private void add(String source, JsonNode root) {
        if (!root.isArray()) {
            addOne(source, "", root);
            return;
        }
        isArray = true;
        for (int i = 0; i < root.size(); i++) {
            addOne(source, "/" + i, root.get(i));
        }
    }

    private void addOne(String source, String pointer, JsonNode node) {
        try {
            boolean isCase = node.has("input");
            InputReader.Read read = isCase
                    ? reader.read(source, pointer + "/input", node.get("input"))
                    : reader.read(source, pointer, node);
            documents.add(new Document(isCase ? node.path("name").asText(null) : null, read));
        } catch (BadInput e) {
            faults.addAll(e.faults());
        }
    }
}
