package org.dialtone.simulate;

import java.util.List;
import java.util.Map;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * The result of one phone's boot.
 *
 * @param address  null where the phone got no address
 * @param file     the file that held its accounts, or the last file refused; null where there was none
 * @param accounts the accounts that it registered
 * @param fault    null where all went well
 * @param nanos    duration of each step in ns, in order
 * @param repeated number of DHCP and SIP messages that it sent again, because no answer came in time
 */
public record SimulatedBoot(
        MacAddress mac,
        String vendor,
        String model,
        Ip4 address,
        String file,
        List<String> accounts,
        String fault,
        Map<String, Long> nanos,
        int repeated) {

    public boolean registered() {
        return fault == null;
    }
}
