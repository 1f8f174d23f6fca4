package org.airalert.app.assess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.airalert.app.config.ConfigException;
import org.airalert.json.AssessmentWriter;
import org.airalert.json.BadInput;
import org.airalert.json.InputReader;
import org.airalert.warning.Assessor;
import org.airalert.warning.InputDigest;
import org.airalert.warning.Plan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assess FILE…}: what the rules say to the inputs in the files, as JSON. */
@Command(
        name = "assess",
        mixinStandardHelpOptions = true,
        description = "Assesses air data by the plan's rules: JSON in, JSON out.")
public final class AssessCommand implements Callable<Integer> {
    /** Exit code for input that cannot be used. */
    static final int BAD_INPUT = 2;

    private static final ObjectWriter JSON = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

    private final InputStream stdin;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "warning-cases documents or bare inputs, one or an array a file; - is the standard input")
    private List<String> sources = new ArrayList<>();

    @Option(names = "--plan", paramLabel = "FILE", description = "another plan than conf/plan.yaml")
    private @Nullable Path planFile;

    @Mixin
    private PlanOption plans = new PlanOption();

    public AssessCommand() {
        this(System.in);
    }

    AssessCommand(InputStream stdin) {
        this.stdin = stdin;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        CommandSpec command = java.util.Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        try {
            out.println(JSON.writeValueAsString(answer(planFile == null ? plans.standard() : PlanOption.of(planFile))));
            out.flush();
            return 0;
        } catch (BadInput | ConfigException e) {
            command.commandLine().getErr().println(e.getMessage());
            return BAD_INPUT;
        }
    }

    private JsonNode answer(Plan plan) {
        Documents reader = new Documents(new InputReader(plan));
        List<Documents.Document> documents = reader.read(sources, stdin);
        Assessor assessor = new Assessor(plan);
        AssessmentWriter writer = new AssessmentWriter(plan);
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        for (Documents.Document document : documents) {
            ObjectNode answer = answers.addObject();
            if (document.name() != null) {
                answer.put("name", document.name());
            }
            answer.setAll(writer.write(assessor.assess(document.read().input())));
            answer.put("inputSha256", InputDigest.sha256(plan, document.read().input()));
            ArrayNode suspects = answer.putArray("dustSuspects");
            document.read().dustSuspects().forEach(time -> suspects.add(AssessmentWriter.time(time, plan.zone())));
        }
        return reader.isArray() ? answers : answers.get(0);
    }
}
