package org.airalert.app.config;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import org.airalert.channel.AddressGuard;
import org.airalert.channel.Secret;
import org.airalert.channel.http.HttpLine;

/** The keys that every kind of transport over HTTP has: addresses, sizes, version, phases, certificates. */
final class LineReader {
    private static final int MAX_ANSWER_BYTES = 64 * 1024;

    private LineReader() {}

    static HttpLine read(YamlMap map, TransportReader.Secrets secrets) {
        return new HttpLine(
                networks(map),
                (int) Math.min(Integer.MAX_VALUE, map.bytes("maxAnswer", MAX_ANSWER_BYTES)),
                map.parsed("version", HttpLine.Version.HTTP_1_1, LineReader::version),
                new HttpLine.Phases(
                        map.duration("tlsTimeout", Duration.ZERO), map.duration("firstByteTimeout", Duration.ZERO)),
                tls(map.map("tls"), secrets));
    }

    private static List<String> networks(YamlMap map) {
        List<String> networks = map.texts("allowPrivateAddresses");
        try {
            AddressGuard.allowing(networks);
            return networks;
        } catch (IllegalArgumentException e) {
            map.fault("allowPrivateAddresses", String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private static HttpLine.Version version(String text) {
        for (HttpLine.Version version : HttpLine.Version.values()) {
            if (version.word().equals(text)) {
                return version;
            }
        }
        throw new IllegalArgumentException(text + " (expected: 1.1, 2 or h2c)");
    }

    private static HttpLine.Tls tls(YamlMap map, TransportReader.Secrets secrets) {
        String authorities = certificates(map, "ca", secrets);
        String certificate = certificates(map, "certificate", secrets);
        if (map.has("certificate") != map.has("key")) {
            map.fault("certificate", "certificate and key go together");
        }
        Secret key = secrets.document(map, "key").map(Secret::of).orElse(null);
        map.done();
        return new HttpLine.Tls(authorities, certificate, certificate.isEmpty() ? null : key);
    }

    /** Certificates in a file that a key names; empty where the key is absent. */
    static String certificates(YamlMap map, String key, TransportReader.Secrets secrets) {
        String pem = secrets.document(map, key).orElse("");
        if (!pem.isEmpty() && !areCertificates(pem)) {
            map.fault(key, "no certificates in it (expected: PEM)");
            return "";
        }
        return pem;
    }

    private static boolean areCertificates(String pem) {
        try {
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .isEmpty();
        } catch (CertificateException e) {
            // Told with the key's place in the file.
            return false;
        }
    }
}
