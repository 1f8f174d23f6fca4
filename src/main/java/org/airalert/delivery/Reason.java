package org.airalert.delivery;

import java.util.Locale;

/** Why an attempt or a delivery ended as it did: one word for API, log, metric label and console. */
public enum Reason {
    /** The receiver did not answer in time; it may have got the message. */
    TIMED_OUT,
    /** Nobody listens at the address, or it cannot be resolved or reached. */
    UNREACHABLE,
    /** The connection broke after the request was written; the receiver may have got the message. */
    CONNECTION_LOST,
    /** 429, or the protocol's own flow control. */
    THROTTLED,
    /** 503. */
    UNAVAILABLE,
    /** 408, 425 or another 5xx. */
    SERVER_ERROR,
    /** Any other 4xx, or a refusal for good in the protocol's own words. */
    REFUSED,
    /** 410: the receiver wants nothing more; the channel stops until an operator resumes it. */
    GONE,
    /** The answer could not be understood. */
    BAD_ANSWER,
    /** The recipient has no address for this channel. */
    NO_ADDRESS,
    /** The address is private, or not on the channel's list. */
    FORBIDDEN_ADDRESS,
    /** The text is not the one that was approved. */
    DIGEST_MISMATCH,
    /** There is no text, or a field that it needs is not known for the recipient. */
    NO_TEXT,
    /** Log in, certificate or signature was refused. */
    NOT_AUTHORISED,
    /** The node that was sending it died; the outcome is not known. */
    NODE_LOST,
    /** Not handed over before {@code notAfter}. */
    EXPIRED,
    /** A newer alert of the event overtook it. */
    SUPERSEDED,
    /** The alert or the delivery was called back by a person. */
    CANCELLED,
    /** The receiver took it and reported later that it could not deliver. */
    REPORTED_FAILED,
    /** The receiver took it and never reported. */
    NO_RECEIPT;

    /** Whether the receiver may have got the message all the same. */
    public boolean leavesFateUnknown() {
        return switch (this) {
            case TIMED_OUT, CONNECTION_LOST, SERVER_ERROR, BAD_ANSWER, NODE_LOST -> true;
            case UNREACHABLE,
                    THROTTLED,
                    UNAVAILABLE,
                    REFUSED,
                    GONE,
                    NO_ADDRESS,
                    FORBIDDEN_ADDRESS,
                    DIGEST_MISMATCH,
                    NO_TEXT,
                    NOT_AUTHORISED,
                    EXPIRED,
                    SUPERSEDED,
                    CANCELLED,
                    REPORTED_FAILED,
                    NO_RECEIPT -> false;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
