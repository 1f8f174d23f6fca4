package org.airalert.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.airalert.alert.AlertId;
import org.airalert.app.FolderOptions;
import org.airalert.app.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The gateway that {@code bench recover} kills. On an empty folder it publishes one alert first and says so. Ends with its standard input. */
@Command(name = "recover-run", hidden = true, description = "The gateway that bench recover starts and kills.")
final class RecoverRunCommand implements Callable<Integer> {
    static final String PUBLISHED = "published";

    private static final int CONNECTIONS = 64;
    private static final long LOOK_MILLIS = 20;

    @Option(names = "--data", required = true)
    private Path data = Path.of("");

    @Option(names = "--url", required = true)
    private String url = "";

    @Option(names = "--recipients", required = true)
    private int recipients;

    @Mixin
    private FolderOptions folders = new FolderOptions();

    @Override
    public Integer call() throws IOException {
        Configuration config = folders.read();
        boolean isNew = !Files.exists(data.resolve("gateway.db"));
        try (WholeGateway gateway =
                new WholeGateway(config, BenchGateway.channel(config, url, CONNECTIONS), recipients, data)) {
            if (isNew) {
                publish(gateway);
            }
            while (System.in.read() >= 0) {
                // Nothing is said on it; only its end counts.
            }
        }
        return 0;
    }

    private static void publish(WholeGateway gateway) {
        AlertId alert = gateway.draft();
        Measured.wait(gateway.approve(alert));
        while (!gateway.isPublished(alert)) {
            Measured.wait(gateway.vertx().timer(LOOK_MILLIS));
        }
        System.out.println(PUBLISHED);
    }
}
