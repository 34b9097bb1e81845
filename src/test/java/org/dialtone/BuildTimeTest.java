package org.dialtone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dialtone.edge.ChildJvm;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Quarkus initialises the program's classes while a native image is built: what a static field holds then is in the image, and
 * what its making initialises must not be asked to wait for run time.
 */
class BuildTimeTest {

    private static final String ARGUMENTS = "/META-INF/native-image/org.dialtone/rawsock/native-image.properties";
    private static final String OPTIONS = "JDK_JAVA_OPTIONS=-Xlog:class+init=info:stdout --add-opens=java.base/java.util=ALL-UNNAMED"
            + " --add-opens=java.base/java.util.concurrent=ALL-UNNAMED --add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED";
    private static final Pattern INITIALISING = Pattern.compile(".*Initializing '([^']+)'.*");
    /** Classes that Quarkus 3.33 asks to be initialised at run time: the image's build fails where ours initialise one. */
    private static final Pattern AT_RUN_TIME = Pattern.compile("io\\.netty\\.(?:buffer|channel\\.(?:epoll|unix)|handler\\.(?:ssl|codec))\\..*"
            + "|io\\.netty\\.(?:channel\\.DefaultChannelId|util\\.AbstractReferenceCounted|util\\.internal\\.PlatformDependent.*)"
            + "|io\\.vertx\\.core\\.(?:buffer\\.impl|impl\\.ContextImpl|http\\.impl).*|io\\.quarkus\\.elytron\\.security\\.common\\.BcryptUtil");

    private static final List<String> LINES = new ArrayList<>();

    @BeforeAll
    static void initialiseThemAll() throws IOException, InterruptedException, URISyntaxException {
        Path classes = Path.of(Ip4.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        String[] arguments = Stream.concat(Stream.of(classes.toString()), atRunTime()).toArray(String[]::new);
        try (ChildJvm child = ChildJvm.start(List.of("env", OPTIONS), BuildTimeState.class, arguments)) {
            LINES.addAll(child.lines());
        }
        assertTrue(LINES.stream().anyMatch(line -> line.startsWith(BuildTimeState.END)), () -> String.join("\n", LINES));
    }

    @Test
    void noStaticFieldHoldsWhatBelongsToTheMachineOrTheHour() {
        assertEquals(List.of(), LINES.stream().filter(line -> line.startsWith(BuildTimeState.FOUND)).toList());
    }

    @Test
    void noneInitialisesWhatWaitsForRunTime() {
        List<String> initialised = LINES.stream().map(INITIALISING::matcher).filter(Matcher::matches)
                .map(line -> line.group(1).replace('/', '.')).toList();
        assertTrue(initialised.contains(Ip4.class.getName()));
        assertEquals(List.of(), initialised.stream().filter(AT_RUN_TIME.asMatchPredicate()).toList());
    }

    private static Stream<String> atRunTime() {
        try (InputStream in = BuildTimeTest.class.getResourceAsStream(ARGUMENTS)) {
            Properties properties = new Properties();
            properties.load(in);
            return Arrays.stream(properties.getProperty("Args").replace("--initialize-at-run-time=", "").split("[, ]"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
