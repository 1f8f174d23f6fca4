package org.airalert.web;

import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.airalert.office.Desk;
import org.airalert.office.PublicStatus;

/** The public face of an office in tests: a status that the test sets. Asking it for anything else fails. */
public final class PublicDesk {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile PublicStatus status;

    public PublicDesk(PublicStatus first) {
        status = first;
    }

    public Desk desk() {
        return (Desk) Proxy.newProxyInstance(
                Desk.class.getClassLoader(),
                new Class<?>[] {Desk.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "publicStatus" -> status;
                    case "onPublicChange" -> {
                        listeners.add((Runnable) arguments[0]);
                        yield null;
                    }
                    default -> Future.failedFuture(new UnsupportedOperationException(method.getName()));
                });
    }

    public void become(PublicStatus next) {
        status = next;
        listeners.forEach(Runnable::run);
    }
}
