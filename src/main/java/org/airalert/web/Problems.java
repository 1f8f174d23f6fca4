package org.airalert.web;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.airalert.access.AccessRefusal;
import org.airalert.office.Refusal;
import org.airalert.store.Conflict;
import org.airalert.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that turns an error into an HTTP answer. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final AtomicLong NUMBER = new AtomicLong();

    private Problems() {}

    /** Answers a failed request, unless its answer has begun: then the connection is cut, so that nobody takes half an answer for a whole one. */
    public static void answer(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            context.request().connection().close();
            return;
        }
        Problem problem =
                of(context.failure(), context.statusCode(), context.request().path());
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        if (problem.status() == 503) {
            response.putHeader("Retry-After", "2");
        }
        if (problem.status() == 413 || problem.status() == 408) {
            // The rest of the body is not read.
            response.putHeader("Connection", "close");
        }
        response.end(problem.json().toBuffer());
    }

    /**
     * @param cause {@code null} where only a status is known
     * @param status used where the cause says nothing better
     */
    public static Problem of(@Nullable Throwable cause, int status, @Nullable String path) {
        if (cause instanceof Refusal refusal) {
            return of(refusal);
        }
        if (cause instanceof AccessRefusal refusal) {
            return of(refusal);
        }
        if (cause instanceof Conflict) {
            return new Problem(
                    409,
                    "conflict",
                    "Somebody was faster",
                    "内容刚被他人修改，请重新查看后再决定 (it was changed meanwhile: read it again and decide again)");
        }
        if (cause instanceof StoreException || cause instanceof RejectedExecutionException) {
            LOG.warn("request refused, too busy or no store path={} reason={}", path, cause.getMessage());
            return new Problem(
                    503,
                    "unavailable",
                    "Not just now",
                    "系统繁忙，未保存任何内容，请稍候再试 (the gateway cannot take this just now; nothing was stored: try again)");
        }
        if (cause instanceof HttpException http) {
            String detail = http.getPayload();
            return plain(http.getStatusCode(), detail == null ? "" : detail);
        }
        return cause == null || (status >= 400 && status < 500) ? plain(status, "") : internal(cause, path);
    }

    private static Problem of(Refusal refusal) {
        if (refusal instanceof Refusal.Invalid invalid) {
            String detail = invalid.faults().stream()
                    .limit(3)
                    .map(fault -> (fault.pointer().isEmpty() ? "" : fault.pointer() + ": ") + fault.detail())
                    .collect(Collectors.joining("; "));
            return new Problem(400, "invalid", "The input is not valid", detail, invalid.faults());
        }
        String why = String.valueOf(refusal.getMessage());
        if (refusal instanceof Refusal.Unknown) {
            return new Problem(404, "unknown", "There is no such thing", chineseFirst("没有找到", why));
        }
        return refusal instanceof Refusal.Forbidden
                ? new Problem(403, "forbidden", "Not allowed", chineseFirst("没有此项权限", why))
                : new Problem(409, "not-now", "Not in this state", chineseFirst("当前状态不允许此操作", why));
    }

    /** Sentences that name things by their ids are in English only: a Chinese one stands before them. */
    private static String chineseFirst(String zh, String why) {
        boolean chinese = why.codePoints().anyMatch(Character::isIdeographic);
        return chinese ? why : zh + " (" + why + ")";
    }

    private static Problem of(AccessRefusal refusal) {
        String why = String.valueOf(refusal.getMessage());
        return switch (refusal.why()) {
            case INVALID ->
                new Problem(
                        400,
                        "invalid",
                        "The input is not valid",
                        why,
                        List.of(new Refusal.Fault("/" + refusal.field(), why)));
            case UNKNOWN -> new Problem(404, "unknown", "There is no such thing", why);
            case TAKEN ->
                new Problem(
                        409,
                        "taken",
                        "The name is in use",
                        why,
                        List.of(new Refusal.Fault("/" + refusal.field(), why)));
        };
    }

    private static Problem plain(int status, String detail) {
        return switch (status) {
            case 400 ->
                new Problem(400, "bad-request", "Bad request", or(detail, "请求无法理解 (the request cannot be understood)"));
            case 401 ->
                new Problem(
                        401,
                        "unauthenticated",
                        "Who are you?",
                        or(detail, "请先登录，或使用密钥 (a session or an API key is needed)"));
            case 403 -> new Problem(403, "forbidden", "Not allowed", or(detail, "没有此项权限 (this needs another role)"));
            case 404 -> new Problem(404, "unknown", "There is no such thing", or(detail, "没有此路径 (no such path)"));
            case 405 ->
                new Problem(
                        405, "method", "Wrong method", or(detail, "此路径不支持该方法 (the path is known, the method is not)"));
            case 408 ->
                new Problem(408, "slow", "Too slow", or(detail, "请求未能及时到达 (the request did not arrive in time)"));
            case 413 ->
                new Problem(
                        413,
                        "too-large",
                        "Too large",
                        or(detail, "内容超过允许的大小 (the body is larger than this call takes)"));
            case 415 ->
                new Problem(415, "media-type", "Wrong media type", or(detail, "此接口只接受JSON (this call takes JSON)"));
            case 429 ->
                new Problem(429, "too-many", "Too many requests", or(detail, "请求过于频繁，请稍候再试 (slow down and try again)"));
            case 503 -> new Problem(503, "unavailable", "Not just now", or(detail, "请稍候再试 (try again)"));
            default ->
                new Problem(
                        status < 400 ? 500 : status,
                        "error",
                        "It did not work",
                        or(detail, "请求失败 (the request failed)"));
        };
    }

    private static String or(String detail, String otherwise) {
        return detail.isEmpty() ? otherwise : detail;
    }

    private static Problem internal(Throwable cause, @Nullable String path) {
        String id = "e" + NUMBER.incrementAndGet();
        LOG.error("request failed errorId={} path={}", id, path, cause);
        return new Problem(
                500, "internal", "A fault in the gateway", "系统内部故障，日志编号 " + id + " (it was logged as " + id + ")");
    }
}
