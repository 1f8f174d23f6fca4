package org.airalert.channel.http;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Certificates of an authority made for the tests. */
public final class CertificatePem {
    private static final X509Bundle AUTHORITY = authority("CN=Authority of the tests");
    private static final X509Bundle OWN = issued(AUTHORITY, "gateway.example", Instant.now());

    private static final String RSA_KEY = rsa();

    private CertificatePem() {}

    /** A key as those are with which letters are signed. */
    public static String rsaKey() {
        return RSA_KEY;
    }

    private static String rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static String authority() {
        return AUTHORITY.getRootCertificatePEM();
    }

    /** Of another authority, which nobody knows. */
    public static X509Bundle stranger() {
        return issued(authority("CN=Stranger"), "localhost", Instant.now());
    }

    public static String own() {
        return OWN.getCertificatePathPEM();
    }

    public static String ownKey() {
        return OWN.getPrivateKeyPEM();
    }

    /** For a host, valid around now. */
    public static X509Bundle of(String host) {
        return issued(AUTHORITY, host, Instant.now());
    }

    /** For a host, out of date since an hour. */
    public static X509Bundle expired(String host) {
        return issued(AUTHORITY, host, Instant.now().minus(Duration.ofDays(2)));
    }

    public static PemKeyCertOptions shown(X509Bundle certificate) {
        return new PemKeyCertOptions()
                .addCertValue(Buffer.buffer(certificate.getCertificatePathPEM()))
                .addKeyValue(Buffer.buffer(certificate.getPrivateKeyPEM()));
    }

    private static X509Bundle authority(String name) {
        try {
            return new CertificateBuilder()
                    .subject(name)
                    .setIsCertificateAuthority(true)
                    .buildSelfSigned();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Bundle issued(X509Bundle by, String host, Instant around) {
        try {
            return new CertificateBuilder()
                    .subject("CN=" + host)
                    .addSanDnsName(host)
                    .notBefore(around.minus(Duration.ofDays(1)))
                    .notAfter(around.plus(Duration.ofDays(1)))
                    .buildIssuedBy(by);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
