package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dialtone.app.LinkHearing;
import org.dialtone.app.SharedAddress;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;

class HeardDevicesTest {

    private static final Ip4 PHONE = Ip4.of("10.66.1.5");
    private static final Ip4 PRINTER = Ip4.of("10.66.1.6");

    private final HeardDevices devices = new HeardDevices(
            SharedAddress.list(List.of("eth1=10.66.0.1/16", "eth1=10.66.0.3/16", "eth1=10.9.0.1/24")), at(0));
    private final List<String> questions = new ArrayList<>();
    private Set<Ip4> machines = Set.of();
    private boolean active = true;

    private static long at(double seconds) {
        return Long.MAX_VALUE - 10_000_000_000L + (long) (seconds * 1e9);
    }

    private List<String> asked(double seconds) throws IOException {
        questions.clear();
        devices.ask(() -> active, machines, at(seconds), (from, device) -> questions.add(from + " " + device));
        return List.copyOf(questions);
    }

    @Test
    void aReadyMachineAsksInNobodysNameEachFiveSeconds() throws IOException {
        active = false;
        devices.spoke(PHONE);
        devices.heard(at(1));
        assertEquals(List.of("0.0.0.0 10.66.0.1"), asked(1));
        assertEquals(List.of(), asked(5.9));
        assertEquals(List.of("0.0.0.0 10.66.0.1"), asked(6));
    }

    @Test
    void theActiveOneAsksThoseThatSpokeWhereItIsQuiet() throws IOException {
        devices.spoke(PHONE);
        devices.spoke(PRINTER);
        devices.spoke(PHONE);
        devices.spoke(Ip4.of("10.66.0.3"));
        devices.spoke(Ip4.of("10.67.0.9"));
        devices.heard(at(1));
        assertEquals(List.of(), asked(8.9));
        assertEquals(List.of("10.66.0.1 10.66.1.6", "10.66.0.1 10.66.1.5"), asked(9));
        assertEquals(List.of(), asked(13.9));
        devices.heard(at(13.9));
        assertEquals(List.of(), asked(14));
    }

    @Test
    void itAsksTheOtherMachinesOnTheLinkToo() throws IOException {
        machines = Set.of(Ip4.of("10.66.0.7"), Ip4.of("10.9.0.7"), Ip4.of("10.66.0.3"), Ip4.of("192.0.2.7"), PHONE);
        assertEquals(List.of("10.66.0.1 10.9.0.7", "10.66.0.1 10.66.0.7", "10.66.0.1 10.66.1.5"), asked(0));
        devices.spoke(PHONE);
        assertEquals(List.of("10.66.0.1 10.66.1.5", "10.66.0.1 10.9.0.7", "10.66.0.1 10.66.0.7"), asked(5));
    }

    @Test
    void oneThatLosesTheAddressBetweenAsksNobodyElse() throws IOException {
        devices.spoke(PHONE);
        devices.spoke(PRINTER);
        devices.ask(() -> active, machines, at(0), (_, device) -> {
            questions.add(device.toString());
            active = false;
        });
        assertEquals(List.of(PHONE.toString()), questions);
    }

    @Test
    void itTellsSinceWhenItIsSilent() {
        assertEquals(new LinkHearing(Duration.ofSeconds(12), Optional.empty()), devices.hearing(at(12)));
        devices.heard(at(13));
        assertEquals(
                new LinkHearing(Duration.ofSeconds(20), Optional.of(Duration.ofSeconds(7))), devices.hearing(at(20)));
    }
}
