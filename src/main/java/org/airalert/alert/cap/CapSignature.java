package org.airalert.alert.cap;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.DigestMethodParameterSpec;
import javax.xml.crypto.dsig.spec.SignatureMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Enveloped XML signature of a CAP document (CAP 1.2, 3.3.4.1; XML-DSig): the last child of {@code alert}, over the whole document, exclusive
 * canonical form, SHA-256, RSA or elliptic curve. Thread-safe.
 */
public final class CapSignature {
    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    private CapSignature() {}

    /**
     * The document with its signature.
     *
     * @param certificate stands in the signature, so that a reader can tell whose it is
     * @throws IllegalArgumentException when the key is of no kind that can sign
     */
    public static String sign(String xml, PrivateKey key, X509Certificate certificate) {
        try {
            Document document = CapXml.parse(xml);
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            KeyInfoFactory keys = factory.getKeyInfoFactory();
            KeyInfo info = keys.newKeyInfo(List.of(keys.newX509Data(List.of(certificate))));
            factory.newXMLSignature(signedInfo(factory, method(key)), info)
                    .sign(new DOMSignContext(key, document.getDocumentElement()));
            return CapXml.write(document);
        } catch (SAXException e) {
            throw new IllegalArgumentException("not a document that can be signed", e);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalArgumentException("the key cannot sign: " + e.getMessage(), e);
        }
    }

    private static String method(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> RSA_SHA256;
            case "EC" -> ECDSA_SHA256;
            default -> throw new IllegalArgumentException("key: " + key.getAlgorithm() + " (expected: RSA or EC)");
        };
    }

    private static SignedInfo signedInfo(XMLSignatureFactory factory, String method) throws GeneralSecurityException {
        Reference whole = factory.newReference(
                "",
                factory.newDigestMethod(DigestMethod.SHA256, (DigestMethodParameterSpec) null),
                List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
                null,
                null);
        return factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(method, (SignatureMethodParameterSpec) null),
                List.of(whole));
    }

    /** True when the document bears a signature, the last child of its root and over all of it, that this key made. */
    public static boolean isSignedBy(String xml, PublicKey key) {
        try {
            Document document = CapXml.parse(xml);
            List<Element> children = CapXml.children(document.getDocumentElement());
            if (children.isEmpty() || !isSignature(children.get(children.size() - 1))) {
                return false;
            }
            DOMValidateContext context = new DOMValidateContext(key, children.get(children.size() - 1));
            context.setProperty("org.jcp.xml.dsig.secureValidation", true);
            XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            return coversAll(signature) && signature.validate(context);
        } catch (SAXException | MarshalException | XMLSignatureException e) {
            return false;
        }
    }

    private static boolean isSignature(Node node) {
        return XMLSignature.XMLNS.equals(node.getNamespaceURI()) && "Signature".equals(node.getLocalName());
    }

    /** A signature over a part would leave the rest open to change. */
    private static boolean coversAll(XMLSignature signature) {
        List<Reference> references = signature.getSignedInfo().getReferences();
        return references.size() == 1 && references.get(0).getURI().isEmpty();
    }
}
