package org.dialtone.simulation;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dialtone.pack.InstalledPacks;
import org.dialtone.phone.Packs;

/** How many entries each map and list of the engines has, whatever field holds it. */
final class TableSizes {

    private static final String PRODUCT = "org.dialtone.";
    private static final String SIMULATION = TableSizes.class.getPackageName();
    /** What the packs say of phones is as large as the packs are. */
    private static final Set<Class<?>> FIXED = Set.of(Packs.class, InstalledPacks.class);

    private record Found(Object value, String field) {}

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Found> left = new ArrayDeque<>();
    private final Map<String, Integer> sizes = new TreeMap<>();

    private TableSizes() {}

    /** The size of the largest table of each field that can be reached, by class and field. */
    static Map<String, Integer> of(Object... engines) {
        TableSizes all = new TableSizes();
        Arrays.stream(engines).forEach(each -> all.left.add(new Found(each, "")));
        while (!all.left.isEmpty()) {
            all.look(all.left.poll());
        }
        return all.sizes;
    }

    private void look(Found found) {
        if (found.value() == null || !seen.add(found.value())) {
            return;
        }
        switch (found.value()) {
            case Map<?, ?> map -> table(found.field(), map.size(), Stream.of(map.keySet(), map.values()));
            case Collection<?> all -> table(found.field(), all.size(), Stream.of(all));
            case Object[] all -> Arrays.stream(all).forEach(each -> left.add(new Found(each, found.field())));
            default -> fields(found.value());
        }
    }

    private void table(String field, int size, Stream<Collection<?>> parts) {
        sizes.merge(field, size, Math::max);
        parts.flatMap(Collection::stream).forEach(each -> left.add(new Found(each, field + " entry")));
    }

    private void fields(Object value) {
        for (Class<?> type = value.getClass(); isWalked(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    left.add(new Found(read(field, value), type.getSimpleName() + "." + field.getName()));
                }
            }
        }
    }

    private static boolean isWalked(Class<?> type) {
        return type != null
                && type.getName().startsWith(PRODUCT)
                && !type.getPackageName().equals(SIMULATION)
                && !type.isEnum()
                && !FIXED.contains(type);
    }

    private static Object read(Field field, Object value) {
        try {
            return field.get(value);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
