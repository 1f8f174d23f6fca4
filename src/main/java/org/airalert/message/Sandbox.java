package org.airalert.message;

import freemarker.core.Environment;
import freemarker.core.ParseException;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNotFoundException;
import freemarker.template.TemplateScalarModel;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs templates with a bound on time, memory and output, and turns whatever goes wrong into faults with file and line. Thread-safe. */
final class Sandbox {
    /** Processor time; a cold start needs a tenth of it. */
    static final Duration TIME = Duration.ofMillis(700);

    static final long MEMORY_BYTES = 96L << 20;
    static final int OUTPUT_CHARS = 256 * 1024;

    private final SandboxConfiguration configuration;

    Sandbox(TemplateSet templates) {
        this.configuration = new SandboxConfiguration(templates);
    }

    /** @param subject what the template assigned to {@code subject}; empty when nothing */
    record Output(String text, String subject) {}

    /** @throws MessageFaults when the template is missing, broken, needs a fact that is not there, or does too much */
    Output run(String name, Map<String, Object> model) {
        Watchdog.Run run = Watchdog.watch(TIME, MEMORY_BYTES);
        MessageFaults failure = null;
        Output output = null;
        try {
            output = process(name, model);
        } catch (MessageFaults e) {
            failure = e;
        }
        String stopped = run.end();
        if (stopped != null) {
            throw new MessageFaults(new TextFault(file(name), 0, stopped));
        }
        if (failure != null) {
            throw failure;
        }
        return Objects.requireNonNull(output);
    }

    /** Parses a template and checks what it may use, without running it. */
    void parse(String name) {
        try {
            configuration.getTemplate(name);
        } catch (IOException e) {
            throw broken(name, e);
        }
    }

    private Output process(String name, Map<String, Object> model) {
        BoundedWriter writer = new BoundedWriter(OUTPUT_CHARS);
        try {
            Template template = configuration.getTemplate(name);
            Environment environment = template.createProcessingEnvironment(model, writer);
            environment.process();
            return new Output(
                    writer.toString(), text(environment.getMainNamespace().get("subject")));
        } catch (IOException e) {
            throw broken(name, e);
        } catch (TemplateException e) {
            throw failed(name, e);
        } catch (MessageFaults e) {
            throw e;
        } catch (StackOverflowError e) {
            throw new MessageFaults(new TextFault(file(name), 0, "calls itself without end"));
        } catch (RuntimeException e) {
            throw new MessageFaults(new TextFault(file(name), 0, "stopped: " + e.getMessage()));
        }
    }

    private static String text(@Nullable TemplateModel value) throws TemplateModelException {
        return value instanceof TemplateScalarModel text ? text.getAsString() : "";
    }

    private static MessageFaults broken(String name, IOException e) {
        if (e instanceof ParseException parse) {
            return new MessageFaults(new TextFault(
                    file(Objects.requireNonNullElse(parse.getTemplateName(), name)),
                    parse.getLineNumber(),
                    oneLine(parse.getEditorMessage())));
        }
        if (e instanceof TemplateNotFoundException missing) {
            return new MessageFaults(new TextFault(
                    file(Objects.requireNonNullElse(missing.getTemplateName(), name)), 0, "there is no such template"));
        }
        String what = e instanceof BoundedWriter.TooLong
                ? "prints more than " + OUTPUT_CHARS + " characters"
                : "cannot be read: " + e.getMessage();
        return new MessageFaults(new TextFault(file(name), 0, what));
    }

    private static MessageFaults failed(String name, TemplateException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof MessageFaults faults) {
                return faults;
            }
            if (cause instanceof IOException io) {
                return broken(name, io);
            }
        }
        return new MessageFaults(TemplateTrouble.fault(name, e));
    }

    static String oneLine(@Nullable String text) {
        String plain = text == null ? "cannot be rendered" : text.strip();
        int end = plain.indexOf('\n');
        return end < 0 ? plain : plain.substring(0, end);
    }

    static String file(String name) {
        return "templates/" + (name.startsWith("/") ? name.substring(1) : name);
    }
}
