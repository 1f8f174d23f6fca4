package org.airalert.message;

import freemarker.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a template may use. Built-ins are allowed by name, because the others reach classes, run text as code, undo escaping or make
 * memory out of nothing. Judged on Freemarker's own canonical form, so that comments and spacing hide nothing.
 */
final class TemplateRules {
    static final Set<String> BUILT_INS = Set.of(
            "then",
            "has_content",
            "size",
            "join",
            "first",
            "last",
            "map",
            "filter",
            "c",
            "trim",
            "cap_first",
            "upper_case",
            "lower_case",
            "length",
            "index",
            "counter",
            "has_next",
            "is_first",
            "is_last",
            "starts_with",
            "ends_with",
            "contains");
    private static final Pattern BUILT_IN = Pattern.compile("\\?\\s*([A-Za-z_]\\w*)");
    private static final Pattern DIRECTIVE =
            Pattern.compile("<#(ftl|setting|noautoesc|outputformat|attempt|visit|recurse|flush|stop)\\b");

    private TemplateRules() {}

    /** @throws MessageFaults naming every construct that is not allowed */
    static void check(Template template) {
        String canonical = template.toString();
        List<TextFault> faults = new ArrayList<>();
        Matcher builtIns = BUILT_IN.matcher(canonical);
        while (builtIns.find()) {
            if (!BUILT_INS.contains(builtIns.group(1))) {
                faults.add(fault(template, canonical, builtIns, "built-in ?" + builtIns.group(1)));
            }
        }
        Matcher directives = DIRECTIVE.matcher(canonical);
        while (directives.find()) {
            faults.add(fault(template, canonical, directives, "<#" + directives.group(1) + ">"));
        }
        if (!faults.isEmpty()) {
            throw new MessageFaults(faults);
        }
    }

    /** The canonical form keeps line breaks of the text, so its line is near the one in the file. */
    private static TextFault fault(Template template, String canonical, Matcher at, String what) {
        int line = 1
                + (int) canonical
                        .substring(0, at.start())
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
        return new TextFault("templates/" + template.getName(), line, what + " is not allowed");
    }
}
