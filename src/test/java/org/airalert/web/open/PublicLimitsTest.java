package org.airalert.web.open;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.airalert.warning.Level;
import org.airalert.web.Episode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Crowds and attackers at the public side: the page stays up and the memory bounded. Loopback only, counted, and short. */
class PublicLimitsTest {
    private static final int IDLE = 10_000;
    private static final int MISSING = 100_000;
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Socket> sockets = new ArrayList<>();
    private PublicSideFixture side;

    @AfterEach
    void stop() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        side.close();
    }

    private void open(OpenSettings settings) throws Exception {
        side = new PublicSideFixture(Episode.inForce(Level.ORANGE), false, settings);
    }

    private static OpenSettings settings(int connections, Duration first, Duration quiet) {
        return new OpenSettings(2, connections, 1_000, first, quiet, Optional.empty());
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", URI.create(side.url).getPort());
        sockets.add(socket);
        return socket;
    }

    private void thePageIsUp() throws Exception {
        long start = System.nanoTime();
        int status = http.send(
                        HttpRequest.newBuilder(URI.create(side.url + "/"))
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
        assertThat(status).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static boolean isClosed(Socket socket) throws IOException {
        socket.setSoTimeout(15_000);
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    @Test
    @Timeout(40)
    void a_slow_loris_is_cut_off_and_the_page_stays_up() throws Exception {
        open(settings(1_000, Duration.ofSeconds(2), Duration.ofSeconds(30)));
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Socket socket = connect();
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\nX-".getBytes(StandardCharsets.US_ASCII));
            slow.add(socket);
        }

        thePageIsUp();

        for (Socket socket : slow) {
            assertThat(isClosed(socket)).isTrue();
        }
        thePageIsUp();
    }

    @Test
    @Timeout(40)
    void a_body_that_never_ends_is_cut_off() throws Exception {
        open(settings(1_000, Duration.ofSeconds(2), Duration.ofSeconds(2)));
        Socket socket = connect();
        socket.getOutputStream()
                .write("POST /receipts/x HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"
                        .getBytes(StandardCharsets.US_ASCII));

        assertThat(isClosed(socket)).isTrue();
        assertThat(side.receipts).isEmpty();
    }

    @Test
    void more_connections_than_allowed_are_closed_at_once_and_the_others_are_served() throws Exception {
        open(settings(40, Duration.ofSeconds(20), Duration.ofSeconds(30)));
        int closed = 0;
        List<Socket> all = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            all.add(connect());
        }
        for (Socket socket : all) {
            socket.getOutputStream()
                    .write("GET /status.json HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            closed += isClosed(socket) ? 1 : 0;
        }

        assertThat(closed).isEqualTo(80);
    }

    /** Opens so many connections, says so, and tells when the other side has ended all of them. */
    private static final String IDLERS = """
            import select, socket, sys
            port, count = int(sys.argv[1]), int(sys.argv[2])
            poll, kept = select.epoll(), {}
            for i in range(count):
                one = socket.create_connection(('127.0.0.1', port))
                kept[one.fileno()] = one
                poll.register(one, select.EPOLLIN)
            print('open', flush=True)
            while kept:
                for number, happened in poll.poll():
                    if not kept[number].recv(1):
                        kept.pop(number).close()
            print('ended', flush=True)
            """;

    @Test
    @Timeout(90)
    void ten_thousand_idle_connections_leave_the_page_up_and_are_ended() throws Exception {
        open(settings(20_000, Duration.ofSeconds(4), Duration.ofSeconds(30)));
        long before = used();
        // From another process: one alone may not have so many at both ends.
        Process idlers = new ProcessBuilder(
                        "python3", "-c", IDLERS, "" + URI.create(side.url).getPort(), "" + IDLE)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = idlers.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("open");

            thePageIsUp();
            long each = (used() - before) / IDLE;
            System.out.println("idle connections: " + IDLE + ", heap each " + each + " bytes");
            assertThat(each).isLessThan(20_000);
            assertThat(said.readLine()).isEqualTo("ended");
            thePageIsUp();
        } finally {
            idlers.destroyForcibly();
        }
    }

    @Test
    @Timeout(60)
    void a_hundred_thousand_requests_for_paths_that_do_not_exist_leave_memory_as_it_was() throws Exception {
        open(settings(1_000, Duration.ofSeconds(10), Duration.ofSeconds(30)));
        thePageIsUp();
        long before = used();
        Socket socket = connect();
        InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        int answered = 0;
        while (answered < MISSING) {
            StringBuilder batch = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                batch.append("HEAD /x").append(answered + i).append(" HTTP/1.1\r\nHost: x\r\n\r\n");
            }
            socket.getOutputStream().write(batch.toString().getBytes(StandardCharsets.US_ASCII));
            answered += answers(in, 100);
        }

        thePageIsUp();
        assertThat(used() - before).as("bytes more than before").isLessThan(30 * MEGABYTE);
    }

    /** Reads so many heads of answers, each a 404. */
    private static int answers(InputStream in, int wanted) throws IOException {
        int seen = 0;
        int state = 0;
        StringBuilder head = new StringBuilder();
        while (seen < wanted) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("closed after " + seen);
            }
            head.append((char) read);
            state = read == (state % 2 == 0 ? '\r' : '\n') ? state + 1 : read == '\r' ? 1 : 0;
            if (state == 4) {
                assertThat(head.toString()).startsWith("HTTP/1.1 404");
                head.setLength(0);
                state = 0;
                seen++;
            }
        }
        return seen;
    }

    @Test
    void an_event_streams_reader_is_not_ended_for_being_quiet_and_one_too_many_is_told_so() throws Exception {
        open(new OpenSettings(1, 100, 1, Duration.ofSeconds(1), Duration.ofSeconds(1), Optional.empty()));
        Socket reader = connect();
        byte[] ask = "GET /status/stream HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        reader.getOutputStream().write(ask);
        InputStream in = reader.getInputStream();
        assertThat(in.read()).isEqualTo('H');
        Socket late = connect();
        late.getOutputStream().write(ask);

        assertThat(new String(late.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 503");
        assertThat(isClosed(late)).as("quiet without a stream").isFalse();
        in.skipNBytes(in.available());
        side.vertx.timer(3, TimeUnit.SECONDS).await(5, TimeUnit.SECONDS);
        side.desk.become(Episode.inForce(Level.RED));
        reader.setSoTimeout(10_000);
        assertThat(in.read()).as("the change still comes").isPositive();
    }

    @Test
    void every_change_is_left_as_files_and_the_link_is_turned_at_once() throws Exception {
        open(OpenSettings.of(2, 100, 10, Optional.of(folder)));
        Path current = folder.resolve("current");
        awaitFile(current, "orange");
        assertThat(current).isSymbolicLink();
        assertThat(Files.list(current).map(path -> path.getFileName().toString()))
                .contains(
                        "index.html",
                        "index.zh.html",
                        "index.en.html",
                        "index.en.html.gz",
                        "status.json.br",
                        "history.json",
                        "alerts.atom",
                        "alerts",
                        "badge.svg",
                        "widget.en.html",
                        "robots.txt");
        assertThat(current.resolve("alerts/aag-20190101-2.cap")).exists();

        side.desk.become(Episode.lifted());
        awaitFile(current, "\"inForce\":null");

        side.desk.become(Episode.inForce(Level.RED));
        awaitFile(current, "\"level\":\"red\"");
        assertThat(new JsonObject(Files.readString(current.resolve("status.json"))).getString("updatedAt"))
                .isNotEmpty();
        side.close();
        assertThat(Files.list(folder.resolve("sets")).count()).as("old ones go").isEqualTo(2);
        open(OpenSettings.of(1, 100, 10, Optional.of(folder)));
    }

    private static void awaitFile(Path current, String part) throws IOException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        String text = "";
        while (!text.contains(part) && System.nanoTime() < until) {
            Path file = current.resolve("status.json");
            text = Files.exists(file) ? Files.readString(file) : "";
        }
        assertThat(text).contains(part);
    }
}
