package org.dialtone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * A class that the build of a native image initialises has read its system properties by then; a value that is set at
 * run time comes too late, or contradicts what the class made of the first one. This test lists every class that sets a
 * property, with the reason why it may.
 */
class SystemPropertiesTest {

    /** Stands for the key where code refers to the method, because the keys are in a map. */
    private static final String OF_A_MAP = "of a map";

    private static final String RENEGOTIATION = "jdk.tls.rejectClientInitiatedRenegotiation";
    private static final String NETTY = "io.netty.noUnsafe";
    private static final String NETTY_LIBRARY = "io.netty.native.workdir";

    private static final Map<String, Set<String>> SET = Map.of(
            // Settings of this program and of Quarkus for run time, which Quarkus reads whenever it starts.
            "LanCommand", Set.of("dialtone.interfaces", "dialtone.site"),
            // This applies to the second one too: Quarkus gives the transaction manager the system properties of run
            // time again.
            "Launch",
                    Set.of(
                            "quarkus.log.category.\"io.quarkus.runtime.Application\".level",
                            "CoreEnvironmentBean.processImplementationClassName"),
            // application.properties gives the same value to the image's build.
            "TlsTerms", Set.of(RENEGOTIATION),
            // The driver reads it whenever it unpacks its library.
            "SqliteLibrary", Set.of("org.sqlite.tmpdir"),
            // In a native image Netty gets no such setting as the second last; the class that reads the last waits for
            // run time there.
            "QuarkusProcess",
                    Set.of(
                            OF_A_MAP,
                            "quarkus.log.console.level",
                            "quarkus.log.category.\"io.netty\".level",
                            "quarkus.flyway.active",
                            NETTY,
                            NETTY_LIBRARY));

    /** All keys that are set at run time. */
    static Set<String> keys() {
        return SET.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    @Test
    void everyClassThatSetsAPropertyAtRunTimeIsListed() throws IOException, URISyntaxException, AnalyzerException {
        Map<String, Set<String>> found = new TreeMap<>();
        for (ClassNode each : own()) {
            for (MethodNode method : each.methods) {
                keys(each, method)
                        .forEach(key -> found.computeIfAbsent(simple(each), _ -> new TreeSet<>())
                                .add(key));
            }
        }
        assertEquals(new TreeMap<>(SET), found);
    }

    @Test
    void nettyIsToldNothingInANativeImage() throws IOException, URISyntaxException {
        MethodNode method = own().stream()
                .filter(each -> simple(each).equals("QuarkusProcess"))
                .flatMap(each -> each.methods.stream())
                .filter(each -> each.name.equals("probe"))
                .findFirst()
                .orElseThrow();
        List<String> called = instructions(method)
                .filter(MethodInsnNode.class::isInstance)
                .map(MethodInsnNode.class::cast)
                .map(call -> call.name)
                .toList();
        int asked = called.indexOf("isNativeImage");
        assertTrue(asked >= 0 && asked < called.indexOf("setProperty"), called::toString);
    }

    @Test
    void theBuildOfTheImageIsToldOfRenegotiation() throws IOException {
        Properties settings = new Properties();
        settings.load(getClass().getResourceAsStream("/application.properties"));
        List<String> arguments = List.of(
                settings.getProperty("quarkus.native.additional-build-args").split(","));
        assertTrue(arguments.contains("-J-D" + RENEGOTIATION + "=true"), arguments::toString);
    }

    private static List<ClassNode> own() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Ip4.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(folder.resolve("org/dialtone"))) {
            List<Path> classes =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            List<ClassNode> nodes = new ArrayList<>();
            for (Path file : classes) {
                ClassNode node = new ClassNode();
                new ClassReader(Files.readAllBytes(file)).accept(node, ClassReader.SKIP_DEBUG);
                nodes.add(node);
            }
            return nodes;
        }
    }

    private static String simple(ClassNode type) {
        return type.name.substring(type.name.lastIndexOf('/') + 1).replaceAll("\\$.*", "");
    }

    private static Stream<AbstractInsnNode> instructions(MethodNode method) {
        return Arrays.stream(method.instructions.toArray());
    }

    private static boolean sets(AbstractInsnNode each) {
        return each instanceof MethodInsnNode call && isSetter(call.owner, call.name)
                || each instanceof InvokeDynamicInsnNode dynamic
                        && Arrays.stream(dynamic.bsmArgs)
                                .anyMatch(argument -> argument instanceof Handle handle
                                        && isSetter(handle.getOwner(), handle.getName()));
    }

    /** Whether the method sets a system property; {@code getProperties} counts, because its caller may set one. */
    private static boolean isSetter(String owner, String name) {
        return owner.equals("java/lang/System")
                && Set.of("setProperty", "clearProperty", "setProperties", "getProperties")
                        .contains(name);
    }

    private static Set<String> keys(ClassNode owner, MethodNode method) throws AnalyzerException {
        Set<String> keys = new TreeSet<>();
        if (instructions(method).noneMatch(SystemPropertiesTest::sets)) {
            return keys;
        }
        Frame<SourceValue>[] frames = new Analyzer<>(new SourceInterpreter()).analyze(owner.name, method);
        for (int i = 0; i < frames.length; i++) {
            AbstractInsnNode each = method.instructions.get(i);
            if (sets(each) && frames[i] != null) {
                keys.add(each instanceof MethodInsnNode call ? key(call, frames[i]) : OF_A_MAP);
            }
        }
        return keys;
    }

    private static String key(MethodInsnNode call, Frame<SourceValue> frame) {
        int taken = Type.getArgumentTypes(call.desc).length;
        return taken > 0
                        && frame.getStack(frame.getStackSize() - taken).insns.stream()
                                        .findFirst()
                                        .orElseThrow()
                                instanceof LdcInsnNode constant
                ? constant.cst.toString()
                : call.name + " of what isn't a constant";
    }
}
