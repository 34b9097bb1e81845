package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dialtone.app.AddressMove;
import org.dialtone.app.view.PhoneView;
import org.dialtone.net.MacAddress;

/**
 * A phone as the API shows it; unknown values are left out.
 *
 * @param revision  of its hardware, as it names it in its requests
 * @param state     {@code registered}, {@code partly}, {@code booting}, {@code waiting}, {@code stuck} or
 *                  {@code unheard}
 * @param reachable whether its contacts answer; left out where none was asked
 * @param behind    whether its file is older than the site's; left out where that can't be told
 * @param files     the three versions of its own file; left out for a phone that got none
 * @param scope     name of the scope whose subnet holds the address
 * @param move      where the site gives it another address than it holds: how it gets there; else left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PhoneJson(
        String mac,
        boolean listed,
        String vendor,
        String model,
        String firmware,
        String revision,
        String address,
        List<PhoneView.LineView> lines,
        String state,
        Boolean reachable,
        Boolean behind,
        FileVersionsJson files,
        String scope,
        Instant lastSeen,
        AddressMoveJson move) {

    /** @param moves the phones that move */
    static PhoneJson of(PhoneView phone, Map<MacAddress, AddressMove> moves) {
        return new PhoneJson(
                phone.mac().toString(),
                phone.listed(),
                phone.vendor(),
                phone.model(),
                phone.firmware(),
                phone.revision(),
                Objects.toString(phone.address(), null),
                phone.lines(),
                phone.state().key(),
                phone.reachable(),
                phone.behind(),
                FileVersionsJson.of(phone.files()),
                phone.scope(),
                phone.lastSeen(),
                phone.macs().stream()
                        .flatMap(mac -> Stream.ofNullable(moves.get(mac)))
                        .filter(AddressMove::isOpen)
                        .findFirst()
                        .map(AddressMoveJson::of)
                        .orElse(null));
    }
}
