package org.airalert.alert.cap;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.airalert.alert.Bilingual;

/**
 * What all CAP documents of an office share.
 *
 * @param sender globally unique name of the sender in the form of a domain or an address; no white space, comma, {@code <} or {@code &}
 * @param web absolute address of the public page
 * @param contact phone or mail of the desk
 * @param zone in which times are written, with its offset
 * @param eventCodes value by valueName; may be empty
 * @param geocodeName valueName of area codes, such as {@code GB/T 2260}
 * @param polygons WGS 84 {@code lat,lon} pairs parted by spaces, closed, by area code; areas without one carry their code only
 */
public record CapSettings(
        String sender,
        Bilingual senderName,
        String web,
        String contact,
        ZoneId zone,
        Map<String, String> eventCodes,
        String geocodeName,
        Map<String, String> polygons) {
    public CapSettings {
        if (!sender.matches("[^\\s,<&]+")) {
            throw new IllegalArgumentException(
                    "sender: " + sender + " (expected: a name without white space, comma, < or &)");
        }
        eventCodes = Map.copyOf(eventCodes);
        polygons = Map.copyOf(polygons);
        polygons.forEach(CapSettings::requireClosed);
    }

    private static void requireClosed(String area, String polygon) {
        List<String> points = Arrays.asList(polygon.strip().split("\\s+", -1));
        if (points.size() < 4 || !points.get(0).equals(points.get(points.size() - 1))) {
            throw new IllegalArgumentException(
                    "polygon of " + area + ": expected at least four points, the last the same as the first");
        }
    }
}
