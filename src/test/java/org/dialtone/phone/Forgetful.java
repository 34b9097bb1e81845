package org.dialtone.phone;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stores that begin empty and keep nothing. */
public final class Forgetful {

    private static final Map<Class<?>, Object> NOTHING =
            Map.of(List.class, List.of(), Map.class, Map.of(), Set.class, Set.of());

    private Forgetful() {}

    /** @param port an interface whose methods return lists, maps, sets or nothing */
    public static <T> T store(Class<T> port) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (_, method, _) -> method.getReturnType() == void.class ? null : NOTHING.get(method.getReturnType())));
    }
}
