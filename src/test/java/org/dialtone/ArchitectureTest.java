package org.dialtone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code .mk/arch} says what each architecture is called, and the scripts that build for it are written correctly. */
class ArchitectureTest {

    private static final int AMD64 = 62;
    private static final int ARM64 = 183;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "amd64, x86_64, x86_64-efi, BOOTX64.EFI, ttyS0, iso",
        "arm64, aarch64, arm64-efi, BOOTAA64.EFI, ttyAMA0, iso-arm64"
    })
    void eachHasItsNames(String arch, String machine, String grub, String loader, String serial, String iso)
            throws Exception {
        Map<String, String> names = names(Map.of("ARCH", arch));
        names.keySet().removeAll(List.of("own", "program"));
        assertEquals(
                Map.of("arch", arch, "machine", machine, "grub", grub, "loader", loader, "serial", serial, "iso", iso),
                names);
        assertTrue(Files.readString(Path.of("iso/boot-test")).contains("'" + arch + "': (['qemu-system-" + machine));
        for (String menu : List.of("disk.cfg", "iso.cfg")) {
            assertTrue(Files.readString(Path.of("iso/boot", menu)).contains("set serial=" + serial + "\n"), menu);
        }
    }

    @Test
    void withoutAWordItIsThisMachine() throws Exception {
        Map<String, String> names = names(Map.of());
        assertEquals(names.get("own"), names.get("arch"));
    }

    @Test
    void anUnknownOneIsRefused() throws Exception {
        assertEquals("1 dialtone: ARCH is amd64 or arm64, not mips\n", run(".mk/arch", Map.of("ARCH", "mips")));
    }

    @Test
    void aNativeProgramIsTakenForItsOwnMachineAlone() throws Exception {
        String arm = program("arm", ARM64);
        assertEquals(arm, names(Map.of("ARCH", "arm64", "DIALTONE_BINARY", arm)).get("program"));
        String amd = program("amd", AMD64);
        assertEquals(
                "1 dialtone: " + amd
                        + ", which DIALTONE_BINARY or DIALTONE_BINARY_ARM64 names, is no program for arm64\n",
                run(".mk/arch", Map.of("ARCH", "arm64", "DIALTONE_BINARY", amd)));
    }

    @Test
    void aReleaseNamesOneForEachMachine() throws Exception {
        String arm = program("arm", ARM64);
        String amd = program("amd", AMD64);
        for (String arch : List.of("arm64", "amd64")) {
            assertEquals(
                    arch.equals("arm64") ? arm : amd,
                    names(Map.of("ARCH", arch, "DIALTONE_BINARY_ARM64", arm, "DIALTONE_BINARY_AMD64", amd))
                            .get("program"));
        }
    }

    @Test
    void everyShellScriptIsCorrectlyWritten() throws Exception {
        StringBuilder scripts = new StringBuilder();
        for (String parent : List.of(".mk", "iso", "docker", "cluster", "src/test/resources/lab")) {
            try (Stream<Path> files = Files.walk(Path.of(parent))) {
                for (Path file : files.filter(Files::isExecutable)
                        .filter(Files::isRegularFile)
                        .sorted()
                        .toList()) {
                    if (Files.readString(file).lines().findFirst().orElse("").matches("#!.*\\b(ba)?sh")) {
                        scripts.append(file).append('\n');
                    }
                }
            }
        }
        assertTrue(scripts.toString().contains("iso/root\n"));
        Path check = script("status=0\nwhile read -r script; do bash -n \"$script\" || status=1; done <<'END'\n"
                + scripts + "END\nexit $status\n");
        assertEquals("0 ", run(check.toString(), Map.of()));
    }

    private String program(String name, int machine) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        head.put("\177ELF".getBytes(StandardCharsets.US_ASCII)).putShort(18, (short) machine);
        Path file = Files.write(folder.resolve(name), head.array());
        // Whoever fetches it from elsewhere may lose the right to execute it.
        return file.toString();
    }

    private Path script(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("check"), "#!/usr/bin/env bash\n" + text);
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    private static Map<String, String> names(Map<String, String> environment) throws Exception {
        String said = run(".mk/arch", environment);
        assertEquals("0 ", said.substring(0, 2), said);
        Map<String, String> names = new TreeMap<>();
        said.substring(2).lines().map(line -> line.split("=", 2)).forEach(pair -> names.put(pair[0], pair[1]));
        return names;
    }

    /** Returns the exit status and what the script said. */
    private static String run(String script, Map<String, String> environment) throws Exception {
        ProcessBuilder command = new ProcessBuilder(script).redirectErrorStream(true);
        command.environment()
                .keySet()
                .removeAll(List.of("ARCH", "DIALTONE_BINARY", "DIALTONE_BINARY_ARM64", "DIALTONE_BINARY_AMD64"));
        command.environment().putAll(environment);
        Process process = command.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }
}
