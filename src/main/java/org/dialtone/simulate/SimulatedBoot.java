package org.dialtone.simulate;

import java.util.List;
import java.util.Map;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * How one phone's boot went.
 *
 * @param address  null where it got none
 * @param file     the one that held its accounts, or the last one refused; null where there was none
 * @param accounts that it registered
 * @param fault    null where all went well
 * @param nanos    how long each step took, in order
 */
public record SimulatedBoot(
        MacAddress mac,
        String vendor,
        String model,
        Ip4 address,
        String file,
        List<String> accounts,
        String fault,
        Map<String, Long> nanos) {

    public boolean registered() {
        return fault == null;
    }
}
