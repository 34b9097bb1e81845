package org.dialtone.app.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dialtone.journal.PhoneFinding;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.AddressHolders;
import org.dialtone.phone.PlaceBook;

/** Finds unknown phones on the switch ports of silent ones. Safe to use from any thread that may wait. */
public class Successions implements PhoneFindings {

    private final PhoneViews phones;
    private final AddressHolders holders;
    private final PlaceBook places;

    public Successions(PhoneViews phones, AddressHolders holders, PlaceBook places) {
        this.phones = phones;
        this.holders = holders;
        this.places = places;
    }

    public List<Succession> all() {
        return of(phones.all());
    }

    List<Succession> of(List<PhoneView> seen) {
        return Succession.of(seen, this::place);
    }

    @Override
    public Map<MacAddress, PhoneFinding> among(List<PhoneView> seen) {
        return of(seen).stream()
                .collect(Collectors.toMap(each -> each.newcomer().mac(), Succession::finding));
    }

    /** Where the phone holds its address; else, of a phone of the site, where it got its file. */
    private Optional<String> place(PhoneView phone) {
        Optional<String> held = Optional.ofNullable(phone.address())
                .filter(holders::isPlaced)
                .filter(address ->
                        holders.holder(address).filter(phone.macs()::contains).isPresent())
                .flatMap(holders::place);
        return held.or(() -> places.of(phone.mac()).stream().findFirst());
    }
}
