package org.airalert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmokeTest {
    @Test
    void the_class_path_is_whole() {
        assertThat(io.vertx.core.Vertx.class.getName()).isNotEmpty();
    }
}
