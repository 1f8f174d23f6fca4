package org.airalert.app;

import java.io.PrintStream;
import java.util.List;
import org.airalert.app.config.Configuration;
import org.airalert.app.config.GatewayConfig;
import org.airalert.channel.ChannelFile;
import org.airalert.directory.Audience;

/** The one block that is printed at start: where the pages are, which store, which channels, what is missing. */
final class Banner {
    private Banner() {}

    static void print(PrintStream out, Configuration config, Gateway.Ports ports, long startMillis) {
        GatewayConfig gateway = config.gateway();
        out.println("Air Alert Gateway  ready after " + startMillis + " ms");
        out.println("  public page  http://" + shown(gateway.publicSide().host()) + ":" + ports.publicPort() + "/");
        out.println(
                "  console      http://" + shown(gateway.officeSide().host()) + ":" + ports.officePort() + "/console");
        out.println("  store        " + store(gateway));
        if (!gateway.intake().dropFolder().isEmpty()) {
            out.println("  drop folder  "
                    + gateway.dataFolder()
                            .resolve(gateway.intake().dropFolder())
                            .toAbsolutePath());
        }
        List<String> ready = config.channels().stream()
                .filter(channel -> channel.missing().isEmpty())
                .map(ChannelFile::id)
                .toList();
        out.println("  channels     " + (ready.isEmpty() ? "none ready" : String.join(", ", ready)));
        config.channels().stream()
                .filter(channel -> !channel.missing().isEmpty())
                .forEach(channel ->
                        out.println("  not ready    " + channel.id() + ": " + String.join("; ", channel.missing())));
        if (!config.unserved().isEmpty()) {
            out.println("  no channel   for "
                    + String.join(
                            ", ", config.unserved().stream().map(Audience::word).toList()));
        }
        out.flush();
    }

    /** Without user and password, which may stand in an address. */
    private static String store(GatewayConfig gateway) {
        GatewayConfig.StoreChoice store = gateway.store();
        return store.kind() == GatewayConfig.StoreChoice.Kind.SQLITE
                ? "sqlite in " + gateway.dataFolder().toAbsolutePath()
                : "redis, " + store.redisMode() + " " + store.redisUrl().replaceAll("//[^/@]*@", "//");
    }

    /** The one-time link of the first administrator; there is no default password. */
    static void firstStart(PrintStream out, Configuration config, Gateway.Ports ports, String path) {
        out.println("  first start  set the administrator's password at http://"
                + shown(config.gateway().officeSide().host()) + ":" + ports.officePort() + path);
        out.flush();
    }

    /** An address that a browser on this machine can open. */
    private static String shown(String host) {
        return host.equals("0.0.0.0") ? "127.0.0.1" : host;
    }
}
