package org.airalert.machine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real nginx of its own in a folder of the test's, with one site's configuration; ended by {@link #close}. */
public final class Nginx implements AutoCloseable {
    private static final long SECONDS = 10;

    private final Process process;

    private Nginx(Process process) {
        this.process = process;
    }

    /** @param site goes into the http section; must listen on {@code port} of 127.0.0.1 */
    public static Nginx start(Path folder, String site, int port) throws IOException {
        Path config = folder.resolve("nginx-test.conf");
        // Its workers must be able to read the test's own folder.
        String user = "root".equals(System.getProperty("user.name")) ? "user root;\n" : "";
        Files.writeString(config, user + """
                daemon off;
                worker_processes 1;
                pid %1$s/nginx.pid;
                error_log %1$s/nginx-error.log;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/t1; proxy_temp_path %1$s/t2; fastcgi_temp_path %1$s/t3;
                    uwsgi_temp_path %1$s/t4; scgi_temp_path %1$s/t5;
                %2$s
                }
                """.formatted(folder, site));
        Process process = new ProcessBuilder(
                        List.of(Prerequisites.nginx().toString(), "-p", folder.toString(), "-c", config.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx-out.log").toFile())
                .start();
        Nginx nginx = new Nginx(process);
        nginx.await(port, folder);
        return nginx;
    }

    private void await(int port, Path folder) throws IOException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < until && process.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        throw new IOException("nginx does not listen: " + Files.readString(folder.resolve("nginx-out.log")));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
