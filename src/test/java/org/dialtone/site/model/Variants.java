package org.dialtone.site.model;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.net.IpRange;
import org.dialtone.net.Subnet;

/** Makes all values that differ from a given one in a single place, by the components of its records. */
final class Variants {

    /** @param path the components that lead to the place */
    record Variant(String path, Object value) {}

    private Variants() {}

    static Stream<Variant> of(Object value) {
        return of("", value, value == null ? Object.class : value.getClass());
    }

    private static Stream<Variant> of(String path, Object value, Class<?> type) {
        return switch (value) {
            case null -> type == String.class ? one(path, "x") : Stream.empty();
            case String text -> one(path, text + "x");
            case Boolean flag -> one(path, !flag);
            case Integer number -> one(path, number + 1);
            case Long number -> one(path, number + 1);
            case Instant time -> one(path, time.plusSeconds(1));
            case Duration time -> one(path, time.plusSeconds(1));
            case Enum<?> word -> one(path, other(word));
            case Subnet _ -> one(path, Subnet.of("10.99.0.0/24"));
            case IpRange _ -> one(path, IpRange.of("10.99.0.1-10.99.0.2"));
            case List<?> list -> list(path, list);
            case Map<?, ?> map -> map(path, map);
            case Record parts -> parts(path, parts);
            default -> throw new AssertionError(path + " is of " + value.getClass() + ", which has no variant");
        };
    }

    private static Stream<Variant> one(String path, Object value) {
        return Stream.of(new Variant(path, value));
    }

    private static Object other(Enum<?> word) {
        Object[] all = word.getDeclaringClass().getEnumConstants();
        return all[(word.ordinal() + 1) % all.length];
    }

    private static Stream<Variant> list(String path, List<?> list) {
        Stream<Variant> whole = list.isEmpty()
                ? Stream.empty()
                : Stream.concat(
                        one(path + "[0] gone", list.subList(1, list.size())),
                        list.reversed().equals(list) ? Stream.empty() : one(path + " turned", list.reversed()));
        return Stream.concat(
                whole,
                IntStream.range(0, list.size())
                        .boxed()
                        .flatMap(i -> inside(path + "[" + i + "]", list.get(i), (changed, _) -> {
                            List<Object> others = new ArrayList<>(list);
                            others.set(i, changed);
                            return others;
                        })));
    }

    private static Stream<Variant> map(String path, Map<?, ?> map) {
        return map.keySet().stream()
                .flatMap(key -> Stream.concat(
                        one(path + "." + key + " gone", without(map, key)),
                        inside(path + "." + key, map.get(key), (changed, _) -> {
                            Map<Object, Object> others = new LinkedHashMap<>(map);
                            others.put(key, changed);
                            return others;
                        })));
    }

    private static Map<Object, Object> without(Map<?, ?> map, Object key) {
        Map<Object, Object> others = new LinkedHashMap<>(map);
        others.remove(key);
        return others;
    }

    private static Stream<Variant> inside(String path, Object value, BiFunction<Object, Object, Object> whole) {
        return of(path, value, value.getClass())
                .map(each -> new Variant(each.path(), whole.apply(each.value(), value)));
    }

    private static Stream<Variant> parts(String path, Record parts) {
        RecordComponent[] components = parts.getClass().getRecordComponents();
        return IntStream.range(0, components.length).boxed().flatMap(i -> {
            Object[] values = values(parts, components);
            return of(path + "." + components[i].getName(), values[i], components[i].getType())
                    .map(each -> {
                        Object[] others = values.clone();
                        others[i] = each.value();
                        return new Variant(each.path(), made(parts.getClass(), components, others));
                    });
        });
    }

    private static Object[] values(Record parts, RecordComponent[] components) {
        return Arrays.stream(components)
                .map(component -> {
                    try {
                        component.getAccessor().setAccessible(true);
                        return component.getAccessor().invoke(parts);
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(e);
                    }
                })
                .toArray();
    }

    private static Object made(Class<?> type, RecordComponent[] components, Object[] values) {
        try {
            return type.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
