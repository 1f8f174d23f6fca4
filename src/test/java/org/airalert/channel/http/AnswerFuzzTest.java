package org.airalert.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.airalert.channel.Samples;
import org.airalert.channel.sms.wire.Fuzz;
import org.airalert.channel.sms.wire.FuzzCorpus;
import org.airalert.delivery.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Answers of receivers that are bent in any way have an outcome, short and at once. */
class AnswerFuzzTest {
    private static final Instant NOW = Samples.NOW;

    @Test
    @Tag("fuzz")
    void an_answer_of_garbage_has_an_outcome() {
        int[] kinds = new int[4];

        new Fuzz().run("HttpAnswer", random -> {
            HttpAnswer answer = BentAnswers.next(random);
            Outcome outcome = answer.outcome(NOW);
            assertThat(outcome.detail().length()).isLessThanOrEqualTo(301);
            if (outcome instanceof Outcome.Accepted accepted) {
                kinds[0]++;
                assertThat(
                                accepted.providerId() == null
                                        ? 0
                                        : accepted.providerId().length())
                        .isLessThanOrEqualTo(200);
            } else if (outcome instanceof Outcome.Deferred deferred) {
                kinds[1]++;
                assertThat(deferred.retryAfter() != null
                                && deferred.retryAfter().isNegative())
                        .isFalse();
            } else {
                kinds[outcome instanceof Outcome.Rejected ? 2 : 3]++;
            }
        });

        assertThat(kinds).doesNotContain(0);
    }

    /** One answer for each outcome; {@code -Dfuzz.corpus.update} finds them anew. */
    @Test
    void the_corpus_ends_as_it_did() throws Exception {
        FuzzCorpus corpus = new FuzzCorpus("HttpAnswer");
        if (Boolean.getBoolean("fuzz.corpus.update")) {
            Random random = new Random(1);
            for (int i = 0; i < 100_000; i++) {
                HttpAnswer answer = BentAnswers.next(random);
                corpus.offer(end(answer), BentAnswers.bytes(answer));
            }
            corpus.save();
        }

        assertThat(corpus.inputs()).hasSizeGreaterThan(8);
        corpus.inputs()
                .forEach((end, bytes) -> assertThat(end(BentAnswers.of(bytes))).isEqualTo(end));
    }

    private static String end(HttpAnswer answer) {
        Outcome outcome = answer.outcome(NOW);
        boolean id = outcome instanceof Outcome.Accepted accepted && accepted.providerId() != null;
        boolean waits = outcome instanceof Outcome.Deferred deferred && deferred.retryAfter() != null;
        return outcome.getClass().getSimpleName() + " " + outcome.reason() + (id ? " with an id" : "")
                + (waits ? " and a time" : "");
    }
}
