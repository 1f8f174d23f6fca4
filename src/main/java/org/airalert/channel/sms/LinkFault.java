package org.airalert.channel.sms;

import java.util.Locale;

/** What goes wrong on a carrier's connection, one word each for log and metric. */
public enum LinkFault {
    /** A length field that no message has; ends the link. */
    LENGTH,
    /** A command that the protocol does not have; the message is passed over. */
    COMMAND,
    /** A body that does not fit its command; ends the link. */
    BODY,
    /** An answer to nothing: too late, doubled or made up. */
    STRAY_ANSWER,
    /** A report that cannot be read. */
    REPORT_UNREADABLE,
    /** A report with a word that is in no list; counts as a failure of the message. */
    REPORT_CODE,
    /** A report that the store could not keep; the carrier repeats it. */
    REPORT_NOT_KEPT,
    /** Open, but without an answer to the link tests. */
    SILENT,
    /** The connection ended, not by us. */
    LOST,
    /** No connection could be made. */
    NO_LINK,
    /** The log in was refused; the carrier's, too, on connections that it makes to us. */
    LOGIN_REFUSED,
    /** The carrier's certificate expired or is not trusted, or the handshake failed. */
    TLS,
    /** More connections than agreed were made to us. */
    TOO_MANY;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
