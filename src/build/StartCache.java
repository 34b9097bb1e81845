import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the JVM's cache of the classes that a start loads, for the boxes of the end-to-end tests: a hundred starts take a
 * third of the processor's time so. The appliance, the package and the image run from such a cache too (.mk/payload).
 * The demo trains it, on loopback alone. Usage: {@code StartCache JAR ARGUMENTS PORT...}; ARGUMENTS is the file of the
 * JVM's arguments that this writes, and the cache lies beside it.
 */
final class StartCache {

    /** The same at the training and afterwards, as a cache fits no other; .mk/payload tells why. */
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC", "-XX:MaxRAM=8g", "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTAdapterCaching");

    /**
     * At the training alone: otherwise the cache would name methods that ran often, and a box that lives for seconds
     * would spend as much time again on compiling them well.
     */
    private static final String UNPROFILED = "-XX:TieredStopAtLevel=1";

    private StartCache() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        Path jar = Path.of(arguments[0]).toAbsolutePath();
        Path file = Path.of(arguments[1]).toAbsolutePath();
        Path cache = file.resolveSibling("start.aot");
        Files.deleteIfExists(file);
        Files.deleteIfExists(cache);
        train(jar, cache, Arrays.asList(arguments).subList(2, arguments.length));
        if (Files.exists(cache)) {
            Files.writeString(file, String.join("\n", FLAGS) + "\n-XX:AOTCache=" + cache + "\n");
        }
    }

    private static void train(Path jar, Path cache, List<String> ports) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of(UNPROFILED, "-XX:AOTCacheOutput=" + cache, "-jar", jar.toString(), "demo"));
        Path data = Files.createTempDirectory("dialtone-training");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(settings(data, ports));
            Process box = builder.start();
            StringBuilder said = new StringBuilder();
            try (BufferedReader lines = box.inputReader()) {
                String line = lines.readLine();
                for (; line != null && !line.contains("Serving until"); line = lines.readLine()) {
                    said.append(line).append('\n');
                }
                // Through its handle, which leaves the pipe open.
                box.toHandle().destroy();
                lines.lines().forEach(rest -> said.append(rest).append('\n'));
            }
            box.waitFor();
            if (!Files.exists(cache)) {
                System.err.println(said + "dialtone: the tests' boxes start without a cache");
            }
        } finally {
            try (Stream<Path> all = Files.walk(data)) {
                all.sorted(Comparator.reverseOrder())
                        .forEach(each -> each.toFile().delete());
            }
        }
    }

    private static Map<String, String> settings(Path data, List<String> ports) {
        String here = "127.66.0.1";
        return Map.of(
                "DIALTONE_DATA", data.resolve("data").toString(),
                "DIALTONE_HTTP_HOST", here,
                "DIALTONE_DHCP_ADDRESS", here,
                "DIALTONE_SIP_ADDRESS", here,
                "DIALTONE_HTTP_PORT", ports.get(0),
                "DIALTONE_HTTPS_PORT", ports.get(1),
                "DIALTONE_DHCP_PORT", ports.get(2),
                "DIALTONE_SIP_PORT", ports.get(3),
                "DIALTONE_SIP_TLS_PORT", ports.get(4),
                "DIALTONE_TFTP_PORT", ports.get(5));
    }
}
