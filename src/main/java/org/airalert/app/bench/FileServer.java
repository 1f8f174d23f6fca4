package org.airalert.app.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.airalert.app.StartException;

/** What the public side is held against: nginx with as many workers as cores, serving the same bytes from a file, without a log. */
final class FileServer implements AutoCloseable {
    private static final long START_SECONDS = 10;

    private final Program nginx;
    private final int port;

    private FileServer(Program nginx, int port) {
        this.nginx = nginx;
        this.port = port;
    }

    /** Empty where there is no nginx on this machine. */
    static Optional<FileServer> start(Path folder, byte[] bytes) {
        return Program.find("nginx").map(nginx -> start(nginx, folder, bytes));
    }

    private static FileServer start(Path nginx, Path folder, byte[] bytes) {
        try {
            int port = free();
            Path root = Files.createDirectories(folder.resolve("nginx"));
            Files.write(root.resolve("status.json"), bytes);
            Path config = root.resolve("nginx.conf");
            Files.writeString(config, config(root, port));
            FileServer server = new FileServer(
                    Program.start(List.of(nginx.toString(), "-p", root.toString(), "-c", config.toString())), port);
            server.await();
            return server;
        } catch (IOException e) {
            throw new StartException("bench: nginx does not start: " + e.getMessage(), e);
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String config(Path root, int port) {
        String user = "root".equals(System.getProperty("user.name")) ? "user root;\n" : "";
        return user + """
                daemon off;
                worker_processes auto;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events { worker_connections 4096; }
                http {
                    access_log off;
                    sendfile on;
                    tcp_nopush on;
                    keepalive_requests 100000000;
                    open_file_cache max=100;
                    client_body_temp_path %1$s/t1; proxy_temp_path %1$s/t2; fastcgi_temp_path %1$s/t3;
                    uwsgi_temp_path %1$s/t4; scgi_temp_path %1$s/t5;
                    types { application/json json; }
                    server {
                        listen 127.0.0.1:%2$d;
                        root %1$s;
                        add_header Cache-Control "public, max-age=1";
                    }
                }
                """.formatted(root, port);
    }

    private void await() throws IOException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > until) {
                    throw notYet;
                }
                Thread.onSpinWait();
            }
        }
    }

    String url() {
        return "http://127.0.0.1:" + port + "/status.json";
    }

    @Override
    public void close() {
        nginx.close();
    }
}
