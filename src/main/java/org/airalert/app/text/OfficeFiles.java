package org.airalert.app.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.airalert.app.config.AreasFile;
import org.airalert.app.config.ChannelFiles;
import org.airalert.app.config.ConfFolders;
import org.airalert.app.config.Faults;
import org.airalert.app.config.RecipientRows;
import org.airalert.app.config.RecipientsFile;
import org.airalert.app.config.SecretSource;
import org.airalert.app.config.TemplateFiles;
import org.airalert.app.config.WholePlan;
import org.airalert.channel.ChannelFile;
import org.airalert.directory.AreaTree;
import org.airalert.directory.Recipient;
import org.airalert.message.TemplateSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command finds what the office edits, and all of it read together. */
final class OfficeFiles {
    @Option(names = "--conf", paramLabel = "DIR", description = "folder of plan, areas and recipients")
    private @Nullable Path conf;

    @Option(names = "--channels", paramLabel = "DIR", description = "folder of the channel files")
    private @Nullable Path channels;

    @Option(names = "--templates", paramLabel = "DIR", description = "folder of the templates")
    private @Nullable Path templates;

    /** What was read; parts with faults are empty. */
    record Contents(
            Optional<WholePlan> plan,
            Optional<AreaTree> areas,
            List<Recipient> recipients,
            List<ChannelFile> channels,
            TemplateSet templates) {
        Contents {
            recipients = List.copyOf(recipients);
            channels = List.copyOf(channels);
        }
    }

    ConfFolders conf() {
        return ConfFolders.locate("conf", Optional.ofNullable(conf));
    }

    ConfFolders channelFolder() {
        return ConfFolders.locate("channels", Optional.ofNullable(channels));
    }

    Contents read(Faults faults) {
        Optional<WholePlan> plan = WholePlan.read(conf(), faults);
        Optional<AreaTree> areas = AreasFile.read(conf(), faults);
        return new Contents(
                plan,
                areas,
                recipients(plan, areas, faults),
                ChannelFiles.read(channelFolder(), SecretSource.ofProcess(), faults),
                TemplateFiles.read(ConfFolders.locate("templates", Optional.ofNullable(templates)), faults));
    }

    /** Lines refer to areas and units, so they are only looked at when these are sound. */
    private List<Recipient> recipients(Optional<WholePlan> plan, Optional<AreaTree> areas, Faults faults) {
        if (plan.isEmpty() || areas.isEmpty()) {
            return List.of();
        }
        String label = conf().label(RecipientsFile.NAME);
        Optional<String> text = conf().read(RecipientsFile.NAME);
        if (text.isEmpty()) {
            faults.add(label, 0, "is missing");
            return List.of();
        }
        RecipientRows.Known known =
                new RecipientRows.Known(areas.get(), plan.get().texts().units().keySet());
        return RecipientsFile.read(label, text.get(), known, faults);
    }
}
