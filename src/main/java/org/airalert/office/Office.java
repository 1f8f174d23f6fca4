package org.airalert.office;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.airalert.access.Audit;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.ApprovalRules;
import org.airalert.alert.cap.CapSettings;
import org.airalert.alert.cap.CapSigner;
import org.airalert.delivery.ChannelPlan;
import org.airalert.delivery.Planner;
import org.airalert.directory.AreaTree;
import org.airalert.directory.Recipient;
import org.airalert.message.ChannelText;
import org.airalert.message.PlanTexts;
import org.airalert.message.Renderer;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Ledger;
import org.airalert.time.Timers;
import org.airalert.warning.Assessor;
import org.airalert.warning.Level;
import org.airalert.worker.Workers;

/** What the office is put together from; {@code app} fills it in. */
public final class Office {
    private Office() {}

    /**
     * @param ledger the same one that {@code audit} writes to
     * @param ids makes ids of alerts, events, proposals
     * @param airClock the moment that an assessment is for; the clock itself but for a replay, which assesses at full hours
     * @param workers for rendering and planning, which block
     */
    public record Parts(
            Ledger ledger,
            DeliveryStore deliveries,
            Audit audit,
            Assessor assessor,
            AreaTree areas,
            Ids ids,
            Timers clock,
            InstantSource airClock,
            Workers workers,
            Wording wording,
            Ways ways,
            Settings settings) {}

    /**
     * How alerts are worded, and what all CAP documents share.
     *
     * @param renderers the renderer of the templates as they stand now
     */
    public record Wording(Supplier<Renderer> renderers, PlanTexts texts, CapSettings cap, Optional<CapSigner> signer) {
        /** CAP documents are not signed, and templates do not change. */
        public Wording(Renderer renderer, PlanTexts texts, CapSettings cap) {
            this(() -> renderer, texts, cap, Optional.empty());
        }

        /** For the next rendering; one alert is rendered by one of them. */
        public Renderer renderer() {
            return renderers.get();
        }
    }

    /**
     * The ways out.
     *
     * @param recipients the directory as it stands now
     * @param wake told after deliveries were planned, so that lanes look at once
     */
    public record Ways(List<Way> channels, Supplier<Collection<Recipient>> recipients, Planner planner, Runnable wake) {
        public Ways {
            channels = List.copyOf(channels);
        }
    }

    /**
     * One channel: how it is worded and whom it serves.
     *
     * @param drills whether exercises go out on it
     */
    public record Way(ChannelText text, ChannelPlan plan, boolean confirms, boolean drills) {}

    /**
     * @param usefulFor how long an alert is worth sending after its approval
     * @param autoApprove actions by name that need no second person while the data is sound
     * @param every how often all areas are assessed by the clock
     * @param gather how long after new data its area is assessed, so that what comes together is assessed together; zero: at once
     * @param consultFor levels that are not issued, changed or lifted without the record of a consultation (会商)
     * @param approval who signs which alert
     * @param status of everything that the engine proposes: {@code EXERCISE} in a gateway that runs a drill and nothing else (plan, 6.4)
     */
    public record Settings(
            Duration usefulFor,
            Set<String> autoApprove,
            Duration every,
            Duration gather,
            Set<Level> consultFor,
            ApprovalRules approval,
            AlertStatus status) {
        public Settings {
            autoApprove = Set.copyOf(autoApprove);
            consultFor = Set.copyOf(consultFor);
        }

        /** The engine proposes what is meant. */
        public Settings(
                Duration usefulFor,
                Set<String> autoApprove,
                Duration every,
                Duration gather,
                Set<Level> consultFor,
                ApprovalRules approval) {
            this(usefulFor, autoApprove, every, gather, consultFor, approval, AlertStatus.ACTUAL);
        }

        /** No approval needs the record of a consultation, and any leader of the office signs any level. */
        public Settings(Duration usefulFor, Set<String> autoApprove, Duration every, Duration gather) {
            this(usefulFor, autoApprove, every, gather, Set.of());
        }

        /** Any leader of the office signs any level. */
        public Settings(
                Duration usefulFor, Set<String> autoApprove, Duration every, Duration gather, Set<Level> consultFor) {
            this(usefulFor, autoApprove, every, gather, consultFor, ApprovalRules.OFFICE_ALONE);
        }
    }
}
