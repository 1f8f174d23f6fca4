package org.airalert.office;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airalert.access.Principal;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertState;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.Consultation;
import org.airalert.alert.FactsDiff;
import org.airalert.alert.Proposal;
import org.airalert.channel.Dispatch;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Reason;
import org.airalert.message.OfficialDocument;
import org.airalert.message.TextDiff;
import org.airalert.store.DeliveryStore;
import org.jspecify.annotations.Nullable;

/**
 * What people and machines may ask of the office; the web side knows nothing behind it. Futures fail with a {@link Refusal}, or with
 * {@link org.airalert.store.Unavailable} when the store cannot take more just now. Every change is durable, with its audit entry,
 * when its future completes.
 */
public interface Desk {
    /**
     * Takes one event in (observation, forecast, provincial-prompt, warning, health-advisory, county-report, dust-mark), as JSON text.
     *
     * @param idempotencyKey the same key gives the same answer and no second effect; {@code null}: none
     * @return the event's id
     */
    Future<String> take(String json, @Nullable String idempotencyKey, Principal by);

    /**
     * Takes a CAP 1.2 document of another sender in, as a draft that waits for people. The same document has no second effect.
     *
     * @return fails with {@link Refusal.Invalid} naming every fault, schema and beyond, by its path
     */
    Future<CapTaken> takeCap(byte[] xml, Principal by);

    /**
     * The newest assessment of an area as JSON (fields of warning rules, 5.7, and more), with {@code levelInForce}: the level whose response
     * runs there, for a county the higher of its own and the city's.
     */
    Future<Optional<String>> assessment(String area);

    Future<Series> series(String area, Instant from, Instant to);

    Future<List<Proposed>> proposals(Proposal.@Nullable State state, @Nullable String cursor, int limit);

    /** Approves the proposal's draft; the same as {@link #approve} on its alert. */
    Future<Alert> approveProposal(String proposal, Principal by);

    /** Not proposed again until the picture changes. */
    Future<Proposal> rejectProposal(String proposal, String reason, Principal by);

    /** A draft by hand, submitted at once. */
    Future<Alert> draft(Draft draft, Principal by);

    /** Other facts for an alert that is still open; the editor becomes its drafter, so somebody else must approve. */
    Future<Alert> edit(AlertId alert, AlertFacts facts, Principal by);

    Future<List<Alert>> alerts(@Nullable AlertState state, @Nullable String cursor, int limit);

    Future<Optional<Alert>> alert(AlertId id);

    /**
     * Puts down the consultation (会商) that the decision about an alert rests on. Refused once the alert is decided.
     *
     * @return the record, durable
     */
    Future<Consultation> consult(AlertId alert, Consultation consultation, Principal by);

    /** The record of the consultation about an alert; empty when there is none. */
    Future<Optional<Consultation>> consultation(AlertId alert);

    /** The assessment that made a proposal, with its whole input: a document that {@code assess} recomputes. */
    Future<Optional<String>> cause(String proposal);

    /** Renders, freezes and signs every channel's text, makes the alert durable as approved, and starts the fan-out. */
    Future<Alert> approve(AlertId alert, Principal by);

    /** Who may sign, and the urgent path with its second signature. */
    Signatures signatures();

    Future<Alert> reject(AlertId alert, String reason, Principal by);

    /** Drafts the alert that follows a published one: other facts, or its end ({@code LIFT}, {@code CANCEL}, {@code CORRECTION}). */
    Future<Alert> follow(AlertId published, AlertKind kind, AlertFacts facts, Principal by);

    /** Sends a submitted draft back to be mended, with the reason; whoever edits it hands it in again. */
    Future<Alert> giveBack(AlertId alert, String reason, Principal by);

    /** What each channel would send of a draft that is still being written; nothing is stored. */
    Future<Trial> trial(Draft draft);

    /** What each channel would send, by channel id; with an estimate of recipients. */
    Future<Map<String, Preview>> preview(AlertId alert);

    /** What the alert says otherwise than the one before it in its event; empty for the first. */
    Future<Difference> difference(AlertId alert);

    /** The alert's official letters with their titles, frozen when it is approved. */
    Future<Map<OfficialDocument, String>> letters(AlertId alert);

    /** One letter as XHTML; before the approval as it would be, marked as a draft. */
    Future<String> letter(AlertId alert, OfficialDocument document, Addressee to);

    /** The same as PDF. */
    Future<byte[]> letterPdf(AlertId alert, OfficialDocument document, Addressee to);

    /** Hands a delivery that ended without success over once more, as a new delivery of the frozen text. */
    Future<String> resend(String delivery, Principal by);

    /** The same to another address: the one of the directory was wrong. */
    Future<String> resendTo(String delivery, String address, Principal by);

    /** What ended without success (failed, expired, without a receipt) of whatever alert, in the order of ids. */
    Future<LostPage> lost(Lost query, @Nullable String cursor, int limit);

    /** Hands everything over once more that {@link #lost} would find, that is of use still, and that was not sent again already. */
    Future<Resent> resendAll(Lost query, Principal by);

    /** The state of affairs for the public, made anew at each change. */
    PublicStatus publicStatus();

    /** Called on an event loop after each change of {@link #publicStatus()}. */
    void onPublicChange(Runnable listener);

    /**
     * Whose copy of a letter.
     *
     * @param recipient id; needed for letters that bear a recipient's name
     * @param number in the office's register (文号); {@code null} leaves room for it
     */
    record Addressee(@Nullable String recipient, @Nullable Integer number) {}

    /** Which lost deliveries; {@code null} anywhere means any. */
    record Lost(
            @Nullable AlertId alert,
            @Nullable String channel,
            @Nullable String recipient,
            @Nullable DeliveryState state,
            @Nullable Reason reason) {}

    /** @param next cursor of the next page, which may be empty; {@code null} when this is the last */
    record LostPage(
            List<DeliveryStore.Tracked> items, @Nullable String next) {}

    /**
     * @param sent new deliveries
     * @param skipped of no use any more, without an address, or sent again already
     * @param more whether there are more than are sent again at one time
     */
    record Resent(int sent, int skipped, boolean more) {}

    /**
     * @param previous the alert before it in its event
     * @param texts by channel, for those that carried both
     */
    record Difference(Optional<Alert> previous, List<FactsDiff.Change> facts, Map<String, List<TextDiff.Line>> texts) {}

    /** @param warnings what is odd about the document and did not stop it */
    record CapTaken(String id, List<String> warnings) {}

    record Proposed(Proposal proposal, Alert alert) {}

    /** @param alert as it would be drafted now */
    record Trial(Alert alert, Map<String, Preview> previews) {}

    record Draft(AlertKind kind, AlertStatus status, AlertFacts facts) {}

    record Preview(Dispatch.Content content, int recipients, String digest, List<String> faults) {}

    /** @param aqi 0 to 500; {@code null} where the hour has no value */
    record Point(Instant time, @Nullable Integer aqi) {}

    record Band(Instant time, int lower, int upper) {}

    /** Observed hours, the forecast in use, and 24-h means (at window ends) over both; all in order of time. */
    record Series(String area, List<Point> observed, List<Band> forecast, List<Point> means) {}
}
