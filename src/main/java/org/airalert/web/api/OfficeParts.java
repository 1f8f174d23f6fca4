package org.airalert.web.api;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.airalert.access.Accounts;
import org.airalert.access.ApiKeys;
import org.airalert.access.Audit;
import org.airalert.access.Principal;
import org.airalert.access.SecondFactors;
import org.airalert.access.Sessions;
import org.airalert.alert.Alert;
import org.airalert.delivery.DeliveryId;
import org.airalert.directory.AreaTree;
import org.airalert.directory.Recipient;
import org.airalert.dispatch.Dispatcher;
import org.airalert.office.Desk;
import org.airalert.office.change.AccessRequests;
import org.airalert.office.change.Changes;
import org.airalert.office.escalation.Outstanding;
import org.airalert.office.evaluation.Drills;
import org.airalert.office.evaluation.Evaluations;
import org.airalert.office.evaluation.Seasons;
import org.airalert.office.reduction.ReductionLists;
import org.airalert.store.DeliveryStore;
import org.airalert.warning.Plan;
import org.airalert.web.Readiness;
import org.airalert.worker.Workers;

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
        Dispatcher dispatcher,
        FollowUp followUp,
        Directory directory,
        Afterwards afterwards,
        Place place,
        DutyParts duties,
        Readiness readiness,
        Supplier<String> metrics,
        InstantSource clock,
        long largestEventBytes) {
    /** Who may come in, and the record of what they did. */
    public record Access(
            Accounts accounts,
            SecondFactors factors,
            Sessions sessions,
            ApiKeys keys,
            Audit audit,
            LogInPace pace,
            Changes changes,
            AccessRequests requests) {}

    /** Who owes a confirmation of an alert, or was not reached. */
    @FunctionalInterface
    public interface FollowUp {
        Future<List<Outstanding>> outstanding(Alert alert);
    }

    /**
     * What follows an event (plan, 5 and 6.4).
     *
     * @param links from a delivery to the page on which it is confirmed
     * @param publicUrl of the public page
     * @param workers on which reports are printed
     */
    public record Afterwards(
            Evaluations evaluations,
            Drills drills,
            Seasons seasons,
            ReductionLists lists,
            Function<DeliveryId, String> links,
            String publicUrl,
            Workers workers) {}

    /** Areas and plan of the city. */
    public record Place(AreaTree areas, Plan plan) {}

    /** Who must be told, as the office side needs it. */
    public interface Directory {
        /** As it stands. */
        Collection<Recipient> recipients();

        /**
         * Puts one address of a recipient right, its own or a contact's; durable when the future completes.
         *
         * @return fails with {@code Refusal.Invalid} when the new one cannot be an address of that kind
         */
        Future<Recipient> correct(String recipient, Correction correction, Principal by);

        /**
         * Another address in place of one.
         *
         * @param kind {@code http}, {@code mail} or {@code phone}
         * @param before the address that was wrong; empty where there was none
         */
        record Correction(String kind, String before, String after) {}

        /** Takes the place of the whole directory; durable when the future completes. Fails with {@code Refusal.Invalid} naming every fault. */
        Future<Integer> replace(List<Recipient> recipients, Principal by);

        /**
         * Reads the directory's CSV form and takes all of it or nothing.
         *
         * @param dryRun only reads and checks
         * @return how many recipients the text holds; fails with {@code Refusal.Invalid}, a fault per line
         */
        Future<Integer> read(String csv, boolean dryRun, Principal by);
    }
}
