package org.airalert.alert.cap;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** The office's own signature under its CAP documents. */
public record CapSigner(PrivateKey key, X509Certificate certificate) {
    /** The document with its signature, as {@link CapSignature#sign}. */
    public String sign(String xml) {
        return CapSignature.sign(xml, key, certificate);
    }
}
