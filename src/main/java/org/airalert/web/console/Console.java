package org.airalert.web.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import org.airalert.web.api.Gate;
import org.airalert.web.api.OfficeParts;
import org.airalert.web.api.OfficeSide;
import org.airalert.worker.Workers;

/** The console below {@code /console}. Every route stands in one of its pages' {@code addTo}, with the right that it needs. */
public final class Console implements OfficeSide.Mount {
    static final String BASE = "/console";

    private final OfficeParts parts;
    private final Wordings wordings;
    private final Workers workers;

    /** @param workers on which pages are made */
    public Console(OfficeParts parts, Wordings wordings, Workers workers) {
        this.parts = parts;
        this.wordings = wordings;
        this.workers = workers;
    }

    @Override
    public void mount(Router router, Gate gate) {
        Door door = new Door(router, gate, new Printer(parts, workers));
        new Assets(parts.clock().instant()).mount(router);
        new EntryPages(parts.access(), gate).addTo(door);
        new SecondFactorPages(parts.access()).addTo(door);
        new NowPage(parts).addTo(door);
        new DustPage(parts).addTo(door);
        new IntakePage(parts).addTo(door);
        new AlertPages(parts, wordings.templates()).addTo(door);
        new SignaturePages(parts, wordings.templates()).addTo(door);
        new DeliveriesFile(parts, workers).addTo(door);
        new DraftPages(parts).addTo(door);
        new DirectoryPages(parts).addTo(door);
        new AuditPage(parts).addTo(door);
        new AccessPages(parts).addTo(door);
        new ChangePages(parts).addTo(door);
        new TrackingPages(parts).addTo(door);
        new DeliveryPages(parts).addTo(door);
        new LostPages(parts).addTo(door);
        new ChannelPages(parts).addTo(door);
        new CarrierPage().addTo(door);
        new TasksPage(parts).addTo(door);
        new CountiesPage(parts).addTo(door);
        new CountyPage(parts).addTo(door);
        new ContactsPage(parts).addTo(door);
        new RequirementsPage().addTo(door);
        new WordingPages(parts, wordings, workers).addTo(door);
        new PlanPage(parts, wordings.plan()).addTo(door);
        new EvaluationPages(parts).addTo(door);
        new ReductionPages(parts).addTo(door);
        door.close();
    }

    /** What is done with a request of somebody who may come in. */
    interface Handler {
        Future<Reply> handle(Visit visit);
    }
}
