package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.dialtone.holder.HolderCheck;
import org.dialtone.net.BoxClock;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.dialtone.phone.AddressHolders;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.Identity;
import org.dialtone.phone.Introduction;
import org.dialtone.phone.PackBuilder;
import org.dialtone.phone.Packs;
import org.dialtone.site.check.Surroundings;
import org.dialtone.site.compile.PhonePasswords;
import org.dialtone.site.model.Endpoints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the box learns of a phone by PnP, which anybody can speak in its name. */
class SitePnpProfilesTest {

    private static final MacAddress PHONE = MacAddress.of("00:15:65:4f:9e:01");
    private static final MacAddress OTHER = MacAddress.of("00:15:65:4f:9e:02");
    private static final MacAddress LAPTOP = MacAddress.of("3c:52:82:00:00:01");
    private static final Ip4 BOX = Ip4.of("10.66.0.1");
    private static final Ip4 HOME = Ip4.of("10.66.1.5");
    private static final Introduction AVAYA = new Introduction("Avaya", "J179", "4.0", "AVAYA-J179");
    private static final Introduction YEALINK = new Introduction("yealink", "T46S", "66.86", null);
    private static final Packs PACKS = new Packs(List.of(
            new PackBuilder("avaya", "Avaya")
                    .userAgents(List.of(Pattern.compile("^AVAYA-(?<model>\\w+)")))
                    .pnp("{root}J100")
                    .build(),
            new PackBuilder("yealink", "Yealink")
                    .ouis(Set.of(Oui.of("001565")))
                    .vendorClasses(List.of(Pattern.compile("^yealink")))
                    .build()));

    private final BoxClock clock = new HandClock(Instant.EPOCH).start();
    private final SiteBook site = new SiteBook(
            PACKS,
            Surroundings.UNKNOWN,
            new Endpoints(80, 5060),
            new MemoryRevisions(),
            PhonePasswords.UNKNOWN,
            new SplittableRandom(7),
            clock);
    private final Fleet fleet = new Fleet(PACKS, FleetStore.forgetful(List.of()), clock);
    private MacAddress holder = PHONE;
    private MacAddress met = PHONE;
    private final SitePnpProfiles profiles = new SitePnpProfiles(
            fleet,
            site,
            new HolderCheck(new AddressHolders() {
                @Override
                public Optional<MacAddress> holder(Ip4 address) {
                    return Optional.ofNullable(holder).filter(_ -> address.equals(HOME));
                }

                @Override
                public Optional<Ip4> addressOf(MacAddress mac) {
                    return Optional.of(HOME).filter(_ -> mac.equals(holder));
                }

                @Override
                public boolean isNear(Ip4 address) {
                    return true;
                }

                @Override
                public Optional<MacAddress> neighbour(Ip4 address) {
                    return Optional.ofNullable(met);
                }
            }),
            (_, then) -> then.run());

    @BeforeEach
    void list() {
        TestSite.apply(site, "dialtone: 1\nsite: {name: Hotel}\nphones: [{mac: \"" + PHONE + "\"}]\n");
    }

    /** The holder of the address by the box, the device that answers ARP there, and what the phone is afterwards. */
    @ParameterizedTest
    @CsvSource({
        "phone, phone, avaya J179 PNP",
        "phone, laptop, yealink null OUI",
        "phone, nobody, yealink null OUI",
        "other, other, yealink null OUI",
        "laptop, laptop, yealink null OUI",
        "nobody, phone, yealink null OUI"
    })
    void onlyTheHolderOfTheAddressSaysWhatThePhoneIs(String holds, String answers, String is) {
        fleet.sighted(PHONE, null, null);
        holder = device(holds);
        met = device(answers);
        profiles.taken(PHONE, AVAYA, HOME);
        assertEquals(is, told(fleet.identity(PHONE)));
    }

    @Test
    void whatOptionSixtyNamedStaysWhateverSomebodyWritesFromThePhonesAddress() {
        fleet.sighted(PHONE, "yealink", null);
        profiles.taken(PHONE, AVAYA, HOME);
        assertEquals("yealink null VENDOR_CLASS", told(fleet.identity(PHONE)));
        profiles.taken(PHONE, YEALINK, HOME);
        assertEquals("yealink T46S VENDOR_CLASS", told(fleet.identity(PHONE)));
    }

    @Test
    void aPhoneThatNobodyKnowsGetsTheUrlInItsVendorsFormAndNothingIsLearned() {
        holder = null;
        String url = profiles.url(PHONE, AVAYA, BOX).orElseThrow();
        assertEquals("J100", url.substring(url.lastIndexOf('/') + 1));
        assertEquals(Optional.empty(), fleet.identity(PHONE));
        assertEquals(Optional.empty(), profiles.url(OTHER, AVAYA, BOX));
    }

    @Test
    void aPhoneThatIsKnownGetsTheUrlInTheFormThatItIsKnownBy() {
        fleet.sighted(PHONE, "yealink", null);
        String url = profiles.url(PHONE, AVAYA, BOX).orElseThrow();
        assertEquals("", url.substring(url.lastIndexOf('/') + 1));
    }

    private static MacAddress device(String name) {
        return Map.of("phone", PHONE, "other", OTHER, "laptop", LAPTOP).get(name);
    }

    private static String told(Optional<Identity> identity) {
        return identity.map(is -> is.vendor() + " " + is.model() + " " + is.certainty())
                .orElse("unknown");
    }
}
