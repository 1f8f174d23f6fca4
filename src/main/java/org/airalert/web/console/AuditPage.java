package org.airalert.web.console;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.airalert.access.AuditEntry;
import org.airalert.access.AuditLink;
import org.airalert.access.Permission;
import org.airalert.store.Ledger;
import org.airalert.web.Moments;
import org.airalert.web.api.OfficeParts;

/** Who did what, newest first: filter, and a file of it that a spreadsheet can open. Taking the file is itself put down. */
final class AuditPage {
    private static final int PAGE = 100;
    private static final int STEP = 500;
    private static final int MOST_EXPORTED = 20_000;

    private final OfficeParts parts;

    AuditPage(OfficeParts parts) {
        this.parts = parts;
    }

    void addTo(Door door) {
        door.get("/audit", Permission.READ_AUDIT, this::show).get("/audit.csv", Permission.READ_AUDIT, this::export);
    }

    /** What is looked for; empty means any. */
    public record Asked(String actor, String action, String subject) {
        static Asked of(Visit visit) {
            return new Asked(query(visit, "actor"), query(visit, "action"), query(visit, "subject"));
        }

        private static String query(Visit visit, String name) {
            return Objects.requireNonNullElse(visit.query(name), "");
        }

        boolean fits(AuditEntry entry) {
            return (actor.isEmpty() || entry.actor().equals(actor))
                    && (action.isEmpty() || entry.action().startsWith(action))
                    && (subject.isEmpty() || entry.subject().equals(subject));
        }
    }

    private Future<Reply> show(Visit visit) {
        Asked asked = Asked.of(visit);
        return before(visit)
                .compose(before -> collect(new ArrayList<>(), before, asked, PAGE))
                .map(found -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put(
                            "entries",
                            found.stream().map(one -> row(visit, one)).toList());
                    model.put("asked", asked);
                    model.put(
                            "next",
                            found.size() < PAGE
                                    ? ""
                                    : Long.toString(found.get(PAGE - 1).number()));
                    return Reply.page("audit", model);
                });
    }

    /** The number before which to look, from the query; after the newest entry otherwise. */
    private Future<Long> before(Visit visit) {
        String text = visit.query("after");
        return text != null && text.matches("[0-9]{1,15}")
                ? Future.succeededFuture(Long.parseLong(text))
                : parts.access().audit().size().map(size -> size + 1);
    }

    /** Reads backwards in steps until there are enough, or the journal begins. */
    private Future<List<AuditLink>> collect(List<AuditLink> found, long before, Asked asked, int most) {
        if (before <= 1 || found.size() >= most) {
            return Future.succeededFuture(found);
        }
        long from = Math.max(0, before - 1 - STEP);
        return parts.access().audit().read(from, (int) (before - 1 - from)).compose(links -> {
            for (int i = links.size() - 1; i >= 0 && found.size() < most; i--) {
                if (asked.fits(links.get(i).entry())) {
                    found.add(links.get(i));
                }
            }
            return collect(found, from + 1, asked, most);
        });
    }

    private Future<Reply> export(Visit visit) {
        Asked asked = Asked.of(visit);
        AuditEntry entry = new AuditEntry(
                parts.clock().instant(), visit.by().account(), "audit.export", "", Map.of("actor", asked.actor()));
        return parts.access()
                .audit()
                .commit(new Ledger.Commit(List.of(), List.of()), List.of(entry))
                .compose(done -> before(visit))
                .compose(before -> collect(new ArrayList<>(), before, asked, MOST_EXPORTED))
                .map(found -> {
                    CsvTable table =
                            new CsvTable(List.of("number", "at", "actor", "action", "subject", "detail", "hash"));
                    found.forEach(one -> table.add(List.of(
                            Long.toString(one.number()),
                            Moments.iso(one.entry().at(), parts.place().plan().zone()),
                            one.entry().actor(),
                            one.entry().action(),
                            one.entry().subject(),
                            detail(one.entry()),
                            one.hash())));
                    return new Reply.Download("audit.csv", "text/csv; charset=utf-8", table.toString());
                });
    }

    private Row row(Visit visit, AuditLink link) {
        AuditEntry entry = link.entry();
        Moments moments = new Moments(visit.language(), parts.place().plan().zone());
        return new Row(
                link.number(),
                moments.brief(entry.at()),
                entry.actor(),
                entry.action(),
                entry.subject(),
                detail(entry),
                link.hash().substring(0, 12));
    }

    private static String detail(AuditEntry entry) {
        return entry.detail().entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
    }

    /** @param hash its beginning: enough to compare by eye */
    public record Row(
            long number, String at, String actor, String action, String subject, String detail, String hash) {}
}
