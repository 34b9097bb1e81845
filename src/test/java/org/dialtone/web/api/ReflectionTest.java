package org.dialtone.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SimpleVerifier;

/**
 * Reflection writes JSON. Quarkus declares to the native image the declared result and parameter types of the API's
 * methods; it can't see a type within a {@link Response} or an event, and the image would answer {@code {}} or 500.
 */
class ReflectionTest {

    private static final Set<String> TAKE_A_BODY = Set.of("ok", "accepted", "entity");
    /** Of server-sent events; its last parameter is the body. */
    private static final String EVENT = "jakarta/ws/rs/sse/OutboundSseEvent$Builder";

    private static Path folder;
    private static List<Class<?>> all;

    @BeforeAll
    static void load() throws IOException, URISyntaxException {
        folder = Path.of(ApiProblem.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(folder.resolve("org/dialtone"))) {
            all = files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(".class"))
                    .<Class<?>>map(name -> type(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.')))
                    .toList();
        }
    }

    @Test
    void whatIsWrappedInAResponseIsRegistered() {
        Set<Class<?>> wrapped = new LinkedHashSet<>();
        all.forEach(each -> wrapped(each, wrapped));
        assertTrue(wrapped.containsAll(Set.of(ApiProblem.class, EventsApi.EventJson.class)), wrapped::toString);
        Set<Class<?>> known = new LinkedHashSet<>(registered());
        wrapped.addAll(known);
        known.addAll(declared());
        assertEquals(Set.of(), names(reached(wrapped).stream().filter(each -> !known.contains(each))));
    }

    @Test
    void whatTheApiGivesAndTakesIsOfKnownShape() {
        Set<Class<?>> registered = registered();
        assertEquals(
                Set.of(),
                names(declared().stream()
                        .filter(each -> !each.isRecord() && !each.isEnum() && !registered.contains(each))));
    }

    private static Set<String> names(Stream<Class<?>> types) {
        return types.map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Class<?>> registered() {
        return all.stream()
                .filter(each -> each.isAnnotationPresent(RegisterForReflection.class))
                .flatMap(each -> {
                    Class<?>[] targets =
                            each.getAnnotation(RegisterForReflection.class).targets();
                    return targets.length == 0 ? Stream.of(each) : Arrays.stream(targets);
                })
                .collect(Collectors.toSet());
    }

    /** Returns results and parameters of the methods that answer requests, and the types that these consist of. */
    private static Set<Class<?>> declared() {
        Set<Class<?>> types = new LinkedHashSet<>();
        all.stream()
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(ReflectionTest::answersRequests)
                .forEach(method -> {
                    add(method.getGenericReturnType(), types);
                    Arrays.stream(method.getGenericParameterTypes()).forEach(each -> add(each, types));
                });
        return reached(types);
    }

    private static boolean answersRequests(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(each -> each.isAnnotationPresent(HttpMethod.class));
    }

    private static Set<Class<?>> reached(Set<Class<?>> from) {
        Set<Class<?>> reached = new LinkedHashSet<>();
        from.forEach(each -> reach(each, reached));
        return reached;
    }

    private static void reach(Class<?> type, Set<Class<?>> reached) {
        if (reached.add(type) && type.isRecord()) {
            Set<Class<?>> parts = new LinkedHashSet<>();
            Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(each -> add(each, parts));
            parts.forEach(each -> reach(each, reached));
        }
    }

    private static void add(Type type, Set<Class<?>> types) {
        switch (type) {
            case ParameterizedType generic -> {
                add(generic.getRawType(), types);
                Arrays.stream(generic.getActualTypeArguments()).forEach(each -> add(each, types));
            }
            case Class<?> array when array.isArray() -> add(array.componentType(), types);
            case Class<?> own when own.getName().startsWith("org.dialtone.") -> types.add(own);
            default -> {}
        }
    }

    private static void wrapped(Class<?> owner, Set<Class<?>> types) {
        ClassNode node = new ClassNode();
        try {
            new ClassReader(Files.readAllBytes(folder.resolve(owner.getName().replace('.', '/') + ".class")))
                    .accept(node, 0);
            for (MethodNode method : node.methods) {
                if (Arrays.stream(method.instructions.toArray())
                        .anyMatch(each -> each instanceof MethodInsnNode call && takesABody(call))) {
                    wrapped(node, method, types);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AnalyzerException e) {
            throw new AssertionError(owner.getName(), e);
        }
    }

    private static boolean takesABody(MethodInsnNode call) {
        return call.owner.startsWith("jakarta/ws/rs/core/Response")
                        && TAKE_A_BODY.contains(call.name)
                        && call.desc.startsWith("(Ljava/lang/Object;")
                || call.owner.equals(EVENT) && call.name.equals("data");
    }

    private static void wrapped(ClassNode owner, MethodNode method, Set<Class<?>> types) throws AnalyzerException {
        Frame<BasicValue>[] frames = new Analyzer<>(new SimpleVerifier()).analyze(owner.name, method);
        for (int i = 0; i < frames.length; i++) {
            if (method.instructions.get(i) instanceof MethodInsnNode call && takesABody(call) && frames[i] != null) {
                int others =
                        call.owner.equals(EVENT) ? 0 : org.objectweb.asm.Type.getArgumentTypes(call.desc).length - 1;
                Class<?> body = type(frames[i]
                        .getStack(frames[i].getStackSize() - 1 - others)
                        .getType()
                        .getClassName());
                if (body == Object.class || body.getName().startsWith("java.util.")) {
                    called(method, types);
                }
                add(body, types);
            }
        }
    }

    /**
     * The code doesn't show the element type of a list or an erased type, so every type counts that the method's calls
     * return.
     */
    private static void called(MethodNode method, Set<Class<?>> types) {
        Arrays.stream(method.instructions.toArray())
                .filter(MethodInsnNode.class::isInstance)
                .map(MethodInsnNode.class::cast)
                .filter(call -> call.owner.startsWith("org/dialtone/") && !call.name.startsWith("<"))
                .forEach(
                        call -> Arrays.stream(type(call.owner.replace('/', '.')).getDeclaredMethods())
                                .filter(each -> each.getName().equals(call.name)
                                        && !Throwable.class.isAssignableFrom(each.getReturnType()))
                                .forEach(each -> contents(each.getGenericReturnType(), types)));
    }

    private static void contents(Type type, Set<Class<?>> types) {
        if (type instanceof ParameterizedType) {
            add(type, types);
        }
    }

    private static Class<?> type(String name) {
        try {
            return name.endsWith("[]")
                    ? Object[].class
                    : Class.forName(name, false, ReflectionTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
