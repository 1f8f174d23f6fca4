package org.airalert.message;

import java.util.EnumSet;
import java.util.Set;
import org.airalert.alert.AlertKind;
import org.airalert.directory.Audience;

/**
 * Who is told of which kind of alert, and so has templates for it. Warnings and advice concern everybody; orders those who carry out measures (plan, 4.3,
 * 4.6); reminders those who owe something; a drill's announcement those who act in it,
 * but no newsroom, which might broadcast it.
 */
public final class Addressees {
    private static final Set<Audience> ACTING = EnumSet.of(Audience.COUNTIES, Audience.UNITS, Audience.ENTERPRISES);
    private static final Set<Audience> REMINDED =
            EnumSet.of(Audience.COUNTIES, Audience.UNITS, Audience.ENTERPRISES, Audience.SCHOOLS, Audience.HOSPITALS);
    private static final Set<Audience> DRILLING =
            EnumSet.of(Audience.COUNTIES, Audience.UNITS, Audience.ENTERPRISES, Audience.SCHOOLS, Audience.HOSPITALS);

    private Addressees() {}

    /** Supervising units are told about those of their own, whatever the kind. */
    public static boolean includes(Audience audience, AlertKind kind) {
        return audience == Audience.SUPERVISORS
                || switch (kind) {
                    case START, STOP -> ACTING.contains(audience);
                    case REMINDER -> REMINDED.contains(audience);
                    case DRILL -> DRILLING.contains(audience);
                    case ISSUE, UPGRADE, DOWNGRADE, EXTEND, RESCHEDULE, LIFT, WITHDRAW, CORRECTION, CANCEL, ADVISORY ->
                        true;
                };
    }
}
