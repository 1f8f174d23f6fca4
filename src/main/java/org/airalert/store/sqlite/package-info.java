/**
 * Both ports on one SQLite file in the data folder, for one process: one thread writes and puts everything that waits into one transaction with
 * one fsync, a few threads read beside it (write-ahead log). Numbers that people look at all the time (how many in which state, how fast) are kept
 * up to date with each write, because counting a million rows for every glance would slow down what is being sent.
 */
@NullMarked
package org.airalert.store.sqlite;

import org.jspecify.annotations.NullMarked;
