package org.airalert.office;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.airalert.access.Principal;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.ApprovalRules;
import org.airalert.alert.SecondSignature;
import org.airalert.alert.Signing;

/** Who may sign, and the urgent path: one signature publishes, the second one follows within a set time. Futures fail like those of {@link Desk}. */
public interface Signatures {
    ApprovalRules rules();

    /** Whether this person may approve the alert now, as the second one. */
    Signing ordinary(Alert alert, Principal by);

    /** Whether this person may publish it now on one signature. */
    Signing urgent(Alert alert, Principal by);

    /** Whether this person may give the second signature that is owed. */
    Signing second(Alert alert, SecondSignature owed, Principal by);

    /**
     * Approves on one signature; otherwise the same as {@link Desk#approve}. That the second signature is owed, and until when, is made durable in the
     * same commit.
     *
     * @param reason why it cannot wait; not empty
     */
    Future<Alert> approveUrgently(AlertId alert, String reason, Principal by);

    /** Gives the second signature under what was published on one. */
    Future<SecondSignature> sign(AlertId alert, Principal by);

    /** What is known of an alert's second signature; empty where none is or was owed. */
    Future<Optional<SecondSignature>> of(AlertId alert);

    /** Those that are owed still, oldest alert first. */
    Future<List<SecondSignature>> owed();
}
