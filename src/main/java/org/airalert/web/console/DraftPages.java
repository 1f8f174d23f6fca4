package org.airalert.web.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.airalert.access.Permission;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertKind;
import org.airalert.office.Desk;
import org.airalert.office.Refusal;
import org.airalert.web.LevelWords;
import org.airalert.web.api.AlertJson;
import org.airalert.web.api.DraftBody;
import org.airalert.web.api.OfficeParts;
import org.jspecify.annotations.Nullable;

/**
 * Where a person writes: a new alert, other facts for an open one, or what follows a published one (extend, correct, lift, cancel). Beside the form stands
 * what every channel would send, made anew as the form changes.
 */
final class DraftPages {
    private final OfficeParts parts;
    private final DraftBody drafts;

    DraftPages(OfficeParts parts) {
        this.parts = parts;
        this.drafts =
                new DraftBody(parts.place(), new AlertJson(parts.place().plan().zone()));
    }

    /** What is written. */
    private enum Way {
        NEW,
        EDIT,
        UPDATE,
        CORRECTION,
        LIFT,
        CANCEL;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Way of(@Nullable String word) {
            return Stream.of(values())
                    .filter(way -> way.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new Refusal.Unknown("form " + word));
        }
    }

    void addTo(Door door) {
        door.get("/drafts/:way", Permission.DRAFT, this::show)
                .post("/drafts/:way", Permission.DRAFT, this::hand)
                .post("/drafts/:way/preview", Permission.DRAFT, this::preview);
    }

    private Future<Reply> show(Visit visit) {
        Way way = Way.of(visit.path("way"));
        return before(way, visit.query("on")).map(alert -> {
            LevelWords levels = new LevelWords(visit.language());
            Map<String, Object> model = new HashMap<>();
            model.put("way", way.word());
            model.put("on", alert == null ? "" : alert.id().value());
            model.put("values", DraftForm.values(alert, parts.place().plan().zone()));
            model.put("advisory", alert != null && alert.kind() == AlertKind.ADVISORY);
            model.put(
                    "areas",
                    parts.place().areas().all().stream()
                            .map(area -> new IntakePage.Choice(
                                    area.code(), visit.language().pick(area.nameZh(), area.nameEn())))
                            .toList());
            model.put(
                    "levels",
                    parts.place().plan().grades().stream()
                            .map(grade -> new IntakePage.Choice(grade.level().word(), levels.warning(grade.level())))
                            .toList());
            return Reply.page("draft", model);
        });
    }

    private Future<Reply> hand(Visit visit) {
        Way way = Way.of(visit.path("way"));
        return before(way, visit.field("on"))
                .compose(alert -> {
                    Desk.Draft draft = draft(way, alert, visit);
                    if (alert == null) {
                        return parts.desk().draft(draft, visit.by());
                    }
                    return way == Way.EDIT
                            ? parts.desk().edit(alert.id(), draft.facts(), visit.by())
                            : parts.desk().follow(alert.id(), draft.kind(), draft.facts(), visit.by());
                })
                .map(alert -> new Reply.Redirect(Console.BASE + "/alerts/" + alert.id()));
    }

    /** Faults are part of the preview: the form is still being written. */
    private Future<Reply> preview(Visit visit) {
        Way way = Way.of(visit.path("way"));
        return before(way, visit.field("on"))
                .compose(alert -> parts.desk().trial(draft(way, alert, visit)))
                .compose(trial -> parts.dispatcher().status().map(channels -> {
                    Outgoing outgoing = new Outgoing(visit.words(), channels);
                    Map<String, Object> model = new HashMap<>();
                    model.put("previews", outgoing.previews(trial.alert(), trial.previews()));
                    model.put("sentence", outgoing.sentence(trial.previews()));
                    model.put("faults", List.of());
                    return Reply.page("draftpreview", model);
                }))
                .recover(cause -> cause instanceof Refusal refusal
                        ? Future.succeededFuture(faulty(refusal))
                        : Future.failedFuture(cause));
    }

    private static Reply faulty(Refusal refusal) {
        List<String> faults = refusal instanceof Refusal.Invalid invalid
                ? invalid.faults().stream()
                        .map(fault -> fault.pointer() + ": " + fault.detail())
                        .toList()
                : List.of(String.valueOf(refusal.getMessage()));
        return Reply.page("draftpreview", Map.of("previews", List.of(), "sentence", "", "faults", faults));
    }

    private Desk.Draft draft(Way way, @Nullable Alert alert, Visit visit) {
        ObjectNode body = DraftForm.body(visit, parts.place().plan().zone());
        if (alert == null) {
            return drafts.whole(body);
        }
        return switch (way) {
            case NEW, EDIT -> new Desk.Draft(alert.kind(), alert.status(), drafts.edited(alert, body));
            case UPDATE -> drafts.update(alert, body);
            case CORRECTION -> drafts.update(alert, body.put("kind", AlertKind.CORRECTION.word()));
            case LIFT -> drafts.lift(alert, body, parts.clock().instant());
            case CANCEL -> drafts.cancel(alert, body);
        };
    }

    /** The alert that is edited or followed; {@code null} for a new one. */
    private Future<@Nullable Alert> before(Way way, @Nullable String id) {
        if (way == Way.NEW) {
            return Future.succeededFuture();
        }
        try {
            return parts.desk()
                    .alert(new AlertId(String.valueOf(id)))
                    .map(found -> found.orElseThrow(() -> new Refusal.Unknown("alert " + id)));
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(new Refusal.Unknown("alert " + id));
        }
    }
}
