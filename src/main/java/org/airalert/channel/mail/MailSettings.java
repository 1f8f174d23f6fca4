package org.airalert.channel.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.airalert.channel.Rate;
import org.airalert.channel.Secret;
import org.airalert.channel.TransportSettings;
import org.jspecify.annotations.Nullable;

/**
 * {@code mail:} of a channel file.
 *
 * @param host the relay
 * @param from sender's address, with or without a name: {@code 市环委会办公室 <alert@example.org>}
 * @param user empty for a relay that asks for no log in
 * @param password {@code null} with an empty user
 */
public record MailSettings(
        String host,
        int port,
        Tls tls,
        String from,
        String user,
        @Nullable Secret password,
        Extras extras) implements TransportSettings {
    public static final String KIND = "mail";

    /** A letter without extras. */
    public MailSettings(String host, int port, Tls tls, String from, String user, @Nullable Secret password) {
        this(host, port, tls, from, user, password, Extras.NONE);
    }

    /** How the connection to the relay is protected. */
    public enum Tls {
        NONE,
        /** Upgraded after the greeting, or not used at all (RFC 3207). */
        STARTTLS,
        /** From the first byte (RFC 8314). */
        TLS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What not every relay and letter has.
     *
     * @param authorities in PEM, which alone are trusted; empty for those that this Java trusts
     * @param dkim {@code null}: the relay signs, or nobody
     * @param attach files that go with a letter
     * @param domainRate most letters to one domain of recipients
     * @param unsubscribe address to which somebody writes who wants no more advice; empty for none
     */
    public record Extras(
            String authorities,
            @Nullable Dkim dkim,
            Set<Attachment> attach,
            Optional<Rate> domainRate,
            String unsubscribe) {
        public static final Extras NONE = new Extras("", null, Set.of(), Optional.empty(), "");

        public Extras {
            attach = Set.copyOf(attach);
        }
    }

    /**
     * A signature by which receivers know the sender's domain (RFC 6376).
     *
     * @param selector under which the public key stands in the domain's DNS
     * @param key RSA, PKCS #8 in PEM
     */
    public record Dkim(String domain, String selector, Secret key) {}

    /** A file that goes with a letter. */
    public enum Attachment {
        /** The official letter (公文) as PDF. */
        LETTER,
        /** The CAP 1.2 document. */
        CAP;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String addressKey() {
        return "mail";
    }

    @Override
    public Optional<String> endpoint() {
        return Optional.empty();
    }
}
