package org.airalert.web.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.airalert.access.Permission;
import org.airalert.directory.Contact;
import org.airalert.office.escalation.Outstanding;
import org.airalert.web.Moments;
import org.airalert.web.api.AlertJson;

/**
 * Who has not confirmed an alert or was not reached, as the board shows it; read by the template.
 *
 * @param number of all; {@code rows} has the first of them only
 */
public record OpenList(int number, List<Row> rows) {
    /** As many as somebody can ring up while looking at them. */
    private static final int SHOWN = 100;

    public OpenList {
        rows = List.copyOf(rows);
    }

    /**
     * @param how {@code reached} or {@code lost}
     * @param step as the words name it: 0 to 3
     * @param until empty when nothing follows by the clock
     * @param told name of the supervising unit that was told; empty when none was
     */
    public record Row(String id, String name, String how, String phones, String step, String until, String told) {}

    /** The first of them. */
    static OpenList of(List<Outstanding> open, Visit visit, Moments moments) {
        OpenList first = all(open.subList(0, Math.min(SHOWN, open.size())), visit, moments);
        return new OpenList(open.size(), first.rows());
    }

    static OpenList all(List<Outstanding> open, Visit visit, Moments moments) {
        boolean personal = visit.may(Permission.READ_PERSONAL);
        List<Row> rows = new ArrayList<>();
        for (Outstanding one : open) {
            Instant until = one.until();
            String told = one.supervisor();
            rows.add(new Row(
                    one.recipient().id(),
                    one.recipient().name(),
                    one.reached() ? "reached" : "lost",
                    phones(one, personal),
                    Integer.toString(Math.min(one.step(), 3)),
                    until == null ? "" : moments.brief(until),
                    told == null ? "" : told));
        }
        return new OpenList(open.size(), rows);
    }

    private static String phones(Outstanding one, boolean personal) {
        List<String> phones = new ArrayList<>();
        String desk = one.recipient().addresses().getOrDefault("phone", "");
        if (!desk.isEmpty()) {
            phones.add(personal ? desk : AlertJson.mask(desk));
        }
        for (Contact contact : one.recipient().contacts()) {
            if (!contact.phone().isEmpty()) {
                phones.add(contact.name() + " " + (personal ? contact.phone() : AlertJson.mask(contact.phone())));
            }
        }
        return String.join(" · ", phones);
    }
}
