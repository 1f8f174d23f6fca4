package org.airalert.app;

import java.util.List;
import java.util.Map;
import org.airalert.alert.Bilingual;
import org.airalert.alert.cap.CapSettings;
import org.airalert.app.config.Configuration;
import org.airalert.app.config.GatewayConfig;
import org.airalert.channel.ChannelFile;
import org.airalert.delivery.ConfirmTimes;
import org.airalert.delivery.Planner;
import org.airalert.message.ChannelText;
import org.airalert.message.RecipientFields;
import org.airalert.message.TextFormat;
import org.airalert.office.Ids;
import org.airalert.office.Office;
import org.airalert.office.contact.DutyRosters;
import org.airalert.warning.Assessor;
import org.airalert.worker.Workers;

/** What the office's desk is made of, out of the configuration and what the store keeps. */
final class DeskParts {
    private DeskParts() {}

    /**
     * What stands behind the desk.
     *
     * @param wake for the lanes, when something was planned
     * @param rosters the directory, with those in front who are on duty
     */
    record Behind(Workers workers, Runnable wake, DutyRosters rosters) {}

    static Office.Parts of(Gateway.Surroundings around, Configuration config, Gateway.Kept kept, Behind behind) {
        GatewayConfig.Confirm confirm = config.gateway().alert().confirm();
        Planner planner = new Planner(
                config.areas(),
                new ConfirmTimes(confirm.red(), confirm.orange(), confirm.yellow()),
                (recipient, alert) -> RecipientFields.of(recipient, alert, config.texts()));
        return new Office.Parts(
                kept.store().ledger(),
                kept.store().deliveries(),
                kept.audit(),
                new Assessor(config.plan()),
                config.areas(),
                new Ids(around.clock(), around.random()),
                around.clock(),
                around.airClock(),
                behind.workers(),
                new Office.Wording(
                        kept.wording().templates()::renderer,
                        config.texts(),
                        cap(config),
                        config.gateway().alert().capSigner()),
                new Office.Ways(
                        config.channels().stream().map(DeskParts::way).toList(),
                        behind.rosters()::recipients,
                        planner,
                        behind.wake()),
                new Office.Settings(
                        config.gateway().alert().usefulFor(),
                        config.gateway().assessment().autoApprove(),
                        config.gateway().assessment().every(),
                        config.gateway().assessment().gather(),
                        config.gateway().assessment().consultFor(),
                        config.gateway().approval(),
                        around.status()));
    }

    private static Office.Way way(ChannelFile channel) {
        List<TextFormat> formats =
                channel.wording().formats().stream().map(TextFormat::of).toList();
        ChannelText text = new ChannelText(
                channel.id(), channel.audience(), formats, channel.wording().smsSegments());
        return new Office.Way(text, channel, channel.asksConfirmation(), channel.drills());
    }

    private static CapSettings cap(Configuration config) {
        Bilingual name = new Bilingual(
                config.texts().office().name().zh(),
                config.texts().office().name().en());
        return new CapSettings(
                config.gateway().alert().capSender(),
                name,
                config.gateway().publicUrl() + "/",
                config.texts().office().phone(),
                config.plan().zone(),
                Map.of("OET:v1.2", "OET-004"),
                "GB/T 2260",
                config.areas().polygons());
    }
}
