package org.airalert.web.api;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.airalert.access.ApiKey;
import org.airalert.access.Permission;
import org.airalert.access.Principal;
import org.airalert.access.Sessions;
import org.airalert.access.Token;
import org.jspecify.annotations.Nullable;

/**
 * Knows who calls: a person by the session cookie, a machine by {@code Authorization: Bearer <key>}. A change that comes with a cookie must
 * also bring the session's CSRF token, so that no other site can make a browser do it.
 */
public final class Gate {
    /** Header in which scripts and API clients send the CSRF token; forms send the field of that name. */
    public static final String CSRF_HEADER = "X-CSRF-Token";

    public static final String CSRF_FIELD = "csrf";
    private static final String COOKIE = "aag_session";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /** Of IPv4 and IPv6; nothing that could break a line of the journal. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

    private final OfficeParts.Access access;

    public Gate(OfficeParts.Access access) {
        this.access = access;
    }

    /** Who calls; empty when the request names nobody, or somebody who may not come in. */
    public Future<Optional<Caller>> caller(HttpServerRequest request) {
        return caller(request, cookie -> access.sessions().find(cookie));
    }

    /** The same for a page that asks again by itself: it does not count as use of the session. */
    public Future<Optional<Caller>> onlooker(HttpServerRequest request) {
        return caller(request, cookie -> access.sessions().glance(cookie));
    }

    private Future<Optional<Caller>> caller(
            HttpServerRequest request, Function<String, Future<Optional<Sessions.Active>>> sessions) {
        String bearer = bearer(request);
        if (bearer != null) {
            return access.keys()
                    .find(bearer)
                    .map(found -> found.map(ApiKey::principal).map(key -> new Caller(key, null)));
        }
        String cookie = sessionCookie(request);
        return cookie == null
                ? Future.succeededFuture(Optional.empty())
                : sessions.apply(cookie)
                        .map(found -> found.map(active -> new Caller(principal(active), active.session())));
    }

    /** Who must come in by two steps and did not yet has no right but to set the second step up. */
    private Principal principal(Sessions.Active active) {
        Principal whole = active.account().principal();
        boolean half = !active.session().twoSteps() && access.factors().isRequired(active.account());
        return half ? new Principal(whole.account(), whole.name(), Set.of(), Set.of()) : whole;
    }

    /**
     * Why the caller may not do this; {@code null} when it may.
     *
     * @param csrf the token as it came with the request; {@code null} when none did
     */
    public static @Nullable String refusal(Caller caller, Permission needs, HttpMethod method, @Nullable String csrf) {
        if (!needs.isHeldBy(caller.principal())) {
            if (caller.isHalfIn()) {
                return "您的角色须先设置两步验证 (your role needs a second step: set it up at /console/second-factor first)";
            }
            return "没有此项权限 (this needs the right to "
                    + needs.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ")";
        }
        if (caller.session() == null || READING.contains(method)) {
            return null;
        }
        return csrf != null && new Token(caller.session().csrf()).is(csrf)
                ? null
                : "请求未带会话的CSRF令牌，请刷新页面后重试 (the change did not bring the session's CSRF token, header " + CSRF_HEADER
                        + ")";
    }

    /**
     * Where a request comes from. A proxy on this machine says so in the last entry of {@code X-Forwarded-For}, the one that it wrote itself;
     * from anybody else that header is not believed.
     */
    public static String address(HttpServerRequest request) {
        String peer = String.valueOf(request.remoteAddress().hostAddress());
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null || !LOOPBACK.contains(peer)) {
            return peer;
        }
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return ADDRESS.matcher(last).matches() ? last : peer;
    }

    /** Gives the browser the cookie of a new session. */
    public static void giveCookie(HttpServerRequest request, Sessions.Opened session) {
        request.response().addCookie(cookie(request, session.cookie().value()));
    }

    /** Takes the cookie away again. */
    public static void takeCookie(HttpServerRequest request) {
        request.response().addCookie(cookie(request, "").setMaxAge(0));
    }

    /** The session's cookie as it came; {@code null} when none did. */
    public static @Nullable String sessionCookie(HttpServerRequest request) {
        Cookie cookie = request.getCookie(COOKIE);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    /** Not for scripts, not for other sites, and over TLS only, except on the machine itself where browsers have none. */
    private static Cookie cookie(HttpServerRequest request, String value) {
        return Cookie.cookie(COOKIE, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(!isLocalAndPlain(request));
    }

    private static boolean isLocalAndPlain(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return authority != null
                && LOOPBACK.contains(authority.host())
                && !"https".equals(request.getHeader("X-Forwarded-Proto"))
                && !request.isSSL();
    }

    private static @Nullable String bearer(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return header.substring(7).strip();
        }
        return request.getHeader("X-API-Key");
    }
}
