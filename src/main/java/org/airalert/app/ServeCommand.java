package org.airalert.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.airalert.app.config.Configuration;
import org.airalert.app.config.GatewayConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: the gateway. Runs until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Runs the gateway.")
public final class ServeCommand implements Callable<Integer> {
    @Mixin
    private FolderOptions folders = new FolderOptions();

    @Option(names = "--data", paramLabel = "DIR", description = "folder of everything that must outlive the process")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "N", description = "port of the public side; 0: any free one")
    private @Nullable Integer port;

    @Option(names = "--office-port", paramLabel = "N", description = "port of the office side; 0: any free one")
    private @Nullable Integer officePort;

    @Override
    public Integer call() {
        Configuration read = folders.read();
        GatewayConfig config = read.gateway();
        GatewayConfig chosen = config.at(
                port == null
                        ? config.publicSide()
                        : new GatewayConfig.Listener(config.publicSide().host(), port),
                officePort == null
                        ? config.officeSide()
                        : new GatewayConfig.Listener(config.officeSide().host(), officePort),
                data == null ? config.dataFolder() : data);
        GatewayProcess.run(read.with(chosen, read.recipients(), read.channels()));
        return 0;
    }
}
