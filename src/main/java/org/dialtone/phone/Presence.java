package org.dialtone.phone;

import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Who holds which address. An expired lease counts until its address is given to another. Safe to ask from any thread. */
public interface Presence {

    Optional<MacAddress> holder(Ip4 address);

    Optional<Ip4> addressOf(MacAddress mac);
}
