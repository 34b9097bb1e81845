package org.dialtone.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.app.Condition;
import org.dialtone.app.LinkHearing;
import org.dialtone.app.SharedAddress;
import org.dialtone.app.SharedAddresses.Claim;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

class MachineConditionsTest {

    private static final LinkHearing HEARS =
            new LinkHearing(Duration.ofMinutes(5), Optional.of(Duration.ofSeconds(29)));

    private static Claim claim(String address) {
        return new Claim(
                SharedAddress.list(List.of("eth1=" + address + "/16")).getFirst(), MacAddress.of("00:00:5e:00:53:01"));
    }

    private static Condition.State inEnglish(Condition.State state) {
        return new Condition.State(state.up(), state.data());
    }

    @Test
    void eachClaimIsTold() {
        assertEquals(
                Condition.State.up(Map.of(
                        "here",
                        "10.66.0.1, 10.66.0.2",
                        "claimed",
                        "10.66.0.1 by 00:00:5e:00:53:01 on eth1; 10.66.0.2 by 00:00:5e:00:53:01 on eth1")),
                inEnglish(MachineConditions.shared(
                        List.of("10.66.0.1", "10.66.0.2"),
                        List.of(claim("10.66.0.2"), claim("10.66.0.1")),
                        Map.of("eth1", HEARS),
                        Map.of())));
    }

    @Test
    void anAddressThatCannotBeSetIsDown() {
        Map<String, String> troubles = Map.of("10.66.0.1", "eth1=10.66.0.1/24: no such device");
        assertEquals(
                new Condition.State(false, troubles),
                MachineConditions.shared(List.of(), List.of(), Map.of(), troubles));
    }

    @Test
    void aLinkWithoutAnybodyIsTold() {
        LinkHearing silent = new LinkHearing(Duration.ofMinutes(5), Optional.of(Duration.ofSeconds(40)));
        assertEquals(
                Condition.State.up(Map.of("nothing heard", "for 40 s on eth1; for 40 s on eth3")),
                inEnglish(MachineConditions.shared(
                        List.of(), List.of(), Map.of("eth3", silent, "eth2", HEARS, "eth1", silent), Map.of())));
    }
}
