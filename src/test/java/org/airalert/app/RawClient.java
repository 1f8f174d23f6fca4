package org.airalert.app;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls any path of the office side as a browser or a program would, forms and JSON alike; follows no redirect. */
record RawClient(String url, Map<String, String> headers, String token) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");

    record Reply(int status, String location, String cookie, String text) {}

    /** Somebody with {@link GatewayFixture#PASSWORD}. */
    static RawClient loggedIn(String url, String account) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/session"))
                .POST(HttpRequest.BodyPublishers.ofString(new JsonObject()
                        .put("account", account)
                        .put("password", GatewayFixture.PASSWORD)
                        .encode()))
                .timeout(LONGEST)
                .build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new IOException("not let in: " + response.body());
        }
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        return new RawClient(
                url,
                Map.of("Cookie", cookie.substring(0, cookie.indexOf(';'))),
                new JsonObject(response.body()).getString("csrf"));
    }

    RawClient withoutToken() {
        return new RawClient(url, headers, "");
    }

    /** What the page of an alert would send along with a decision; empty where it shows no such form. */
    String seen(String alert) throws Exception {
        Matcher field = SEEN.matcher(get("/console/alerts/" + alert).text());
        return field.find() ? field.group(1) : "";
    }

    Reply get(String path) throws Exception {
        return send("GET", path, new byte[0], "text/plain");
    }

    /** With the session's token as a form's field. */
    Reply form(String method, String path, String fields) throws Exception {
        String body = fields + (token.isEmpty() ? "" : "&csrf=" + token);
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded");
    }

    /** With the session's token as a header, except for forms. */
    Reply send(String method, String path, byte[] body, String type) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", type)
                .timeout(LONGEST);
        headers.forEach(request::header);
        if (!token.isEmpty() && type.equals("application/json")) {
            request.header("X-CSRF-Token", token);
        }
        HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(
                response.statusCode(),
                response.headers().firstValue("Location").orElse(""),
                response.headers().firstValue("Set-Cookie").orElse(""),
                response.body());
    }
}
