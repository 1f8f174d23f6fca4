/**
 * Both ports on Redis 7, for any number of nodes that keep nothing themselves. What changes together is one Lua script over keys of one hash tag
 * (the ledger; one channel), so that no node ever sees half of it and Redis Cluster works; a script checks everything before it writes anything.
 *
 * <p>A channel's queue is a sorted set for each priority, by due time, not a Stream with a consumer group: a Stream hands out in the order of
 * arrival, while here red goes before orange, a retry waits for its time, a newer alert takes an older one's place in the queue, and what is withdrawn
 * leaves it. A Stream would need the sorted sets besides, and its list of what is under way would only repeat the due set, where a claim stands with
 * its end: a claim that has run out is due like anything else and is taken over by whoever claims next.
 *
 * <p>Times come from the caller, as the port says. So that nodes whose clocks differ do no harm, each node on Redis runs by Redis' clock ({@link
 * org.airalert.store.redis.RedisClock}); the store itself compares what it is given.
 *
 * <p>A lost connection leaves it open whether a script ran. Each writing call therefore has a name, under which its answer is kept for a minute; it
 * is sent again with that name, and a second run answers what the first did.
 */
@NullMarked
package org.airalert.store.redis;

import org.jspecify.annotations.NullMarked;
