package org.airalert.channel.mail;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import java.util.ArrayList;
import java.util.List;
import org.airalert.alert.AlertKind;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Enclosures.Enclosure;
import org.jspecify.annotations.Nullable;

/** A message as a letter: plain text, HTML, attachments, and the headers by which machines know what it is. */
final class LetterForm {
    private final MailSettings settings;
    private final @Nullable Verp verp;

    /** @param verp {@code null} where nothing comes back to this office */
    LetterForm(MailSettings settings, @Nullable Verp verp) {
        this.settings = settings;
        this.verp = verp;
    }

    String domain() {
        String from = settings.from();
        return from.substring(from.indexOf('@') + 1).replace(">", "").strip();
    }

    MailMessage letter(Dispatch dispatch, List<Enclosure> enclosures) {
        Dispatch.Content content = dispatch.content();
        MailMessage letter = new MailMessage()
                .setFrom(settings.from())
                .setTo(dispatch.delivery().address())
                .setSubject(content.subject())
                .setText(content.text())
                .setHeaders(headers(dispatch));
        if (!content.html().isEmpty()) {
            letter.setHtml(content.html());
        }
        if (verp != null) {
            letter.setBounceAddress(verp.address(dispatch.delivery().id()));
        }
        List<MailAttachment> attached = attached(dispatch, enclosures);
        return attached.isEmpty() ? letter : letter.setAttachment(attached);
    }

    private MultiMap headers(Dispatch dispatch) {
        String id = "<" + dispatch.delivery().id().value() + "@" + domain() + ">";
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Message-ID", id)
                // RFC 3834: so that no absence note answers it.
                .add("Auto-Submitted", "auto-generated");
        // A warning or an order is nothing to unsubscribe from; advice is (RFC 2369).
        boolean advice = dispatch.alert().kind() == AlertKind.ADVISORY;
        return advice && !settings.extras().unsubscribe().isEmpty()
                ? headers.add(
                        "List-Unsubscribe", "<mailto:" + settings.extras().unsubscribe() + "?subject=unsubscribe>")
                : headers;
    }

    private List<MailAttachment> attached(Dispatch dispatch, List<Enclosure> enclosures) {
        List<MailAttachment> attached = new ArrayList<>();
        for (Enclosure one : enclosures) {
            attached.add(attachment(one.name(), one.mediaType(), Buffer.buffer(one.content())));
        }
        String cap = dispatch.content().cap();
        if (settings.extras().attach().contains(MailSettings.Attachment.CAP) && !cap.isEmpty()) {
            attached.add(attachment(dispatch.alert().id().value() + ".xml", "application/cap+xml", Buffer.buffer(cap)));
        }
        return attached;
    }

    private static MailAttachment attachment(String name, String mediaType, Buffer content) {
        return MailAttachment.create()
                .setName(name)
                .setContentType(mediaType)
                .setDisposition("attachment")
                .setData(content);
    }
}
