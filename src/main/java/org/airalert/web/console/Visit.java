package org.airalert.web.console;

import io.vertx.ext.web.RoutingContext;
import org.airalert.access.Permission;
import org.airalert.access.Principal;
import org.airalert.alert.AlertId;
import org.airalert.office.Refusal;
import org.airalert.web.Language;
import org.airalert.web.Words;
import org.airalert.web.api.Caller;
import org.jspecify.annotations.Nullable;

/**
 * One request, and who makes it.
 *
 * @param caller {@code null} on the pages before the log-in
 */
record Visit(RoutingContext context, @Nullable Caller caller, Words words) {
    Principal by() {
        if (caller == null) {
            throw new IllegalStateException("caller: none (expected: a route behind the log-in)");
        }
        return caller.principal();
    }

    boolean may(Permission permission) {
        return caller != null && permission.isHeldBy(caller.principal());
    }

    Language language() {
        return words.language();
    }

    String path(String name) {
        return String.valueOf(context.pathParam(name));
    }

    AlertId alertId() {
        try {
            return new AlertId(path("id"));
        } catch (IllegalArgumentException e) {
            throw new Refusal.Unknown("alert " + path("id"));
        }
    }

    /** {@code null} when missing or empty. */
    @Nullable
    String query(String name) {
        String value = context.request().getParam(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Whether the form had the field at all. */
    boolean has(String name) {
        return context.request().formAttributes().contains(name);
    }

    /** A field of the form, stripped; empty when missing. */
    String field(String name) {
        return raw(name).strip();
    }

    /** A field of the form as typed, for passwords. */
    String raw(String name) {
        String value = context.request().formAttributes().get(name);
        return value == null ? "" : value;
    }
}
