package org.airalert.app.config;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.airalert.channel.Rate;
import org.airalert.channel.Secret;
import org.airalert.channel.TransportSettings;
import org.airalert.channel.mail.MailSettings;
import org.airalert.channel.mail.MailSettings.Attachment;
import org.airalert.channel.mail.MailSettings.Tls;
import org.jspecify.annotations.Nullable;

/** {@code mail:} of a channel file. */
final class MailReader implements TransportReader {
    private static final int SUBMISSION_PORT = 587;

    @Override
    public TransportSettings read(YamlMap map, Secrets secrets) {
        String host = map.required("host");
        String from = map.required("from");
        Optional<Secret> password =
                map.has("password") ? secrets.find(map, "password", map.text("password", "")) : Optional.empty();
        String user = map.text("user", "");
        if (user.isEmpty() == map.has("password")) {
            map.fault("user", "user and password go together");
        }
        return new MailSettings(
                host == null ? "" : host,
                map.number("port", SUBMISSION_PORT, 1, 65_535),
                map.parsed("tls", Tls.STARTTLS, MailReader::tls),
                from == null ? "" : from,
                user,
                password.orElse(null),
                extras(map, secrets));
    }

    private static MailSettings.Extras extras(YamlMap map, Secrets secrets) {
        return new MailSettings.Extras(
                LineReader.certificates(map, "ca", secrets),
                map.has("dkim") ? dkim(map.map("dkim"), secrets) : null,
                attachments(map),
                map.parsed("domainRate", Optional.empty(), text -> Optional.of(Rate.of(text))),
                map.parsed("unsubscribe", "", MailReader::address));
    }

    private static MailSettings.@Nullable Dkim dkim(YamlMap map, Secrets secrets) {
        String domain = map.required("domain");
        String selector = map.required("selector");
        String key = map.required("key");
        Optional<Secret> found =
                key == null ? Optional.empty() : secrets.document(map, "key").map(Secret::of);
        map.done();
        if (found.isPresent() && !isRsa(found.get())) {
            map.fault("key", "no RSA key in it (expected: PKCS #8 in PEM)");
        }
        return domain == null || selector == null || found.isEmpty()
                ? null
                : new MailSettings.Dkim(domain, selector, found.get());
    }

    private static boolean isRsa(Secret pem) {
        try {
            String base64 = pem.reveal().replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Told with the key's place in the file, never with its content.
            return false;
        }
    }

    private static Set<Attachment> attachments(YamlMap map) {
        Set<Attachment> attachments = EnumSet.noneOf(Attachment.class);
        for (String word : map.texts("attach")) {
            if (word.equals(Attachment.LETTER.word())) {
                attachments.add(Attachment.LETTER);
            } else if (word.equals(Attachment.CAP.word())) {
                attachments.add(Attachment.CAP);
            } else {
                map.fault("attach", word + " (expected: letter or cap)");
            }
        }
        return attachments;
    }

    private static String address(String text) {
        if (text.matches("[^\\s<>@,;:\"()]{1,64}@[A-Za-z0-9.-]{1,253}")) {
            return text;
        }
        throw new IllegalArgumentException(text + " (expected: a mail address)");
    }

    private static Tls tls(String text) {
        for (Tls tls : Tls.values()) {
            if (tls.word().equals(text)) {
                return tls;
            }
        }
        throw new IllegalArgumentException(text.toLowerCase(Locale.ROOT) + " (expected: none, starttls or tls)");
    }
}
