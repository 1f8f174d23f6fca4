package org.airalert.store.redis;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Priority;

/** Words of the domain as Redis keeps them: the names of the constants, which therefore may not be changed without a new {@link Schema}. */
final class Words {
    private Words() {}

    /** Lua text: {@code CAN[state][next]} is true where {@link DeliveryState#canBecome} says so, which stays the only place that does. */
    static String moves() {
        return Arrays.stream(DeliveryState.values())
                .map(state -> state.name() + " = {" + next(state) + "}")
                .collect(Collectors.joining(",\n  ", "local CAN = {\n  ", "\n}\n"));
    }

    private static String next(DeliveryState state) {
        return Arrays.stream(DeliveryState.values())
                .filter(state::canBecome)
                .map(next -> next.name() + " = true")
                .collect(Collectors.joining(", "));
    }

    /** In the order in which they are sent. */
    static Pack priorities(Pack args) {
        Priority[] all = Priority.values();
        args.array(all.length);
        for (Priority priority : all) {
            args.text(priority.name());
        }
        return args;
    }
}
