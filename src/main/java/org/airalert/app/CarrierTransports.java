package org.airalert.app;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.time.ZoneId;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.Transport;
import org.airalert.channel.sms.Dialect;
import org.airalert.channel.sms.SmsSettings;
import org.airalert.channel.sms.SmsTransport;
import org.airalert.channel.sms.cmpp.CmppDialect;
import org.airalert.channel.sms.cmpp.CmppSettings;
import org.airalert.channel.sms.sgip.SgipDialect;
import org.airalert.channel.sms.sgip.SgipSettings;
import org.airalert.channel.sms.sgip.SgipTransport;
import org.airalert.channel.sms.smgp.SmgpDialect;
import org.airalert.channel.sms.smgp.SmgpSettings;
import org.airalert.channel.sms.smpp.SmppDialect;
import org.airalert.channel.sms.smpp.SmppSettings;

/**
 * Makes the transports that speak the carriers' own protocols.
 *
 * @param zone of the carriers' gateways
 * @param wall the machine's clock: log ins carry the real time
 */
public record CarrierTransports(Vertx vertx, ZoneId zone, InstantSource wall, SmsTransport.Reporting reporting) {
    /** @param settings of one of the protocols that there are */
    public Transport of(Pace pace, SmsSettings settings) {
        if (settings instanceof SgipSettings sgip) {
            return new SgipTransport(vertx, pace, new SgipDialect(sgip, wall, zone), reporting);
        }
        return new SmsTransport(vertx, pace, settings, dialect(settings), reporting);
    }

    private Dialect dialect(SmsSettings settings) {
        if (settings instanceof CmppSettings cmpp) {
            return new CmppDialect(cmpp, wall, zone);
        }
        if (settings instanceof SmgpSettings smgp) {
            return new SmgpDialect(smgp, wall, zone);
        }
        if (settings instanceof SmppSettings smpp) {
            return new SmppDialect(smpp);
        }
        throw new IllegalStateException("no protocol for " + settings.kind());
    }
}
