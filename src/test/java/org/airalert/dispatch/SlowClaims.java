package org.airalert.dispatch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.airalert.store.DeliveryStore;

/** A store whose first claim that finds something is answered only when a test says. */
final class SlowClaims {
    private SlowClaims() {}

    /**
     * @param claimed completed when that claim is made
     * @param answer when its answer may go on
     */
    static DeliveryStore first(DeliveryStore inner, Promise<Void> claimed, Future<Void> answer) {
        AtomicBoolean done = new AtomicBoolean();
        return (DeliveryStore) Proxy.newProxyInstance(
                DeliveryStore.class.getClassLoader(),
                new Class<?>[] {DeliveryStore.class},
                (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(inner, arguments);
                        return method.getName().equals("claim")
                                ? ((Future<?>) result).compose(found -> {
                                    if (((List<?>) found).isEmpty() || done.getAndSet(true)) {
                                        return Future.succeededFuture(found);
                                    }
                                    claimed.complete();
                                    return answer.map(found);
                                })
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
