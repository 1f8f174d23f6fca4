package org.airalert.channel.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where a push goes, taken apart from the address of a delivery. */
public record PushTarget(boolean tls, String host, int port, String path) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** Empty when the text is no URL that a push can go to. */
    public static Optional<PushTarget> of(String address) {
        try {
            URI uri = new URI(address);
            boolean tls = "https".equals(uri.getScheme());
            if (uri.getHost() == null || !(tls || "http".equals(uri.getScheme()))) {
                return Optional.empty();
            }
            int port = uri.getPort() > 0 ? uri.getPort() : tls ? HTTPS : HTTP;
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return Optional.of(new PushTarget(tls, bare(uri.getHost()), port, path + query));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Sockets want an IPv6 address without the brackets that it has in a URL. */
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The URL without path and query, which may hold a token: for messages. */
    public String place() {
        return host + ":" + port;
    }

    public RequestOptions request(HttpMethod method) {
        return new RequestOptions()
                .setMethod(method)
                .setHost(host)
                .setPort(port)
                .setSsl(tls)
                .setURI(path)
                .setFollowRedirects(false);
    }
}
