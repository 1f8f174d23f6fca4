package org.airalert.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InputDigestTest {
    private static final Plan PLAN = Plan.standard();

    private static Scene scene() {
        return Scene.now().observed(-10, 0, 90).forecast(-1, 96, 120).inForce(Level.RED, -5, null);
    }

    @Test
    void equal_inputs_have_equal_digests() {
        String digest = InputDigest.sha256(PLAN, scene().input());

        assertThat(InputDigest.sha256(PLAN, scene().input())).isEqualTo(digest).matches("[0-9a-f]{64}");
    }

    @Test
    void anything_else_has_another() {
        String digest = InputDigest.sha256(PLAN, scene().input());

        assertThat(InputDigest.sha256(PLAN, scene().observed(0, 1, 90).input())).isNotEqualTo(digest);
        assertThat(InputDigest.sha256(PLAN, scene().prompt(Level.RED, 0, 5).input()))
                .isNotEqualTo(digest);
        assertThat(InputDigest.sha256(PLAN, scene().inForce(Level.RED, -5, 1).input()))
                .isNotEqualTo(digest);
        assertThat(InputDigest.sha256(PLAN.with(Map.of(Reading.CLEAN_GAP, 35)), scene().input()))
                .isNotEqualTo(digest);
    }
}
