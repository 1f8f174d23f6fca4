package org.airalert.office.county;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.airalert.access.Audit;
import org.airalert.access.AuditEntry;
import org.airalert.access.Principal;
import org.airalert.directory.AreaTree;
import org.airalert.office.Refusal;
import org.airalert.store.Ledger;
import org.airalert.time.Timers;

/** Which county an account belongs to: it sees and reports for that one and no other (plan, 4.1, 4.5). */
public final class CountyAccounts {
    private static final String KIND = "county-account";

    private final Ledger ledger;
    private final Audit audit;
    private final AreaTree areas;
    private final Timers clock;

    public CountyAccounts(Ledger ledger, Audit audit, AreaTree areas, Timers clock) {
        this.ledger = ledger;
        this.audit = audit;
        this.areas = areas;
        this.clock = clock;
    }

    /** Code of the account's county; empty when it has none. */
    public Future<Optional<String>> of(String account) {
        return ledger.get(KIND, account).map(found -> found.map(Ledger.Document::tag));
    }

    /** The same for somebody who acts; fails with {@link Refusal.Forbidden} when the account has no county. */
    public Future<String> required(Principal by) {
        return of(by.account())
                .map(found -> found.orElseThrow(() -> new Refusal.Forbidden("账号" + by.account()
                        + "尚未绑定县（市、区） (this account is bound to no county yet: the administrator binds it)")));
    }

    /** Counties by account. */
    public Future<Map<String, String>> all() {
        return ledger.list(new Ledger.Query(KIND, null, null, Integer.MAX_VALUE, false))
                .map(found -> {
                    Map<String, String> all = new TreeMap<>();
                    found.forEach(one -> all.put(one.id(), one.tag()));
                    return all;
                });
    }

    /** Binds an account to a county; another one takes the place of an earlier. */
    public Future<Void> bind(String account, String area, Principal by) {
        if (areas.find(area).isEmpty() || area.equals(areas.root().code())) {
            return Future.failedFuture(new Refusal.Invalid(
                    List.of(new Refusal.Fault("/area", area + " (expected: the code of a county, district or zone)"))));
        }
        if (account.isBlank()) {
            return Future.failedFuture(
                    new Refusal.Invalid(List.of(new Refusal.Fault("/account", "missing (expected: an account)"))));
        }
        AuditEntry entry = new AuditEntry(clock.instant(), by.account(), "county.bind", account, Map.of("area", area));
        return audit.commit(
                        new Ledger.Commit(
                                List.of(new Ledger.Write(KIND, account, Ledger.Write.ANY, area, "{}")), List.of()),
                        List.of(entry))
                .mapEmpty();
    }
}
