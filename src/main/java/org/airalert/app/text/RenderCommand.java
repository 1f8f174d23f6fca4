package org.airalert.app.text;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertState;
import org.airalert.alert.EventId;
import org.airalert.alert.SignOff;
import org.airalert.app.config.ConfigException;
import org.airalert.app.config.Faults;
import org.airalert.app.config.WholePlan;
import org.airalert.channel.ChannelFile;
import org.airalert.directory.Recipient;
import org.airalert.message.FrozenText;
import org.airalert.message.MessageFaults;
import org.airalert.message.Renderer;
import org.airalert.message.TextContext;
import org.airalert.office.Desk;
import org.airalert.office.DraftDocument;
import org.airalert.office.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code render}: one message as a channel would send it, with its facts. Nothing is sent. */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        description = "Prints one rendered message and its facts (SMS segments, encoding, length).")
public final class RenderCommand implements Callable<Integer> {
    private static final int BAD_INPUT = 2;

    private final Clock clock;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--alert",
            required = true,
            paramLabel = "FILE",
            description = "an event document of type warning or health-advisory")
    private Path alert = Path.of("");

    @Option(names = "--channel", paramLabel = "ID", description = "name of the channel file")
    private String channel = "";

    @Mixin
    private LetterOptions letter = new LetterOptions();

    @Option(names = "--recipient", paramLabel = "ID", description = "fills in what only this recipient is told")
    private @Nullable String recipient;

    @Option(names = "--at", paramLabel = "TIME", description = "time of publication, with offset (default: now)")
    private @Nullable String at;

    @Mixin
    private OfficeFiles files = new OfficeFiles();

    public RenderCommand() {
        this(Clock.systemUTC());
    }

    RenderCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter err = command.commandLine().getErr();
        try {
            Faults faults = new Faults();
            OfficeFiles.Contents contents = files.read(faults);
            faults.throwIfAny();
            print(command.commandLine().getOut(), contents);
            return 0;
        } catch (MessageFaults e) {
            e.faults().forEach(err::println);
        } catch (Refusal.Invalid e) {
            e.faults().forEach(fault -> err.println(alert + ": " + fault.pointer() + ": " + fault.detail()));
        } catch (ConfigException | Unusable | LetterOptions.Unprintable e) {
            err.println(e.getMessage());
        }
        return BAD_INPUT;
    }

    private void print(PrintWriter out, OfficeFiles.Contents contents) {
        WholePlan plan = contents.plan().orElseThrow();
        if (letter.isAsked()) {
            Instant now = time();
            Alert draft = draft(contents, now);
            TextContext context = new TextContext(plan.texts(), plan.rules().zone(), now, false);
            letter.print(new Renderer(contents.templates()), draft, context, addressee(contents), out);
            return;
        }
        ChannelFile file = contents.channels().stream()
                .filter(each -> each.id().equals(channel))
                .findFirst()
                .orElseThrow(() -> new Unusable("--channel: " + channel + " (expected one of "
                        + contents.channels().stream().map(ChannelFile::id).toList() + ")"));
        Optional<Recipient> reader = recipient(contents, file);
        Instant now = time();
        Alert draft = draft(contents, now);
        TextContext context = new TextContext(plan.texts(), plan.rules().zone(), now, file.asksConfirmation());
        FrozenText text = new Renderer(contents.templates()).render(draft, DirectoryCheck.words(file), context);
        new MessagePrint(out).print(text, file, reader, draft, plan.texts());
        out.flush();
    }

    /** Whose name the letter bears; checked by the letter itself. */
    private Optional<Recipient> addressee(OfficeFiles.Contents contents) {
        return contents.recipients().stream()
                .filter(each -> each.id().equals(recipient))
                .findFirst();
    }

    private Optional<Recipient> recipient(OfficeFiles.Contents contents, ChannelFile file) {
        if (recipient == null) {
            return Optional.empty();
        }
        Optional<Recipient> found = contents.recipients().stream()
                .filter(each -> each.id().equals(recipient) && file.serves(each))
                .findFirst();
        if (found.isEmpty()) {
            throw new Unusable("--recipient: " + recipient + " (expected an id of recipients.csv that channel "
                    + file.id() + " serves)");
        }
        return found;
    }

    private Instant time() {
        try {
            return at == null ? clock.instant() : OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeParseException e) {
            throw new Unusable("--at: " + at + " (expected a time such as 2026-01-05T15:00:00+08:00)");
        }
    }

    private Alert draft(OfficeFiles.Contents contents, Instant now) {
        Desk.Draft read = DraftDocument.read(
                text(), contents.plan().orElseThrow().rules(), contents.areas().orElseThrow());
        return new Alert(
                new AlertId("preview"),
                new EventId("preview"),
                1,
                read.kind(),
                read.status(),
                AlertState.DRAFT,
                List.of(),
                read.facts(),
                SignOff.draftedBy("render"),
                now,
                null,
                now,
                Map.of());
    }

    private String text() {
        try {
            return Files.readString(alert);
        } catch (IOException e) {
            throw new Unusable("--alert: " + alert + " cannot be read");
        }
    }

    /** An option that cannot be used. */
    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }
}
