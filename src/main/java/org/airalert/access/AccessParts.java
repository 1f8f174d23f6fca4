package org.airalert.access;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.airalert.store.Ledger;
import org.airalert.worker.Workers;

/**
 * What the access classes work with.
 *
 * @param workers where passwords are hashed
 * @param clock of people: sessions, lock-outs and keys run on the wall's time even where the demo's air runs faster
 * @param random cryptographic in production ({@link java.security.SecureRandom})
 */
public record AccessParts(Ledger ledger, Audit audit, Workers workers, InstantSource clock, RandomGenerator random) {}
