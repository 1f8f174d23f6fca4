package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kill -9 in the middle of a fan-out, then start again: the rest is sent, nothing is lost, repeats carry the same {@code webhook-id}. */
class KillIT {
    private static final int SCHOOLS = 1500;
    private static final int KILLED_AFTER = 400;
    private static final long ANSWER_MILLIS = 5;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        done(vertx.close());
    }

    @Test
    @Timeout(120)
    void after_kill_9_in_a_fan_out_the_rest_is_sent_and_repeats_carry_the_same_webhook_id() throws Exception {
        Schools schools = new Schools(vertx, folder, SCHOOLS, ANSWER_MILLIS);
        schools.write();
        String alert;
        try (GatewayJar first = GatewayJar.serve(folder)) {
            alert = Schools.approved(first);
            schools.awaitReached(KILLED_AFTER);
            first.kill();
        }
        int before = schools.reached();
        assertThat(before).as("killed in the middle").isBetween(KILLED_AFTER, SCHOOLS - 1);

        try (GatewayJar again = GatewayJar.serve(folder)) {
            again.ready();
            OfficeClient officer = Schools.office(again).as("officer", Schools.PASSWORD);
            schools.awaitReached(SCHOOLS);
            assertThat(schools.counts(officer, alert)).isEqualTo(Map.of("accepted", SCHOOLS));
        }
        schools.assertAllReachedUnderOneId();
        System.out.println("kill -9: pushed before " + before + ", pushes " + schools.pushes() + ", repeats "
                + (schools.pushes() - SCHOOLS) + ", recipients reached " + schools.reached());
    }
}
