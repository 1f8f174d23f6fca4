package org.airalert.channel.robot;

import static org.assertj.core.api.Assertions.assertThat;

import org.airalert.channel.Samples;
import org.airalert.channel.http.BentAnswers;
import org.airalert.channel.sms.wire.Fuzz;
import org.airalert.delivery.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RobotAnswerFuzzTest {
    @Test
    @Tag("fuzz")
    void an_answer_of_garbage_has_an_outcome() {
        Brand[] brands = Brand.values();

        new Fuzz().run("RobotAnswer", random -> {
            Brand brand = brands[random.nextInt(brands.length)];
            Outcome outcome = RobotAnswer.outcome(brand, BentAnswers.next(random), Samples.NOW);
            assertThat(outcome.detail().length()).isLessThanOrEqualTo(301);
        });
    }
}
