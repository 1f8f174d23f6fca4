package org.airalert.web.console;

import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.airalert.access.Permission;
import org.airalert.channel.RouteStatus;
import org.airalert.dispatch.ChannelState;
import org.airalert.dispatch.ChannelStatus;
import org.airalert.web.Moments;
import org.airalert.web.api.ChannelSwitch;
import org.airalert.web.api.OfficeParts;
import org.jspecify.annotations.Nullable;

/** The channels as they stand; pause and resume. */
final class ChannelPages {
    private static final String PATH = Console.BASE + "/channels";

    private final OfficeParts parts;
    private final ChannelSwitch lever;

    ChannelPages(OfficeParts parts) {
        this.parts = parts;
        this.lever = new ChannelSwitch(parts);
    }

    void addTo(Door door) {
        door.get("/channels", Permission.READ, this::list)
                .post(
                        "/channels/:id/pause",
                        Permission.OPERATE,
                        visit -> lever.pause(visit.path("id"), visit.field("reason"), visit.by())
                                .map(state -> new Reply.Redirect(PATH)))
                .post(
                        "/channels/:id/resume",
                        Permission.OPERATE,
                        visit -> lever.resume(visit.path("id"), visit.by()).map(state -> new Reply.Redirect(PATH)))
                .post("/channels/:id/pin", Permission.OPERATE, visit -> pin(visit, Optional.of(visit.field("route"))))
                .post("/channels/:id/unpin", Permission.OPERATE, visit -> pin(visit, Optional.empty()));
    }

    private Future<Reply> pin(Visit visit, Optional<String> route) {
        return lever.pin(visit.path("id"), route, visit.by()).map(done -> new Reply.Redirect(PATH));
    }

    private Future<Reply> list(Visit visit) {
        return parts.dispatcher()
                .status()
                .map(all -> Reply.page(
                        "channels",
                        Map.of(
                                "channels",
                                all.stream().map(one -> row(visit, one)).toList())));
    }

    private Row row(Visit visit, ChannelStatus status) {
        ChannelState state = status.state();
        Moments moments = new Moments(visit.language(), parts.place().plan().zone());
        return new Row(
                status.id(),
                visit.language().of(status.name()),
                status.transport(),
                state.kind().word(),
                state.why(),
                state.by(),
                moments.brief(state.since()),
                status.circuit(),
                status.queued(),
                status.inFlight(),
                String.format(Locale.ROOT, "%.1f", status.perSecond()),
                List.of(
                        status.counts().accepted(),
                        status.counts().deferred(),
                        status.counts().rejected()),
                link(visit, moments, status.link()),
                status.routes().stream().map(ChannelPages::way).toList());
    }

    private static String link(Visit visit, Moments moments, ChannelStatus.@Nullable Link link) {
        if (link == null) {
            return "";
        }
        String at = moments.brief(link.at());
        return link.open()
                ? visit.words().text("c.link.open", at)
                : visit.words().text("c.link.closed", at, link.detail());
    }

    private static Way way(RouteStatus route) {
        return new Way(
                route.id(),
                route.transport(),
                route.weight(),
                route.percent(),
                route.cause(),
                route.pinned(),
                List.of(route.accepted(), route.failed(), route.doubled()));
    }

    /**
     * @param counts attempts accepted, deferred, rejected since the start
     * @param link what the newest link test found; empty before the first
     */
    public record Row(
            String id,
            String name,
            String transport,
            String state,
            String why,
            String by,
            String since,
            String circuit,
            long queued,
            int inFlight,
            String perSecond,
            List<Long> counts,
            String link,
            List<Way> ways) {}

    /** @param counts messages accepted, attempts failed, messages that may have gone twice */
    public record Way(
            String id, String transport, int weight, int percent, String cause, boolean pinned, List<Long> counts) {}
}
