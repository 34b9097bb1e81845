package org.dialtone.app.view;

import java.util.List;
import java.util.Optional;
import org.dialtone.phone.AddressHolders;
import org.dialtone.phone.PlaceBook;

/** Finds unknown phones on the switch ports of silent ones. Safe to use from any thread that may wait. */
public class Successions {

    private final PhoneViews phones;
    private final AddressHolders holders;
    private final PlaceBook places;

    public Successions(PhoneViews phones, AddressHolders holders, PlaceBook places) {
        this.phones = phones;
        this.holders = holders;
        this.places = places;
    }

    public List<Succession> all() {
        return among(phones.all());
    }

    List<Succession> among(List<PhoneView> seen) {
        return Succession.of(seen, this::place);
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
