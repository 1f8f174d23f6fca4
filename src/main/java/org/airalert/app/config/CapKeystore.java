package org.airalert.app.config;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Optional;
import org.airalert.alert.cap.CapSigner;
import org.airalert.channel.Secret;

/** The key by which CAP documents are signed: {@code alert.capKeystore}, a PKCS #12 file with one key and its certificate. Blocking. */
final class CapKeystore {
    private CapKeystore() {}

    /** Empty where the file names none, or where it cannot be used; that is noted. */
    static Optional<CapSigner> read(YamlMap map, SecretSource secrets) {
        String file = map.text("capKeystore", "");
        String reference = map.text("capKeystorePassword", "");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<Secret> password = secrets.find(reference);
            if (password.isEmpty()) {
                map.fault("capKeystorePassword", reference + " (expected: env:NAME or file:PATH of what is there)");
                return Optional.empty();
            }
            return Optional.of(
                    signer(secrets.base().resolve(file), password.get().reveal().toCharArray()));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            map.fault("capKeystore", file + " cannot be used: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static CapSigner signer(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(file.toFile(), password);
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password) instanceof PrivateKey key
                    && store.getCertificate(alias) instanceof X509Certificate certificate) {
                return new CapSigner(key, certificate);
            }
        }
        throw new IllegalArgumentException("no key with its certificate in it");
    }
}
