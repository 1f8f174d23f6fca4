package org.airalert.office.memo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertState;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.AreaRef;
import org.airalert.alert.Bilingual;
import org.airalert.alert.EventId;
import org.airalert.alert.SignOff;

/**
 * One memo.
 *
 * @param id follows from its purpose and what it is about
 * @param subject headline, in Chinese
 * @param lines what it says, in Chinese, a paragraph each
 * @param recipients ids
 * @param notAfter from then on it is of no use
 */
public record Memo(
        AlertId id,
        Purpose purpose,
        String subject,
        List<String> lines,
        List<String> recipients,
        Instant at,
        Instant notAfter) {
    private static final int ID_BYTES = 12;

    public Memo {
        lines = List.copyOf(lines);
        recipients = List.copyOf(recipients);
        if (!id.isMemo()) {
            throw new IllegalArgumentException("id: " + id + " (expected: one that Memo.id makes)");
        }
    }

    /** What a memo is for. */
    public enum Purpose {
        /** A county has not reported in time (plan, 4.5). */
        CHASE("chase"),
        /** The day's reports, for the office (plan, 4.5). */
        DIGEST("digest"),
        /** A task is due or overdue (plan, 4.3). */
        TASK("task"),
        /** Tries a contact; it must never look like a warning (plan, 6.3). */
        CHECK("check");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** Whether it is a trial, which only channels and recipients that take exercises get. */
        boolean isTrial() {
            return this == CHECK;
        }
    }

    /**
     * The id of the memo for a purpose about something; always the same. Ids sort by {@code due}.
     *
     * @param due when the occasion for it came
     */
    public static AlertId id(Purpose purpose, Instant due, String about) {
        String time = Long.toString(due.toEpochMilli(), 32);
        return new AlertId(AlertId.MEMO + purpose.word() + "-" + "0".repeat(Math.max(0, 10 - time.length())) + time
                + "-" + hash(about));
    }

    private static String hash(String text) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** As the lanes carry it: an advisory of its own event, approved, with the digests of its texts. */
    Alert alert(AreaRef city, Map<String, String> digests) {
        return new Alert(
                id,
                new EventId(id.value()),
                1,
                AlertKind.ADVISORY,
                purpose.isTrial() ? AlertStatus.EXERCISE : AlertStatus.ACTUAL,
                AlertState.PUBLISHED,
                List.of(),
                new AlertFacts(
                        null,
                        null,
                        List.of(city),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        null,
                        new Bilingual(subject, ""),
                        new Bilingual(String.join("\n", lines), "")),
                SignOff.draftedBy("system"),
                at,
                at,
                notAfter,
                digests);
    }
}
