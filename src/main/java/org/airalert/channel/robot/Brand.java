package org.airalert.channel.robot;

import java.time.Duration;
import java.util.Locale;
import org.airalert.channel.Rate;

/** Whose robot it is, with the limits of each. */
public enum Brand {
    /** 20 a minute, else blocked for ten minutes. The documentation names no size; 20,000 bytes is what its messages hold elsewhere. */
    DINGTALK(20, 60_000, 20_000, 20_000),
    /** 20 a minute; text of 2,048 bytes, markdown of 4,096. */
    WECOM(20, 60_000, 2_048, 4_096),
    /** 100 a minute and 5 a second, kept at once by one in 600 ms; a body of 20 KB, of which the frame takes a little. */
    FEISHU(1, 600, 19_000, 19_000);

    private final int permits;
    private final int periodMillis;
    private final int textBytes;
    private final int markdownBytes;

    Brand(int permits, int periodMillis, int textBytes, int markdownBytes) {
        this.permits = permits;
        this.periodMillis = periodMillis;
        this.textBytes = textBytes;
        this.markdownBytes = markdownBytes;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Rate rate() {
        return new Rate(permits, Duration.ofMillis(periodMillis));
    }

    /** Most bytes of a message in UTF-8. */
    int maxTextBytes(boolean markdown) {
        return markdown ? markdownBytes : textBytes;
    }
}
