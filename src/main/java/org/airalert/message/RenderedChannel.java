package org.airalert.message;

import java.util.List;
import org.airalert.alert.AlertId;

/** A channel's forms before their digest is taken. */
record RenderedChannel(
        AlertId alert, String channel, String subject, List<TextPart> parts, String template, String version) {}
