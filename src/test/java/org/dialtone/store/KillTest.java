package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dialtone.lab.ChildJvm;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KillTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 700, 3000})
    void everyLeaseThatWasSaidToBeStoredOutlivesAKill(int printedBefore, @TempDir Path folder)
            throws IOException, InterruptedException {
        Path file = folder.resolve("leases.db");
        Set<String> acknowledged = new HashSet<>();
        try (ChildJvm child = ChildJvm.start(LeaseWriter.class, file.toString())) {
            while (acknowledged.size() < printedBefore) {
                acknowledged.add(child.line());
            }
            acknowledged.addAll(child.kill());
        }
        Set<Ip4> printed = acknowledged.stream()
                .filter(line -> line.endsWith(" stored"))
                .map(line -> Ip4.of(line.substring(0, line.indexOf(' '))))
                .collect(Collectors.toCollection(TreeSet::new));
        try (LeaseDatabase reopened = new LeaseDatabase(file, InstantSource.system())) {
            Set<Ip4> onDisk = reopened.leases().load().stream()
                    .map(lease -> lease.address())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertTrue(printed.size() >= printedBefore);
            printed.removeAll(onDisk);
            assertEquals(Set.of(), printed, "acknowledged, but lost");
        }
    }
}
