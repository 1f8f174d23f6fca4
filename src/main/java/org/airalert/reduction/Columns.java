package org.airalert.reduction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of a list, by their English and Chinese names; in any order. */
final class Columns {
    static final List<String> NEEDED = List.of(
            "source",
            "enterprise",
            "creditCode",
            "county",
            "sector",
            "grade",
            "line",
            "measureIII",
            "measureII",
            "measureI",
            "person",
            "phone");
    static final List<String> OPTIONAL =
            List.of("legalPerson", "legalPhone", "inspector", "inspectorPhone", "address", "http", "mail");
    private static final Map<String, String> NAMES = names();

    private Columns() {}

    /** {@code so2Emission}; {@code so2III} and so on for what a level saves. */
    static String emission(Pollutant pollutant) {
        return pollutant.name().toLowerCase(Locale.ROOT) + "Emission";
    }

    static String reduction(Pollutant pollutant, Line.Response level) {
        return pollutant.name().toLowerCase(Locale.ROOT) + level.name();
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        String[] zh = {
            "清单类型", "企业名称", "统一社会信用代码", "县（市、区）", "行业类型", "绩效等级", "生产线", "Ⅲ级措施", "Ⅱ级措施", "Ⅰ级措施", "减排责任人", "联系电话"
        };
        for (int i = 0; i < zh.length; i++) {
            put(names, zh[i], NEEDED.get(i));
        }
        String[] more = {"法定代表人", "法定代表人电话", "监督人", "监督人电话", "地址", "推送地址", "邮箱"};
        for (int i = 0; i < more.length; i++) {
            put(names, more[i], OPTIONAL.get(i));
        }
        for (Pollutant pollutant : Pollutant.values()) {
            put(names, pollutant.zh() + "排放量", emission(pollutant));
            put(names, pollutant.zh() + "Ⅲ级减排量", reduction(pollutant, Line.Response.III));
            put(names, pollutant.zh() + "Ⅱ级减排量", reduction(pollutant, Line.Response.II));
            put(names, pollutant.zh() + "Ⅰ级减排量", reduction(pollutant, Line.Response.I));
        }
        return names;
    }

    private static void put(Map<String, String> names, String zh, String key) {
        names.put(key.toLowerCase(Locale.ROOT), key);
        names.put(zh, key);
    }

    /** The key that a heading names; {@code null} when it names none. Roman numerals may be letters, brackets of either width. */
    static @org.jspecify.annotations.Nullable String key(String heading) {
        String plain = heading.strip()
                .replace('(', '（')
                .replace(')', '）')
                .replace("III级", "Ⅲ级")
                .replace("II级", "Ⅱ级")
                .replace("I级", "Ⅰ级");
        String found = NAMES.get(plain);
        return found == null ? NAMES.get(plain.toLowerCase(Locale.ROOT)) : found;
    }

    /** Every column that a list must have. */
    static List<String> needed() {
        List<String> all = new ArrayList<>(NEEDED);
        for (Pollutant pollutant : Pollutant.values()) {
            all.add(emission(pollutant));
            for (Line.Response level : Line.Response.values()) {
                all.add(reduction(pollutant, level));
            }
        }
        return all;
    }
}
