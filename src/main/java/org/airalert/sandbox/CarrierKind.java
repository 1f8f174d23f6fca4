package org.airalert.sandbox;

import java.util.Locale;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.CarrierDialect;
import org.airalert.channel.sms.cmpp.CmppCarrier;
import org.airalert.channel.sms.cmpp.CmppVersion;
import org.airalert.channel.sms.sgip.SgipCarrier;
import org.airalert.channel.sms.smgp.SmgpCarrier;
import org.airalert.channel.sms.smpp.SmppCarrier;

/** The carriers' own protocols that a {@link CarrierReceiver} speaks. */
public enum CarrierKind {
    CMPP2,
    CMPP3,
    SGIP,
    SMGP,
    SMPP;

    /** As a command line has it: {@code cmpp3}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming the kinds that there are */
    public static CarrierKind of(String word) {
        for (CarrierKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(word + " (expected: cmpp2, cmpp3, sgip, smgp or smpp)");
    }

    /** The carrier's side, which lets this account in. */
    public CarrierDialect dialect(String account, Secret password) {
        return switch (this) {
            case CMPP2 -> new CmppCarrier(CmppVersion.V20, account, password);
            case CMPP3 -> new CmppCarrier(CmppVersion.V30, account, password);
            case SGIP -> new SgipCarrier(account, password);
            case SMGP -> new SmgpCarrier(account, password);
            case SMPP -> new SmppCarrier(account, password);
        };
    }
}
