package org.airalert.office;

import java.util.HashMap;
import java.util.Map;
import org.airalert.channel.Dispatch;
import org.airalert.message.FrozenText;
import org.airalert.message.RecipientText;
import org.airalert.message.TextFormat;
import org.airalert.message.sms.SmsSegments;

/** A frozen text as a preview shows it: where a recipient's own words will stand, the name of the field stands. */
final class Sample {
    private Sample() {}

    static Dispatch.Content of(FrozenText frozen) {
        Map<String, String> names = new HashMap<>();
        for (String field : frozen.placeholders()) {
            names.put(field, "〔" + field + "〕");
        }
        RecipientText text = frozen.forRecipient(names);
        boolean sms = frozen.parts().get(0).name().startsWith(TextFormat.SMS.word());
        SmsSegments segments = sms ? SmsSegments.of(text.body()) : null;
        return new Dispatch.Content(
                text.subject(),
                sms ? text.body() : text.part(TextFormat.TEXT.word()).orElse(text.body()),
                text.part(TextFormat.HTML.word()).orElse(""),
                "",
                segments == null ? 0 : segments.count(),
                segments == null ? "" : segments.encoding().word());
    }
}
