package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The only machine, with an address of its own beside the shared one, and its database on the same link: the phone hears
 * the shared address alone, the database the own one alone, and the phone goes on when the database is away.
 */
@Tag("root")
class DatabaseAwayIT {

    private static final String DATABASE = "10.66.0.240";
    private static final String PHONE = "10.66.1.1";
    private static final String MAC = "00:15:65:00:66:01";
    /** Longer than the kernel keeps an address that nobody renews. */
    private static final Duration AWAY = Duration.ofSeconds(17);
    /** Longer than a machine takes to end that yields. */
    private static final Duration CLAIMED = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @Test
    void theSharedAddressStaysAndAnswers() throws IOException {
        try (TakeoverLab lab = new TakeoverLab(folder, List.of("a"))) {
            lab.join(lab.server, "pg0", DATABASE + "/16", "to-pg");
            TakeoverLab.run(Lab.in(lab.phones, "nft", "add element netdev phones macs { " + PHONE + " : " + MAC + " }")
                    .toArray(String[]::new));
            Machine only = lab.machines.getFirst();
            only.set("DIALTONE_DB", lab.database().replaceFirst("@[^:]*", "@" + DATABASE));
            only.set("DIALTONE_SITE", site(lab).toString());
            only.start();
            Box.await(240, () -> Box.text(only.log()), () -> only.ready() == 200);
            try (ChildJvm phone = ChildJvm.start(
                    Lab.in(lab.phones), RenewingPhoneMain.class, MAC, "10.66.0.250", TakeoverLab.SHARED)) {
                assertEquals("leased " + PHONE, phone.line());
                assertEquals("SIP/2.0 200 OK", phone.line());
                assertEquals(Set.of("10.66.0.11"), clients(lab));
                lab.killPostgres();
                Duration longest = longestPause(phone);
                assertTrue(longest.toSeconds() < 5, () -> "no ACK for " + longest + "\n" + Box.text(only.log()));
                isClaimed(lab, phone);
                standsStill(only, phone);
                lab.restartPostgres();
                Box.await(
                        60,
                        () -> Box.text(only.log()),
                        () -> Box.text(only.log())
                                .contains("the database is there again, and no other process took over meanwhile"));
                assertTrue(phone.line().startsWith("renewed "));
            }
        }
    }

    /** By a device that is no machine which shares the database: it is answered, and the machine goes on. */
    private static void isClaimed(TakeoverLab lab, ChildJvm phone) throws IOException {
        TakeoverLab.run(Lab.in(lab.server, "python3", "src/test/resources/lab/arp.py", "pg0", TakeoverLab.SHARED)
                .toArray(String[]::new));
        renewsAfter(System.currentTimeMillis() + CLAIMED.toMillis(), phone);
    }

    /** Its kernel takes the address away, and nobody else has it when the machine goes on. */
    private static void standsStill(Machine only, ChildJvm phone) throws IOException {
        only.freeze();
        Box.await(60, () -> "the address stays", () -> !address(only).contains(TakeoverLab.SHARED + "/"));
        only.wake();
        long woken = System.currentTimeMillis();
        Box.await(30, () -> Box.text(only.log()), () -> address(only).contains(TakeoverLab.SHARED + "/"));
        renewsAfter(woken, phone);
    }

    private static void renewsAfter(long moment, ChildJvm phone) throws IOException {
        for (String line = phone.line(); ; line = phone.line()) {
            assertTrue(line != null && line.startsWith("renewed "), "no more ACKs");
            if (Long.parseLong(line.split(" ")[1]) > moment) {
                return;
            }
        }
    }

    private static String address(Machine only) {
        return TakeoverLab.run(
                Lab.in(only.space, "ip", "addr", "show", "dev", "voice0").toArray(String[]::new));
    }

    private static Path site(TakeoverLab lab) throws IOException {
        String pool = "pools: [" + PHONE + "-" + PHONE + "]";
        return Files.writeString(
                lab.folder.resolve("site.yaml"),
                LabSite.voice(pool + ", leaseTime: 1h, conflictProbe: false").yaml());
    }

    /** From where the database is asked. */
    private static Set<String> clients(TakeoverLab lab) {
        return TakeoverLab.run(Lab.in(lab.server, "ss", "-Htn", "state", "established", "sport = :5432")
                        .toArray(String[]::new))
                .lines()
                .map(line -> line.strip().replaceFirst(".* (\\S+):\\d+$", "$1"))
                .collect(Collectors.toSet());
    }

    private static Duration longestPause(ChildJvm phone) throws IOException {
        long longest = 0;
        long before = System.currentTimeMillis();
        for (long end = before + AWAY.toMillis(); before < end; ) {
            String line = phone.line();
            assertTrue(line != null && line.startsWith("renewed "), "no more ACKs");
            long at = Long.parseLong(line.split(" ")[1]);
            longest = Math.max(longest, at - before);
            before = Math.max(before, at);
        }
        return Duration.ofMillis(longest);
    }
}
