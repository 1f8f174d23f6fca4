package org.airalert.channel;

/**
 * One of several routes of a channel at one moment, for the board and the API.
 *
 * @param transport kind of transport
 * @param weight as the channel file has it
 * @param percent of its weight that it gets just now
 * @param cause why that is below 100: {@code errors}, {@code late}, {@code link} or {@code stopped}; {@code none}
 * @param pinned whether a person sent everything this way
 * @param link what the newest link test said: {@code untested}, {@code open} or {@code closed}
 * @param accepted messages since the start of this node
 * @param failed attempts since then
 * @param doubled messages that may have gone by another route as well
 */
public record RouteStatus(
        String id,
        String transport,
        int weight,
        int percent,
        String cause,
        boolean pinned,
        String link,
        long accepted,
        long failed,
        long doubled) {}
