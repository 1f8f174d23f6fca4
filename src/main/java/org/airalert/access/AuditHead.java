package org.airalert.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/**
 * Where the audit chain stood at a moment, signed (Ed25519, RFC 8032): a chain whose newest entries were cut off is whole in itself, but no longer reaches
 * this far.
 *
 * @param number of the entry that was the newest
 * @param hash of that entry
 * @param signature over moment, number and hash, in base 64
 */
public record AuditHead(Instant at, long number, String hash, String signature) {
    private static final String ALGORITHM = "Ed25519";

    /** @param key Ed25519 */
    public static AuditHead sign(Instant at, long number, String hash, PrivateKey key) {
        try {
            Signature signing = Signature.getInstance(ALGORITHM);
            signing.initSign(key);
            signing.update(told(at, number, hash));
            return new AuditHead(at, number, hash, Base64.getEncoder().encodeToString(signing.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the audit head cannot be signed", e);
        }
    }

    /** Whether this key's owner signed exactly this; false also for a signature that is none. */
    public boolean isSignedBy(PublicKey key) {
        try {
            Signature checking = Signature.getInstance(ALGORITHM);
            checking.initVerify(key);
            checking.update(told(at, number, hash));
            return checking.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] told(Instant at, long number, String hash) {
        return ("air-alert-gateway audit head\n" + at + "\n" + number + "\n" + hash).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException when these are not the bytes of an Ed25519 key (PKCS #8) */
    public static PrivateKey privateKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    /** @throws IllegalArgumentException when these are not the bytes of an Ed25519 public key (X.509) */
    public static PublicKey publicKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 public key", e);
        }
    }
}
