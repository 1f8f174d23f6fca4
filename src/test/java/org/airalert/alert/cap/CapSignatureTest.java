package org.airalert.alert.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.airalert.message.lint.SampleAlerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapSignatureTest {
    private static final String DOCUMENT =
            CapDocumentTest.document(SampleAlerts.all().get(0));
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    private record Keys(PrivateKey key, X509Certificate certificate) {}

    @Test
    void a_signed_document_is_valid_verifies_and_shows_any_change() throws Exception {
        for (String kind : new String[] {"RSA", "EC"}) {
            Keys keys = keys(kind);
            String signed = CapSignature.sign(DOCUMENT, keys.key(), keys.certificate());

            assertThat(CapSignature.isSignedBy(signed, keys.certificate().getPublicKey()))
                    .isTrue();
            assertThat(CapSignature.isSignedBy(
                            signed.replace("Severe", "Minor"),
                            keys.certificate().getPublicKey()))
                    .isFalse();
            assertThat(CapSignature.isSignedBy(signed, keys(kind).certificate().getPublicKey()))
                    .isFalse();
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(Path.of("src/test/resources/cap/CAP-v1.2.xsd").toFile())
                    .newValidator()
                    .validate(new StreamSource(new StringReader(signed)));
        }
    }

    @Test
    void an_unsigned_document_is_not_taken_for_signed() throws Exception {
        assertThat(CapSignature.isSignedBy(DOCUMENT, keys("RSA").certificate().getPublicKey()))
                .isFalse();
    }

    private Keys keys(String kind) throws Exception {
        Path store = Files.createTempDirectory(folder, kind).resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "cap",
                        "-keyalg",
                        kind,
                        "-dname",
                        "CN=eepc.example.org",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        return new Keys((PrivateKey) keys.getKey("cap", PASSWORD), (X509Certificate) keys.getCertificate("cap"));
    }
}
