package org.airalert.warning;

/** On what an action rests (warning-rules 5.4). The name is the word in JSON. */
public enum Basis {
    /** The forecast. */
    FORECAST,
    /** Heavy pollution is here and will not improve within a day (plan 3.2.4). */
    MONITORED,
    /** A prompt of the province (plan 3.2.2(2)). */
    PROVINCIAL
}
