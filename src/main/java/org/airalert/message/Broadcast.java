package org.airalert.message;

/**
 * The forms in which radio, television and screens in the street tell an alert. All three take the first paragraph, which is the one for the public;
 * what follows it is for the newsroom.
 */
final class Broadcast {
    /** Most characters on a screen: eight lines of twenty, which a passer-by reads in the time that it takes to pass. */
    static final int SCREEN_CHARS = 160;

    private static final String PARAGRAPH = "D:";

    private Broadcast() {}

    /**
     * @param output of the layout that marks every paragraph
     * @return the text on one line for {@code CRAWL}, on several for the others; never with a line break at its end but the one
     */
    static String of(TextFormat format, Sandbox.Output output) {
        String first = output.text()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(PARAGRAPH))
                .map(line -> line.substring(PARAGRAPH.length()).strip())
                .findFirst()
                .orElse("");
        return switch (format) {
            case SCREEN -> screen(output.subject().strip(), first);
            case AUDIO -> audio(first);
            default -> first + "\n";
        };
    }

    /** The headline, and as many whole sentences as fit below it. */
    private static String screen(String headline, String paragraph) {
        StringBuilder shown = new StringBuilder(headline).append('\n');
        // The headline carries the mark of a drill already.
        String text = headline.startsWith("【演练】") ? paragraph.replace("【演练】", "") : paragraph;
        int start = 0;
        int end = text.indexOf('。') + 1;
        while (end > start && shown.length() + end - start <= SCREEN_CHARS) {
            shown.append(text, start, end);
            start = end;
            end = text.indexOf('。', start) + 1;
        }
        return start == 0 ? shown.toString() : shown.append('\n').toString();
    }

    private static String audio(String paragraph) {
        String text = paragraph.startsWith("【演练】") ? paragraph.substring(4) : paragraph;
        String opening = text.length() < paragraph.length() ? "【演练】现在进行播出演练，以下内容不是真实预警。" : "现在播送重污染天气信息。";
        return opening + "\n" + spoken(text) + "\n以上信息播送完毕。\n";
    }

    /** Signs that a voice cannot say, as words. */
    static String spoken(String text) {
        return text.replace("Ⅰ", "一")
                .replace("Ⅱ", "二")
                .replace("Ⅲ", "三")
                .replace("Ⅳ", "四")
                .replace("—", "到")
                .replace("AQI", "空气质量指数")
                .replace("（PM2.5）", "")
                .replace("PM2.5", "细颗粒物")
                .replace("PM10", "可吸入颗粒物")
                .replace("（", "，")
                .replace("）", "");
    }
}
