package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each command says of itself, and to those who use it wrongly. */
class UsageTest {

    @TempDir
    private Path folder;

    @AutoClose
    private TypedLine line;

    @BeforeEach
    void sit() {
        line = new TypedLine(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "serve    ; Usage: dialtone serve [-h]",
                "check    ; Usage: dialtone check [-h] [--what-if=mac=MAC,...] SITE.yaml",
                "apply    ; Usage: dialtone apply [-h] [--allow-removal] [--dry-run] [--force] SITE.yaml",
                "import   ; Usage: dialtone import [-h] [--dry-run] [--leases] [--phonebook] FILE",
                "export   ; Usage: dialtone export [-h] [--csv] [--phonebook] [--secrets]",
                "history  ; Usage: dialtone history [-h] [--file] [--since=N] [N]",
                "diff     ; Usage: dialtone diff [-h] N [M]",
                "rollback ; Usage: dialtone rollback [-h] [--allow-removal] [--secrets] N",
                "password ; Usage: dialtone password [-h] USER",
                "backup   ; Usage: dialtone backup [-h] [--replace] [--with-firmware] [--with-journal]",
                "restore  ; Usage: dialtone restore [-h] [--undo] [--passphrase-file=F] [FILE]",
                "reset    ; Usage: dialtone reset [-h]",
                "probe    ; Usage: dialtone probe [-h] INTERFACE",
                "simulate ; Usage: dialtone simulate [-h] [--hold] [--print-site] [--at-once=K]",
                "lan      ; Usage: dialtone lan [-h] INTERFACE [SITE.yaml]",
                "network  ; Usage: dialtone network [-h] show|set|confirm|undo [FILE]",
                "console  ; Usage: dialtone console [-h] show|open|close",
                "update   ; Usage: dialtone update [-h] [--later] [FILE]",
                "demo     ; Usage: dialtone demo [-h]"
            })
    void eachCommandTellsHowItIsUsedAndDoesNothing(String command, String usage) {
        for (String help : List.of("--help", "-h")) {
            assertEquals(0, line.run(command, help));
            assertEquals(usage, line.out().lines().findFirst().orElse(""));
            assertTrue(line.out().contains("Prints this help."), line.out());
            assertEquals("", line.err());
        }
        assertEquals(List.of(), line.process.asked);
        assertEquals(List.of(), line.process.started);
        assertEquals(List.of(), line.process.probed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "serve now                        ; Unmatched argument at index 1: 'now'",
                "check --what-if                  ; Missing required parameter for option '--what-if' (mac=MAC,...)",
                "check --what-if a --what-if b s    ; option '--what-if' (mac=MAC,...) should be specified only once",
                "apply                            ; Missing required parameter: 'SITE.yaml'",
                "apply a.yaml b.yaml              ; Unmatched argument at index 2: 'b.yaml'",
                "import                           ; Missing required parameter: 'FILE'",
                "import a.csv --dry               ; Unknown option: '--dry'",
                "export site.yaml                 ; Unmatched argument at index 1: 'site.yaml'",
                "history one                      ; Invalid value for positional parameter at index 0 (N): 'one' is not an int",
                "history --since                  ; Missing required parameter for option '--since' (N)",
                "diff                             ; Missing required parameter: 'N'",
                "rollback 1 2                     ; Unmatched argument at index 2: '2'",
                "password admin secret            ; Unmatched argument at index 2: 'secret'",
                "backup                           ; Missing required parameter: 'FILE'",
                "backup f --passphrase secret     ; Unknown options: '--passphrase', 'secret'",
                "restore a b                      ; Unmatched argument at index 2: 'b'",
                "reset --yes                      ; Unknown option: '--yes'",
                "probe eth0 eth1                  ; Unmatched argument at index 2: 'eth1'",
                "simulate --dhcp-port dhcp        ; Invalid value for option '--dhcp-port': 'dhcp' is not an int",
                "lan                              ; Missing required parameter: 'INTERFACE'",
                "lan eth0 a b                     ; Unmatched argument at index 3: 'b'",
                "network                          ; Missing required parameter: 'show|set|confirm|undo'",
                "update a b                       ; Unmatched argument at index 2: 'b'",
                "demo loud                        ; Unmatched argument at index 1: 'loud'",
                "--verbose                        ; Unknown option: '--verbose'"
            })
    void wrongUsageGivesTwoAndDoesNothing(String typed, String says) {
        assertEquals(2, line.run(typed.split(" ")));
        assertEquals(says, line.err().lines().findFirst().orElse(""));
        assertTrue(line.err().contains("Usage: dialtone") || line.err().contains("Possible solutions: --"), line.err());
        assertEquals("", line.out());
        assertEquals(List.of(), line.process.asked);
        assertEquals(List.of(), line.process.started);
        assertEquals(List.of(), line.process.probed);
    }

    @Test
    void aVerbThatNetworkLacksIsAnsweredWithThoseItHas() {
        assertEquals(2, line.run("network", "reboot"));
        assertEquals(
                "Invalid value for positional parameter at index 0 (show|set|confirm|undo): expected one of "
                        + "[show, set, confirm, undo, lines] (case-sensitive) but was 'reboot'",
                line.err().lines().findFirst().orElse(""));
    }

    @Test
    void theVersionIsTheProgramsAlone() {
        assertEquals(0, line.run("--version"));
        assertEquals(1, line.out().lines().count());
        assertTrue(line.out().startsWith("dialtone "), line.out());
        assertEquals(2, line.run("serve", "--version"));
    }
}
