package org.airalert.message.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must not stand in a text for people: traces of the machine, and signs that a fact left a hole. */
final class Forbidden {
    private static final Map<Pattern, String> RULES = new LinkedHashMap<>();

    static {
        rule("(?<![A-Za-z])(?:null|undefined|true|false|NaN)(?![A-Za-z])", "a value of the machine");
        rule("\\$\\{|</?[#@]|\\?\\?", "template code");
        rule("\\d{4}-\\d{2}-\\d{2}", "a date for machines (write 1月5日, or 5 January)");
        rule("\\d{2}:\\d{2}:\\d{2}|T\\d{2}:\\d{2}", "a time for machines");
        rule("(?<![A-Za-z])(?:IV|I{1,3})级", "a Roman number in Latin letters (write Ⅰ, Ⅱ, Ⅲ, Ⅳ)");
        rule("[。，；：、！？]{2,}", "two punctuation marks in a row");
        rule("（）|【】|“”|〔〕", "empty brackets");
        rule("\\p{IsHan}[,;:?!](?=\\p{IsHan})", "a Western punctuation mark between Chinese characters");
        rule("[为于自至由] ?[。，；]", "a sentence that breaks off");
        rule("百分之百|绝对安全|万无一失|毫无影响", "a promise that nobody can keep");
        rule("TODO|FIXME|XXX|待定|待填", "something unfinished");
    }

    private Forbidden() {}

    private static void rule(String pattern, String reason) {
        RULES.put(Pattern.compile(pattern), reason);
    }

    /** Every finding as {@code "found": why it must not stand there}. */
    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        RULES.forEach((pattern, reason) -> {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                found.add("\"" + matcher.group() + "\" is " + reason);
            }
        });
        return found;
    }
}
