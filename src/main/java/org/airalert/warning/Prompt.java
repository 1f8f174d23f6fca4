package org.airalert.warning;

import java.time.Instant;
import org.airalert.clause.Clause;

/**
 * A provincial prompt (plan 3.2.2(2): 省环委会办公室预警提示信息). One that ends no later than it begins is ignored by the engine.
 *
 * @param level the level it asks for
 * @param from when it begins to count
 * @param until when it ends
 */
@Clause("P3.2.2")
public record Prompt(Level level, Instant from, Instant until) {}
