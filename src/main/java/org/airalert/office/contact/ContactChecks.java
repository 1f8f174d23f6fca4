package org.airalert.office.contact;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.airalert.access.Principal;
import org.airalert.alert.AlertId;
import org.airalert.clause.Clause;
import org.airalert.delivery.Delivery;
import org.airalert.directory.Audience;
import org.airalert.directory.Recipient;
import org.airalert.duty.ContactCalendar;
import org.airalert.office.Office;
import org.airalert.office.memo.Memo;
import org.airalert.office.memo.Memos;
import org.airalert.store.DeliveryStore;
import org.jspecify.annotations.Nullable;

/** Tries every way to everybody but carriers and media, by a message that says that it is a test. */
@Clause("P6.3")
public final class ContactChecks {
    private static final int PAGE = 500;
    private static final Set<Audience> NOT_TRIED = EnumSet.of(Audience.PUBLIC, Audience.MEDIA, Audience.SUPERVISORS);

    private final Office.Parts parts;
    private final Memos memos;
    private final ContactCalendar calendar;

    public ContactChecks(Office.Parts parts, Memos memos, ContactCalendar calendar) {
        this.parts = parts;
        this.memos = memos;
        this.calendar = calendar;
    }

    public ContactCalendar calendar() {
        return calendar;
    }

    /** Makes the quarter's check when it is due and was not made; true when it was made now. */
    public Future<Boolean> byTheCalendar() {
        Instant now = parts.clock().instant();
        return calendar.toCheck(now)
                .map(quarter -> send(Memo.id(Memo.Purpose.CHECK, calendar.due(now), quarter), now, Principal.SYSTEM))
                .orElse(Future.succeededFuture(false));
    }

    /** Makes a check now; durable when the future completes. */
    public Future<AlertId> now(Principal by) {
        Instant now = parts.clock().instant();
        AlertId id = Memo.id(Memo.Purpose.CHECK, now, "asked for by " + by.account());
        return send(id, now, by).map(done -> id);
    }

    private Future<Boolean> send(AlertId id, Instant now, Principal by) {
        Memo memo = new Memo(
                id,
                Memo.Purpose.CHECK,
                "重污染天气应急联络测试",
                List.of("为保持24小时通信畅通，现对应急联络方式进行例行测试，无需启动任何响应措施。"),
                triedOnes().stream().map(Recipient::id).toList(),
                now,
                now.plus(calendar.answerWithin()));
        return memos.send(memo, by.account());
    }

    /** Everybody whom a check is for. */
    public List<Recipient> triedOnes() {
        return parts.ways().recipients().get().stream()
                .filter(one -> !NOT_TRIED.contains(one.audience()))
                .toList();
    }

    /** The newest check as it stands; empty before the first. */
    public Future<Optional<CheckResult>> newest() {
        return memos.newest(Memo.Purpose.CHECK).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(Optional.empty());
            }
            Memo memo = found.get();
            return read(memo.id(), null, new ArrayList<>())
                    .map(all -> Optional.of(CheckResult.of(memo.id().value(), memo.at(), memo.notAfter(), all)));
        });
    }

    private Future<List<Delivery>> read(AlertId id, @Nullable String cursor, List<Delivery> found) {
        return parts.deliveries()
                .list(new DeliveryStore.Filter(id, null, null, null, cursor, PAGE))
                .compose(page -> {
                    page.forEach(one -> found.add(one.delivery()));
                    return page.size() < PAGE
                            ? Future.succeededFuture(found)
                            : read(id, page.get(PAGE - 1).delivery().id().value(), found);
                });
    }

    /** Recipients of whom no way is known to reach anybody: never tried, not reached, or tried too long ago. */
    public List<Recipient> unproven(Optional<CheckResult> newest) {
        Instant now = parts.clock().instant();
        Optional<CheckResult> valid = newest.filter(one -> now.isBefore(one.at().plus(calendar.validFor())));
        return triedOnes().stream()
                .filter(one -> valid.isEmpty() || !valid.get().reached().contains(one.id()))
                .toList();
    }
}
