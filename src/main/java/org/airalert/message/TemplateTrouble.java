package org.airalert.message;

import freemarker.core.InvalidReferenceException;
import freemarker.template.TemplateException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says where a template failed so that its author finds the place: in the template itself, even when a shared macro stumbled. */
final class TemplateTrouble {
    /** A line of Freemarker's own instruction stack. */
    private static final Pattern CALL =
            Pattern.compile("- Reached through: (.*?) {2}\\[in template \"([^\"]+)\".* at line (\\d+)");

    private TemplateTrouble() {}

    private record Place(String code, String file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    static TextFault fault(String name, TemplateException e) {
        String file = Sandbox.file(Objects.requireNonNullElse(e.getTemplateSourceName(), name));
        int line = Objects.requireNonNullElse(e.getLineNumber(), 0);
        Place caller = caller(e.getFTLInstructionStack());
        if (caller == null || !file.startsWith("templates/shared/")) {
            return new TextFault(file, line, reason(e));
        }
        return caller.code().startsWith("@doc.")
                ? new TextFault(caller.file(), caller.line(), "missing fact in " + caller.code())
                : new TextFault(file, line, reason(e) + " (called from " + caller + ")");
    }

    /** The nearest call outside the shared files. */
    private static @Nullable Place caller(@Nullable String stack) {
        Matcher calls = CALL.matcher(stack == null ? "" : stack);
        while (calls.find()) {
            if (!calls.group(2).startsWith("shared/")) {
                return new Place(calls.group(1), Sandbox.file(calls.group(2)), Integer.parseInt(calls.group(3)));
            }
        }
        return null;
    }

    private static String reason(TemplateException e) {
        return e instanceof InvalidReferenceException missing && missing.getBlamedExpressionString() != null
                ? "missing fact: " + missing.getBlamedExpressionString()
                : Sandbox.oneLine(e.getMessageWithoutStackTop());
    }
}
