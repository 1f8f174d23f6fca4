package org.airalert.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(2);
    private final List<Promise<String>> begun = new ArrayList<>();

    private Future<String> ask() {
        return turns.run(() -> {
            Promise<String> promise = Promise.promise();
            begun.add(promise);
            return promise.future();
        });
    }

    @Test
    void only_so_many_run_and_the_next_begins_when_one_ends() {
        Future<String> first = ask();
        ask();
        ask();
        assertThat(begun).hasSize(2);

        begun.get(0).complete("one");

        assertThat(first.result()).isEqualTo("one");
        assertThat(begun).hasSize(3);
    }

    @Test
    void a_failure_or_a_throw_gives_its_turn_back() {
        Future<String> failed = ask();
        begun.get(0).fail("no");
        Future<String> thrown = turns.run(() -> {
            throw new IllegalStateException("at once");
        });
        ask();
        ask();
        ask();

        assertThat(failed.failed()).isTrue();
        assertThat(thrown.cause()).hasMessage("at once");
        assertThat(begun).hasSize(3);
    }
}
