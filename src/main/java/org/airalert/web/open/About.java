package org.airalert.web.open;

import java.time.ZoneId;
import java.util.List;
import org.airalert.alert.Bilingual;

/**
 * Who publishes, for whom, and where: the same on every public document.
 *
 * @param city whose air it is
 * @param office publishing body
 * @param phone of the duty desk
 * @param url of the public side as the outside knows it, without a slash at its end
 * @param thresholds of the plan, smallest first
 * @param realTime false where the gateway's clock is not the wall's (demo): then a browser must not compare the two
 * @param demo whether all of it is a replay for show, which every document must say
 */
public record About(
        Bilingual city,
        Bilingual office,
        String phone,
        String url,
        ZoneId zone,
        List<Integer> thresholds,
        boolean realTime,
        boolean demo) {
    public About {
        thresholds = List.copyOf(thresholds);
    }
}
