package org.airalert.delivery;

/** When a channel tells its audience. */
public enum ChannelUse {
    /** With every alert that it carries. */
    AT_ONCE,
    /** Only those who did not confirm, or could not be reached, through the others (plan, 6.3). */
    STANDBY,
    /** Only supervising units, of those that they answer for and that have not confirmed. */
    SUPERVISION
}
