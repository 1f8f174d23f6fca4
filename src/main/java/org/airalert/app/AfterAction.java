package org.airalert.app;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.airalert.app.config.Configuration;
import org.airalert.channel.ChannelFile;
import org.airalert.delivery.ChannelUse;
import org.airalert.evaluation.SendingCount;
import org.airalert.office.Office;
import org.airalert.office.OfficeDesk;
import org.airalert.office.evaluation.Drills;
import org.airalert.office.evaluation.Evaluations;
import org.airalert.office.evaluation.Reminders;
import org.airalert.office.evaluation.Seasons;
import org.airalert.office.reduction.ReductionLists;
import org.airalert.web.api.OfficeParts;

/** Puts together what is said about events when they are over. */
final class AfterAction {
    private final Evaluations evaluations;
    private final Reminders reminders;
    private final boolean realTime;

    private AfterAction(Evaluations evaluations, Reminders reminders, boolean realTime) {
        this.evaluations = evaluations;
        this.reminders = reminders;
        this.realTime = realTime;
    }

    /** @param realTime whether the clock runs as fast as the machine's: on a faster one nobody is reminded */
    static AfterAction of(Office.Parts office, OfficeDesk desk, Configuration config, Duties duties, boolean realTime) {
        Evaluations evaluations = new Evaluations(new Evaluations.Parts(
                desk,
                office.ledger(),
                office.deliveries(),
                office.audit(),
                config.plan(),
                office.ways().recipients(),
                channels(config),
                new DutyRecord(config, duties.parts(), office.clock()),
                office.clock(),
                office.workers()));
        Reminders reminders = new Reminders(new Reminders.Parts(
                evaluations,
                new Seasons(evaluations, config.plan().zone()),
                duties.memos(),
                office.ways().recipients(),
                config.duties().office(),
                office.clock(),
                config.plan().zone()));
        return new AfterAction(evaluations, reminders, realTime);
    }

    Evaluations evaluations() {
        return evaluations;
    }

    void start() {
        if (realTime) {
            reminders.start();
        }
    }

    void stop() {
        reminders.stop();
    }

    static OfficeParts.Afterwards parts(Sides.Inside inside, Configuration config, InstantSource clock) {
        Evaluations evaluations = inside.evaluations();
        return new OfficeParts.Afterwards(
                evaluations,
                new Drills(inside.store().ledger(), inside.audit(), clock, evaluations),
                new Seasons(evaluations, config.plan().zone()),
                new ReductionLists(
                        new ReductionLists.Kept(inside.store().ledger(), inside.audit(), inside.roster()),
                        config.areas(),
                        inside.workers(),
                        clock),
                inside.links()::url,
                config.gateway().publicUrl() + "/",
                inside.workers());
    }

    private static Map<String, SendingCount.ChannelFacts> channels(Configuration config) {
        Map<String, SendingCount.ChannelFacts> facts = new HashMap<>();
        for (ChannelFile channel : config.channels()) {
            facts.put(
                    channel.id(),
                    new SendingCount.ChannelFacts(channel.name(), channel.use() == ChannelUse.SUPERVISION));
        }
        return facts;
    }
}
