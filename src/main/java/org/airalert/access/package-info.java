/**
 * Who may do what, and the proof of who did what: accounts, roles, keys, sessions and the audit chain.
 * Passwords and keys are kept only as hashes.
 */
@NullMarked
package org.airalert.access;

import org.jspecify.annotations.NullMarked;
