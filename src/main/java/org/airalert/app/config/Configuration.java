package org.airalert.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.airalert.channel.ChannelFile;
import org.airalert.delivery.ChannelUse;
import org.airalert.directory.AreaTree;
import org.airalert.directory.Audience;
import org.airalert.directory.Recipient;
import org.airalert.duty.DutyPlan;
import org.airalert.message.MessageFaults;
import org.airalert.message.PlanTexts;
import org.airalert.message.Renderer;
import org.airalert.message.TemplateSet;
import org.airalert.warning.Plan;
import org.airalert.web.open.Guidance;

/**
 * All configuration, read once. Another one is another start: nothing here changes while the program runs.
 *
 * @param planSource the text that plan and texts were read from
 */
public record Configuration(
        GatewayConfig gateway,
        Plan plan,
        PlanTexts texts,
        DutyPlan duties,
        Guidance guidance,
        AreaTree areas,
        List<Recipient> recipients,
        List<ChannelFile> channels,
        TemplateSet templates,
        String planSource) {
    public Configuration {
        recipients = List.copyOf(recipients);
        channels = List.copyOf(channels);
    }

    /** Where the files are. */
    public record Folders(ConfFolders conf, ConfFolders channels, ConfFolders templates) {}

    /**
     * Reads every file. Blocking.
     *
     * @param environment {@code System.getenv()}, given in so that it can be tested
     * @throws ConfigException with every fault of every file
     */
    public static Configuration read(Folders folders, Map<String, String> environment) {
        Faults faults = new Faults();
        GatewayConfig gateway = GatewayConfig.read(folders.conf(), environment, faults);
        Optional<WholePlan> plan = WholePlan.read(folders.conf(), faults);
        Optional<Guidance> guidance = GuidanceFile.read(folders.conf(), faults);
        Optional<AreaTree> areas = AreasFile.read(folders.conf(), faults);
        List<Recipient> recipients = areas.isPresent() && plan.isPresent()
                ? recipients(folders.conf(), areas.get(), plan.get().texts(), faults)
                : List.of();
        List<ChannelFile> channels = ChannelFiles.read(
                folders.channels(),
                new SecretSource(environment::get, folders.channels().folder().orElse(Path.of(""))),
                faults);
        TemplateSet templates = TemplateFiles.read(folders.templates(), faults);
        requireParsed(templates, faults);
        if (areas.isPresent() && plan.isPresent()) {
            requireServed(folders, recipients, channels, faults);
        }
        faults.throwIfAny();
        return new Configuration(
                gateway,
                plan.orElseThrow().rules(),
                plan.orElseThrow().texts(),
                plan.orElseThrow().duties(),
                guidance.orElseThrow(),
                areas.orElseThrow(),
                recipients,
                channels,
                templates,
                plan.orElseThrow().source());
    }

    private static List<Recipient> recipients(ConfFolders conf, AreaTree areas, PlanTexts texts, Faults faults) {
        return RecipientsFile.read(
                conf.label(RecipientsFile.NAME),
                conf.read(RecipientsFile.NAME).orElse(""),
                new RecipientRows.Known(areas, texts.units().keySet()),
                faults);
    }

    /** A template that cannot be parsed is told now, and not on the day of the first warning. */
    private static void requireParsed(TemplateSet templates, Faults faults) {
        Renderer renderer = new Renderer(templates);
        for (String name : templates.names()) {
            try {
                renderer.parse(name);
            } catch (MessageFaults e) {
                e.faults().forEach(fault -> faults.add(fault.file(), fault.line(), fault.what()));
            }
        }
    }

    /** A channel that names a recipient who is not in the directory would be silent for ever. */
    private static void requireServed(
            Folders folders, List<Recipient> recipients, List<ChannelFile> channels, Faults faults) {
        Set<String> ids = new TreeSet<>();
        recipients.forEach(recipient -> ids.add(recipient.id()));
        for (ChannelFile channel : channels) {
            for (String id : channel.recipients()) {
                if (!ids.contains(id)) {
                    faults.add(
                            folders.channels().label(channel.id() + ".yaml"),
                            0,
                            "recipients: " + id + " (expected an id of "
                                    + folders.conf().label(RecipientsFile.NAME) + ")");
                }
            }
        }
    }

    /** Audiences whom no channel serves; they are told at start, because nobody in them would hear anything. */
    public Set<Audience> unserved() {
        Set<Audience> audiences = new TreeSet<>();
        for (Recipient recipient : recipients) {
            if (channels.stream()
                    .noneMatch(channel -> channel.use() == ChannelUse.AT_ONCE && channel.serves(recipient))) {
                audiences.add(recipient.audience());
            }
        }
        return audiences;
    }

    /** The same with other directory and channels, for the demo's sandbox. */
    public Configuration with(GatewayConfig other, List<Recipient> people, List<ChannelFile> ways) {
        return new Configuration(other, plan, texts, duties, guidance, areas, people, ways, templates, planSource);
    }

    /** The same with another plan. */
    public Configuration with(WholePlan other) {
        return new Configuration(
                gateway,
                other.rules(),
                other.texts(),
                other.duties(),
                guidance,
                areas,
                recipients,
                channels,
                templates,
                other.source());
    }
}
