package org.airalert.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.airalert.access.Accounts;
import org.airalert.access.ApiKeys;
import org.airalert.access.Audit;
import org.airalert.access.Principal;
import org.airalert.access.Sessions;
import org.airalert.directory.AreaTree;
import org.airalert.directory.Recipient;
import org.airalert.office.Desk;
import org.airalert.store.DeliveryStore;
import org.airalert.warning.Plan;
import org.airalert.web.Readiness;

/**
 * What the office side works with.
 *
 * @param clock of the gateway, which is the air's
 * @param metrics the registry in Prometheus' text format; called on a worker's or event loop's thread
 * @param largestEventBytes longest body that {@code POST /events} takes
 */
public record OfficeParts(
        Desk desk,
        DeliveryStore deliveries,
        Access access,
        Ways ways,
        Place place,
        Readiness readiness,
        Supplier<String> metrics,
        InstantSource clock,
        long largestEventBytes) {
    /** Who may come in, and the record of what they did. */
    public record Access(Accounts accounts, Sessions sessions, ApiKeys keys, Audit audit) {}

    /** Areas and plan of the city. */
    public record Place(AreaTree areas, Plan plan) {}

    /** Channels and directory, as the office side needs them. */
    public interface Ways {
        /** Every channel with its state, circuit, queue length and rate, in the order of the files. */
        Future<JsonArray> channels();

        /** Nothing more is sent on it until it is resumed; empty when there is no such channel. */
        Future<Optional<JsonObject>> pause(String channel, String why, Principal by);

        Future<Optional<JsonObject>> resume(String channel, Principal by);

        /** The directory as it stands. */
        List<Recipient> recipients();

        /** Replaces the whole directory; durable when the future completes. Fails with {@code Refusal.Invalid} naming every fault. */
        Future<Integer> replaceRecipients(List<Recipient> recipients, Principal by);

        /**
         * Reads the directory's CSV form and takes all of it or nothing.
         *
         * @param dryRun only reads and checks
         * @return how many recipients the text holds; fails with {@code Refusal.Invalid}, a fault per line
         */
        Future<Integer> importRecipients(String csv, boolean dryRun, Principal by);
    }
}
