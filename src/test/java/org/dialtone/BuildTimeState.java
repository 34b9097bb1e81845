package org.dialtone;

import io.quarkus.arc.ClientProxy;
import io.quarkus.arc.InjectableBean;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.nio.Buffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.Timer;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * Initialises classes as the build of a native image does, in a process of its own. Prints each static field that
 * reaches an object of this machine or of the hour of the build, and each system property that was read.
 */
final class BuildTimeState {

    /** Prefix of a field that reaches such an object. */
    static final String FOUND = "FOUND ";
    /** Prefix of a system property that was read. */
    static final String READ = "READ ";
    /** The last line. */
    static final String END = "END ";

    private static final List<Class<?>> OF_THE_MACHINE = List.of(
            RandomGenerator.class,
            InetAddress.class,
            SocketAddress.class,
            NetworkInterface.class,
            Thread.class,
            Executor.class,
            Path.class,
            Timer.class,
            Process.class,
            ProcessHandle.class,
            Cleaner.class,
            Clock.class,
            Closeable.class);
    /** What dependency injection makes of its own, by which everything would be reached. */
    private static final String OF_THE_CONTAINER = "io.quarkus.arc.";

    private static final Duration NEAR = Duration.ofHours(1);

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private BuildTimeState() {}

    /** @param arguments a file with the names of the classes, one per line */
    public static void main(String[] arguments) throws IOException {
        List<String> names = Files.readAllLines(Path.of(arguments[0]));
        Recorder recorder = new Recorder();
        System.setProperties(recorder);
        names.forEach(BuildTimeState::check);
        recorder.asked.forEach(key -> System.out.println(READ + key));
        System.out.println(END + names.size());
    }

    /** Prints what this object reaches that is of this machine or of the hour. */
    static void look(Object made, String name) throws IllegalAccessException {
        new BuildTimeState().walk(made, name);
    }

    /** The system properties; records which of them were read. */
    private static final class Recorder extends Properties {

        private final Set<String> asked = Collections.synchronizedSet(new TreeSet<>());

        private Recorder() {
            putAll(System.getProperties());
        }

        @Override
        public String getProperty(String key) {
            asked.add(key);
            return super.getProperty(key);
        }

        @Override
        public String getProperty(String key, String otherwise) {
            asked.add(key);
            return super.getProperty(key, otherwise);
        }
    }

    private static void check(String name) {
        try {
            BuildTimeState state = new BuildTimeState();
            for (Field field : Class.forName(name).getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    state.read(field, null, name);
                }
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            System.out.println(FOUND + name + " can't be initialised: " + e);
        }
    }

    private void read(Field field, Object owner, String path) throws IllegalAccessException {
        if (!field.getType().isPrimitive() && field.trySetAccessible()) {
            walk(field.get(owner), path + "." + field.getName());
        }
    }

    private void walk(Object value, String path) throws IllegalAccessException {
        if (value == null
                || value instanceof String
                || value instanceof Class<?>
                || isOfTheContainer(value)
                || !seen.add(value)) {
            return;
        }
        if (isOfTheMachine(value)) {
            System.out.println(FOUND + path + " holds a " + value.getClass().getName());
            return;
        }
        switch (value) {
            case Object[] all -> walkAll(Arrays.asList(all), path);
            case Collection<?> all -> walkAll(all, path);
            case Map<?, ?> all -> {
                walkAll(all.keySet(), path);
                walkAll(all.values(), path);
            }
            default -> walkFields(value, path);
        }
    }

    private static boolean isOfTheContainer(Object value) {
        return value.getClass().getName().startsWith(OF_THE_CONTAINER)
                || value instanceof ClientProxy
                || value instanceof InjectableBean<?>;
    }

    private static boolean isOfTheMachine(Object value) {
        return OF_THE_MACHINE.stream().anyMatch(type -> type.isInstance(value))
                || value instanceof Buffer buffer && buffer.isDirect()
                || value instanceof MemorySegment segment && segment.isNative()
                || value instanceof TimeZone zone && zone.equals(TimeZone.getDefault())
                || value instanceof ZoneId zone && zone.equals(ZoneId.systemDefault())
                || value instanceof Instant at
                        && Duration.between(at, Instant.now()).abs().compareTo(NEAR) < 0;
    }

    private void walkAll(Collection<?> all, String path) throws IllegalAccessException {
        for (Object each : all) {
            walk(each, path + "[]");
        }
    }

    private void walkFields(Object value, String path) throws IllegalAccessException {
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    read(field, value, path);
                }
            }
        }
    }
}
