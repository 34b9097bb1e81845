package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dialtone.app.SharedAddress;
import org.dialtone.app.StartupFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asks the kernel of this machine about its loopback, which has 127.0.0.1/8; changes nothing. */
class KernelAddressesTest {

    private static final String LACKING =
            "DIALTONE_SHARED_ADDRESS needs the capability CAP_NET_ADMIN, which this process lacks";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "lo=127.0.0.1/8, 'names 127.0.0.1, which is a fixed address of this machine; take it away'",
        "lo=127.1.0.1/16, 'has \"lo=127.1.0.1/16\", but lo has 127.0.0.1/8 in the same network; give both'"
    })
    void whatTheMachineHasItselfIsRefused(String entry, String why) throws IOException {
        String says = refusal(entry);
        assertTrue(says.startsWith(mayChange() ? "DIALTONE_SHARED_ADDRESS " + why : LACKING), says);
    }

    @Test
    void anInterfaceThatIsNotThereIsRefused() {
        String says = refusal("voice9=10.66.0.1/16");
        assertTrue(
                says.startsWith(
                        "DIALTONE_SHARED_ADDRESS names interface voice9, which does not exist; this machine has "),
                says);
    }

    @Test
    void noneNeedsNothing() {
        assertDoesNotThrow(() -> KernelAddresses.require(List.of()));
    }

    private static String refusal(String entry) {
        List<SharedAddress> wanted = SharedAddress.list(List.of(entry));
        return assertThrows(StartupFault.class, () -> KernelAddresses.require(wanted))
                .getMessage();
    }

    /** CAP_NET_ADMIN. */
    private static boolean mayChange() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("CapEff:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) >> 12 & 1) == 1);
    }
}
