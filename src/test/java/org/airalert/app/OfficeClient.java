package org.airalert.app;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A person or a machine that calls the office's API, as a client outside would. */
final class OfficeClient {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final List<String> headers = new ArrayList<>();

    OfficeClient(String url) {
        this.url = url;
    }

    String url() {
        return url;
    }

    /** What came back; {@code text} is the body as it is, {@code retryAfter} that header or empty. */
    record Reply(int status, String type, String text, String retryAfter) {
        JsonObject json() {
            return new JsonObject(text);
        }

        JsonArray items() {
            return json().getJsonArray("items");
        }

        /** Pointers of a problem's faults. */
        List<String> pointers() {
            return json().getJsonArray("errors", new JsonArray()).stream()
                    .map(fault -> ((JsonObject) fault).getString("pointer"))
                    .toList();
        }
    }

    /** The same address by somebody who has logged in. */
    OfficeClient as(String account, String password) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/session"))
                .POST(HttpRequest.BodyPublishers.ofString(new JsonObject()
                        .put("account", account)
                        .put("password", password)
                        .encode()))
                .timeout(LONGEST)
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new IOException("not let in: " + response.body());
        }
        OfficeClient person = new OfficeClient(url);
        String cookie =
                response.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        person.headers.addAll(List.of("Cookie", cookie));
        person.headers.addAll(List.of("X-CSRF-Token", new JsonObject(response.body()).getString("csrf")));
        return person;
    }

    /** The same address with an API key. */
    OfficeClient withKey(String key) {
        OfficeClient machine = new OfficeClient(url);
        machine.headers.addAll(List.of("Authorization", "Bearer " + key));
        return machine;
    }

    Reply get(String path) throws Exception {
        return send("GET", path, new byte[0], Map.of());
    }

    Reply post(String path, String body) throws Exception {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    Reply event(String body) throws Exception {
        return post("/events", body);
    }

    Reply event(String body, String key) throws Exception {
        return send("POST", "/events", body.getBytes(StandardCharsets.UTF_8), Map.of("Idempotency-Key", key));
    }

    Reply send(String method, String path, byte[] body, Map<String, String> more) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/api/v1" + path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .timeout(LONGEST);
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        more.forEach(request::header);
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body(),
                response.headers().firstValue("Retry-After").orElse(""));
    }

    /** The headers by which the caller is known, as HTTP/1.1 lines. */
    String headerLines() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < headers.size(); i += 2) {
            lines.append(headers.get(i)).append(": ").append(headers.get(i + 1)).append("\r\n");
        }
        return lines.toString();
    }
}
