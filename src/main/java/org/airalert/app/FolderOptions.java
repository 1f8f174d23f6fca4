package org.airalert.app;

import java.nio.file.Path;
import java.util.Optional;
import org.airalert.app.config.ConfFolders;
import org.airalert.app.config.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command finds its configuration: folders named, beside the program, or inside it. */
public final class FolderOptions {
    @Option(
            names = "--conf",
            paramLabel = "DIR",
            description = "folder of gateway.yaml, plan.yaml, areas.yaml, recipients.csv")
    private @Nullable Path conf;

    @Option(names = "--channels", paramLabel = "DIR", description = "folder of the channel files")
    private @Nullable Path channels;

    @Option(names = "--templates", paramLabel = "DIR", description = "folder of the templates")
    private @Nullable Path templates;

    public Configuration.Folders folders() {
        return new Configuration.Folders(
                ConfFolders.locate("conf", Optional.ofNullable(conf)),
                ConfFolders.locate("channels", Optional.ofNullable(channels)),
                ConfFolders.locate("templates", Optional.ofNullable(templates)));
    }

    /** @throws org.airalert.app.config.ConfigException with every fault */
    public Configuration read() {
        return Configuration.read(folders(), System.getenv());
    }
}
