package org.airalert.access;

import static org.airalert.store.Done.done;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.airalert.store.Store;
import org.airalert.store.sqlite.SqliteSettings;
import org.airalert.store.sqlite.SqliteStore;
import org.airalert.worker.Workers;

/** Accounts, sessions and keys over a real store, with a clock that the test moves. */
public final class AccessFixture implements AutoCloseable {
    public static final Instant START = Instant.parse("2019-01-02T07:00:00Z");
    public static final String PASSWORD = "correct horse battery";

    public final Vertx vertx = Vertx.vertx();
    public final AtomicReference<Instant> now = new AtomicReference<>(START);
    public final Store store;
    public final Audit audit;
    public final Accounts accounts;
    public final SecondFactors factors;
    public final Sessions sessions;
    public final ApiKeys keys;
    public final Appointments appointments;

    public AccessFixture(Path folder) {
        store = done(SqliteStore.open(vertx, folder, SqliteSettings.defaults()));
        audit = new Audit(store.ledger());
        AccessParts parts =
                new AccessParts(store.ledger(), audit, new Workers(vertx, "access", 2, 50), now::get, new Random(5));
        factors = new SecondFactors(parts, Set.of(Role.ADMINISTRATOR), "Test");
        accounts = new Accounts(parts, factors);
        sessions = new Sessions(parts, new Sessions.Limits(Duration.ofMinutes(30), Duration.ofHours(12)));
        keys = new ApiKeys(parts);
        appointments = new Appointments(parts);
    }

    /** Somebody with a password. */
    public Account person(String id, Role... roles) {
        Token link = done(accounts.invite(new Account.Newcomer(id, id + " 同志", Set.of(roles)), Principal.SYSTEM));
        return done(accounts.accept(link.value(), PASSWORD));
    }

    public void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /** Actions in the audit, oldest first. */
    public List<String> actions() {
        return done(audit.read(0, 1000)).stream()
                .map(link -> link.entry().action())
                .toList();
    }

    @Override
    public void close() {
        done(store.close());
        done(vertx.close());
    }
}
