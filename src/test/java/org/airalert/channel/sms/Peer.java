package org.airalert.channel.sms;

import java.util.List;

/** An independent implementation on the other side. */
public interface Peer {
    int port();

    /** Submits that came, each part by itself. */
    int submits();

    /** Reports that were answered. */
    int reportsTaken();

    /** Whole texts, joined by the peer from their parts. */
    List<String> texts();

    /** Ends one of the connections, in the middle of whatever it does. */
    void cutOne();

    void stop();

    /** How it behaves. */
    interface Mood {
        /** Whether the n-th submit, from 1, meets flow control. */
        boolean throttles(int submit);

        /** What is reported of a message to the number; empty for no report. */
        String state(String number);
    }

    /** Takes everything, reports everything as delivered. */
    Mood GOOD = new Mood() {
        @Override
        public boolean throttles(int submit) {
            return false;
        }

        @Override
        public String state(String number) {
            return "DELIVRD";
        }
    };
}
