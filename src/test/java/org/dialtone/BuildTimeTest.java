package org.dialtone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dialtone.lab.ChildJvm;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Quarkus initialises the program's classes, and the library classes that they name, while it builds a native image.
 * The image holds the values of their static fields, and this initialisation must not touch classes that Quarkus asks
 * to initialise at run time.
 */
class BuildTimeTest {

    /** Of this program and of the libraries, by which they ask that classes be initialised at run time. */
    private static final Pattern ARGUMENTS = Pattern.compile("META-INF/native-image/.*native-image\\.properties");

    private static final Pattern AT_RUN_TIME_OPTION = Pattern.compile("--initialize-at-run-time=(\\S+)");
    static final String OPTIONS =
            "JDK_JAVA_OPTIONS=-Xlog:class+init=info:stdout --add-opens=java.base/java.util=ALL-UNNAMED"
                    + " --add-opens=java.base/java.util.concurrent=ALL-UNNAMED --add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED";
    private static final Pattern INITIALISING = Pattern.compile(".*Initializing '([^']+)'.*");
    /**
     * Classes that Quarkus 3.33 asks to initialise at run time; the image's build fails where a class of the program
     * initialises one of them.
     */
    private static final Pattern AT_RUN_TIME =
            Pattern.compile("io\\.netty\\.(?:buffer|channel\\.(?:epoll|unix)|handler\\.(?:ssl|codec))\\..*"
                    + "|io\\.netty\\.(?:channel\\.DefaultChannelId|util\\.AbstractReferenceCounted)"
                    + "|io\\.netty\\.util\\.internal\\.(?:NativeLibraryLoader|PlatformDependent.*)"
                    + "|io\\.vertx\\.core\\.(?:buffer\\.impl|impl\\.ContextImpl|http\\.impl|json\\.Json$).*"
                    + "|io\\.quarkus\\.(?:elytron\\.security\\.common\\.BcryptUtil|runtime\\.ExecutorRecorder)"
                    + "|org\\.postgresql\\.util\\.(?:LazyCleanerImpl|PasswordUtil\\$SecureRandomHolder)"
                    + "|org\\.jboss\\.threads\\.EnhancedQueueExecutor\\$RuntimeFields");

    /** Libraries that no extension of Quarkus prepares for a native image. */
    private static final List<String> LIBRARIES = List.of(
            "org/bouncycastle/",
            "org/snakeyaml/engine/",
            "org/apache/commons/csv/",
            "com/github/difflib/",
            "org/commonmark/",
            "picocli/");
    /** The image's builder replaces the streams of System by its own. */
    private static final String STANDARD_ERROR =
            BuildTimeState.FOUND + "picocli.CommandLine.TRACER.stream holds a java.io.PrintStream";

    private static final List<String> LINES = new ArrayList<>();
    /** Classes and packages. */
    private static final Set<String> WAITING = waiting();

    @BeforeAll
    static void initialiseThemAll(@TempDir Path folder) throws IOException, InterruptedException, URISyntaxException {
        Set<String> names = new TreeSet<>(own());
        for (Deque<String> open = new ArrayDeque<>(names); !open.isEmpty(); ) {
            mentioned(open.pop())
                    .filter(each -> LIBRARIES.stream().anyMatch(each::startsWith))
                    .filter(names::add)
                    .forEach(open::push);
        }
        assertTrue(
                LIBRARIES.stream().allMatch(library -> names.stream().anyMatch(each -> each.startsWith(library))),
                names::toString);
        Path list = Files.write(
                folder.resolve("names"),
                names.stream()
                        .map(name -> name.replace('/', '.'))
                        .filter(name -> !waits(name))
                        .toList());
        try (ChildJvm child = ChildJvm.start(List.of("env", OPTIONS), BuildTimeState.class, list.toString())) {
            LINES.addAll(child.lines());
        }
        assertTrue(
                LINES.stream().anyMatch(line -> line.startsWith(BuildTimeState.END)), () -> String.join("\n", LINES));
    }

    @Test
    void noStaticFieldHoldsWhatBelongsToTheMachineOrTheHour() {
        assertEquals(
                List.of(),
                LINES.stream()
                        .filter(line -> line.startsWith(BuildTimeState.FOUND) && !line.equals(STANDARD_ERROR))
                        .toList());
    }

    @Test
    void noneInitialisesWhatWaitsForRunTime() {
        List<String> initialised = initialised(LINES);
        assertTrue(initialised.contains(Ip4.class.getName()));
        assertEquals(
                List.of(), initialised.stream().filter(BuildTimeTest::waits).toList());
    }

    @Test
    void ownClassesAndThoseOfLibrariesWait() {
        assertTrue(
                WAITING.containsAll(
                        Set.of("org.dialtone.host.CLibrary", "io.netty.util.concurrent.GlobalEventExecutor")),
                WAITING::toString);
    }

    /** Otherwise the image would keep a value that the program sets only at run time. */
    @Test
    void noneReadsASystemPropertyThatIsSetLater() {
        Set<String> read = new TreeSet<>(LINES.stream()
                .filter(line -> line.startsWith(BuildTimeState.READ))
                .map(line -> line.substring(BuildTimeState.READ.length()))
                .toList());
        assertTrue(read.contains("picocli.trace"), read::toString);
        read.retainAll(SystemPropertiesTest.keys());
        assertEquals(Set.of(), read);
    }

    /** Dialtone's classes, in the JVM's spelling: with slashes. */
    private static List<String> own() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Ip4.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(folder.resolve("org/dialtone"))) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .toList();
        }
    }

    /** The classes that this class's code names. */
    private static Stream<String> mentioned(String name) throws IOException {
        try (InputStream in = BuildTimeTest.class.getResourceAsStream("/" + name + ".class")) {
            return in == null
                    ? Stream.of()
                    : StreamSupport.stream(
                                    ClassFile.of()
                                            .parse(in.readAllBytes())
                                            .constantPool()
                                            .spliterator(),
                                    false)
                            .filter(ClassEntry.class::isInstance)
                            .map(entry -> ((ClassEntry) entry).asInternalName());
        }
    }

    /** The names of the classes that were initialised, from the lines of a JVM that tells of each. */
    static List<String> initialised(List<String> lines) {
        return lines.stream()
                .map(INITIALISING::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1).replace('/', '.'))
                .toList();
    }

    /** Whether the image's build leaves the initialisation of this class to run time. */
    static boolean waits(String name) {
        return AT_RUN_TIME.matcher(name).matches()
                || WAITING.stream().anyMatch(each -> name.equals(each) || name.startsWith(each + "."));
    }

    private static Set<String> waiting() {
        Set<String> all = new TreeSet<>();
        ClassPathFiles.read(ARGUMENTS, bytes -> {
            Properties properties = new Properties();
            properties.load(new ByteArrayInputStream(bytes));
            AT_RUN_TIME_OPTION
                    .matcher(properties.getProperty("Args", ""))
                    .results()
                    .forEach(option -> all.addAll(List.of(option.group(1).split(","))));
        });
        return all;
    }
}
