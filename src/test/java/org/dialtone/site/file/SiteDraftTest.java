package org.dialtone.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.net.MacAddress;
import org.dialtone.site.SiteCheck;
import org.dialtone.site.TestPacks;
import org.dialtone.site.model.Differences;
import org.dialtone.site.model.NamedChange;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.References;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.SiteLists;
import org.dialtone.site.model.SiteObjects;
import org.dialtone.site.model.SiteObjects.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of single objects by patches, in the keys of the site file. */
class SiteDraftTest {

    private static final ObjectName RECEPTION = ObjectName.of(Group.EXTENSIONS, "1001");
    private static final ObjectName PHONE = ObjectName.of(Group.PHONES, "001565-aabbcc");

    private final Site site = SiteReader.read("""
            dialtone: 1
            site: {name: Harbour Hotel, timezone: Europe/Athens}
            network: {interfaces: {eth0: {address: 10.66.0.1/16}}}
            dns: {names: {pbx.harbour: 10.66.0.9}}
            dhcp:
              options: {ntp-servers: 10.66.0.1}
              scopes:
                - {name: voice, subnet: 10.66.0.0/16, pools: [{range: 10.66.1.1-10.66.1.9, class: old-snom}]}
                - {name: more, subnet: 10.67.0.0/16, sharedWith: voice, pools: [10.67.1.1-10.67.1.9]}
              classes: [{name: old-snom, match: {vendorClass: "snom3*"}}]
              reservations: [{mac: "00:15:65:aa:bb:cc", address: 10.66.0.50, hostname: reception}]
            provisioning: {token: R2Xu8aVV20Jka, settings: {ntp: [10.66.0.1]}, raw: {yealink: {a.b: 1}}}
            registrar: {mode: builtin, realm: dialtone}
            models: [{vendor: yealink, model: "T4*", settings: {adminPassword: {set: secret99}}}]
            extensions: [{number: "1001", name: Reception, password: s3cret-of-1001}, {number: "1002"}]
            phones:
              - {mac: "00:15:65:aa:bb:cc", vendor: yealink, lines: ["1001"], settings: {vlan: 20, codecs: [pcma]}}
              - {mac: "00:04:13:aa:bb:cc", lines: ["1002"], keys: [{type: blf, value: "1001"}, {type: line}]}
            numbers: [{number: "9", ring: ["1001", "1002"]}]
            phonebook: [{name: Front, numbers: ["1001"]}, {name: Taxi, numbers: ["030123"], group: Town}]
            firmware: [{vendor: yealink, model: "T4*", file: T46S.rom}]
            """).document();
    private final SiteDraft draft = new SiteDraft(site);

    /** What was read by a form is written by it: nothing that it doesn't name is lost on the way. */
    @Test
    void anEmptyPatchLeavesEachObjectAsItIs() {
        for (Group group : Group.values()) {
            for (Object item : SiteLists.of(site, group)) {
                assertEquals(item, ObjectName.of(group, item).in(site).orElseThrow());
                draft.patch(ObjectName.of(group, item), Map.of());
            }
        }
        ObjectName.SECTIONS.forEach(section -> draft.patch(ObjectName.section(section), Map.of()));
        assertEquals(List.of(), draft.findings(List.of()));
        assertEquals(site, draft.site());
    }

    /** Whatever names an object stays what it is where the tree doesn't tell it. */
    @Test
    void eachObjectKeepsTheNameThatATreeLeavesOut() {
        for (Group group : Group.values()) {
            for (Object item : SiteLists.of(site, group)) {
                ObjectName name = ObjectName.of(group, item);
                Map<String, Object> tree = new HashMap<>(SiteWriter.tree(item, true));
                tree.keySet().removeAll(name.keys());
                draft.put(name, tree);
            }
        }
        assertEquals(List.of(), draft.findings(List.of()));
        assertEquals(site, draft.site());
    }

    @ParameterizedTest
    @CsvSource({
        "EXTENSIONS, 1003, name, Pool",
        "PHONES, 00:15:65:aa:bb:dd, model, T46S",
        "SCOPES, upper floor, subnet, 10.68.0.0/16",
        "RESERVATIONS, 00:15:65:aa:bb:dd, address, 10.66.0.51",
        "MODELS, snom D7*, settings, ",
        "FIRMWARE, snom D7*, file, d7.bin",
        "PHONEBOOK, Night porter, group, Town",
    })
    void aNewObjectIsCalledWhatItsAddressSays(Group group, String key, String field, String value) {
        ObjectName name = ObjectName.of(group, key);
        Map<String, Object> tree = new HashMap<>(Map.of(field, value == null ? Map.of("vlan", 20) : value));
        if (group == Group.PHONEBOOK) {
            tree.put("numbers", List.of("030124"));
        }
        draft.put(name, tree);
        assertEquals(List.of(), draft.findings(List.of()));
        assertTrue(name.in(draft.site()).isPresent());
    }

    @Test
    void aPutOfAnotherNameIsAFault() {
        draft.put(RECEPTION, Map.of("number", "1009"));
        assertEquals(
                "the body is of another object than extension 1001, which the address names",
                draft.findings(List.of()).getFirst().says());
    }

    @Test
    void aPatchChangesWhatItNamesAndNullRemoves() {
        draft.patch(PHONE, Map.of("lines", List.of("1002", "1001"), "settings", Map.of("pcVlan", 30)));
        draft.patch(PHONE, Map.of("settings", Collections.singletonMap("vlan", null)));
        assertEquals(
                List.of(
                        "phone 00:15:65:aa:bb:cc: lines '1001' -> '1002, 1001'",
                        "phone 00:15:65:aa:bb:cc: settings.vlan '20' -> none",
                        "phone 00:15:65:aa:bb:cc: settings.pcVlan none -> '30'"),
                says());
        draft.patch(RECEPTION, Collections.singletonMap("name", null));
        assertEquals("1001", draft.site().extensions().getFirst().name());
        assertEquals("s3cret-of-1001", draft.site().extensions().getFirst().password());
    }

    @Test
    void sectionsKeepWhatIsNoValueOfTheirs() {
        draft.patch(ObjectName.section(SiteObjects.SITE), Map.of("name", "Inn"));
        draft.patch(ObjectName.section(SiteObjects.DHCP), Map.of("options", Map.of("routers", List.of("10.66.0.254"))));
        draft.patch(ObjectName.section(SiteObjects.PROVISIONING), Map.of("leaseRule", "log"));
        assertEquals(List.of(), draft.findings(List.of()));
        assertEquals(site.site().network(), draft.site().site().network());
        assertEquals(site.dhcp().scopes(), draft.site().dhcp().scopes());
        assertEquals("R2Xu8aVV20Jka", draft.site().provisioning().token());
        assertEquals(3, says().size());
        draft.patch(ObjectName.section(SiteObjects.DHCP), Map.of("scopes", List.of()));
        assertEquals(List.of("scopes"), paths(List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "lines=0 0,1001 | lines[0]",
                "settings.ntp=a_b! | settings.ntp[0]",
                "settings.vlan=9999 | settings.vlan",
                "addresses=10.66.0 | addresses[0]",
                "colour=red | colour",
                "mac=- | mac",
                "mac=00:15 | mac",
            })
    void eachFaultIsAtItsFieldAndChangesNothing(String patch, String path) {
        String[] parts = patch.split("=");
        Object value = parts[1].equals("-")
                ? null
                : List.of("lines", "settings.ntp", "addresses").contains(parts[0])
                        ? Arrays.asList(parts[1].split(","))
                        : parts[1];
        String[] steps = parts[0].split("\\.");
        Map<String, Object> tree = Collections.singletonMap(steps[steps.length - 1], value);
        draft.patch(PHONE, steps.length > 1 ? Map.of(steps[0], tree) : tree, "phone");
        assertTrue(draft.hasFault());
        assertEquals(List.of("phone." + path), paths(List.of()));
        assertSame(site, draft.site());
    }

    @Test
    void faultsOfTheWholeSiteComeBackAtTheFields() {
        draft.add(Group.EXTENSIONS, Map.of("number", "1003"), "extension")
                .add(
                        Group.PHONES,
                        Map.of("mac", "00:15:65:aa:bb:cc", "vendor", "nobody", "lines", List.of("1003", "1009")));
        assertFalse(draft.hasFault());
        assertEquals(
                List.of("lines[1]", "mac", "vendor"),
                paths(checked()).stream().sorted().toList());
    }

    @Test
    void aWarningOfAnotherObjectIsNoBusinessOfTheForm() {
        Site warned = new SiteDraft(site)
                .add(Group.PHONES, Map.of("mac", "00:15:65:00:00:01"))
                .site();
        SiteDraft own = new SiteDraft(warned).patch(RECEPTION, Map.of("name", "Lobby"));
        List<Finding> checked = check(warned, own.site());
        assertFalse(checked.isEmpty());
        assertEquals(List.of(), own.findings(checked));
    }

    /** The word alone is what a file without secrets says: the password that is set stays. */
    @Test
    void aPasswordThatIsSetMayStayUnsaid() {
        ObjectName model = ObjectName.of(Group.MODELS, "yealink T4*");
        draft.patch(model, Map.of("settings", Map.of("adminPassword", "set")));
        assertEquals(
                List.of(),
                draft.findings(checked()).stream().filter(Finding::isFault).toList());
    }

    @Test
    void whatRefersToANumberFollowsIt() {
        draft.patch(RECEPTION, Map.of("number", "1100"));
        assertEquals(List.of(), draft.findings(checked()));
        Site next = draft.site();
        assertEquals(List.of("1100"), next.phones().getFirst().lines());
        assertEquals("1100", next.phones().getLast().keys().getFirst().value());
        assertEquals(List.of("1100", "1002"), next.numbers().getFirst().ring());
        assertEquals(List.of("1100"), next.phonebook().getFirst().numbers());
        assertEquals("s3cret-of-1001", next.extensions().getFirst().password());
    }

    @Test
    void whatRefersToAScopeOrAClassFollowsIt() {
        draft.patch(ObjectName.of(Group.SCOPES, "voice"), Map.of("name", "phones"));
        draft.patch(ObjectName.of(Group.CLASSES, "old-snom"), Map.of("name", "snom-300"));
        assertEquals(List.of(), draft.findings(checked()));
        assertEquals("phones", draft.site().dhcp().scopes().getLast().sharedWith());
        assertEquals(
                "snom-300",
                draft.site().dhcp().scopes().getFirst().pools().getFirst().className());
    }

    @Test
    void aPhonesReservationMovesWithItsMac() {
        draft.patch(PHONE, Map.of("mac", "00:15:65:00:00:01"));
        assertEquals(
                List.of(
                        "reservation 00:15:65:aa:bb:cc: removed, address '10.66.0.50', hostname 'reception'",
                        "reservation 00:15:65:00:00:01: added, address '10.66.0.50', hostname 'reception'"),
                says().subList(0, 2));
        assertEquals(
                MacAddress.of("00:15:65:00:00:01"),
                draft.site().phones().getFirst().mac());
        assertEquals(List.of("1001"), draft.site().phones().getFirst().lines());
    }

    @Test
    void aReservationThatTheNewMacHasAlreadyCounts() {
        draft.add(Group.RESERVATIONS, Map.of("mac", "00:15:65:00:00:01", "address", "10.66.0.51"))
                .patch(PHONE, Map.of("mac", "00:15:65:00:00:01"));
        assertEquals(
                List.of("00:15:65:00:00:01 10.66.0.51"),
                draft.site().dhcp().reservations().stream()
                        .map(each -> each.holder() + " " + each.address())
                        .toList());
    }

    @Test
    void anExtensionGoesWhereNothingNeedsIt() {
        assertEquals(
                List.of("phone 00:15:65:aa:bb:cc", "phone 00:04:13:aa:bb:cc", "number 9", "contact Front"),
                new References(RECEPTION)
                        .in(site).stream().map(ObjectName::toString).toList());
        SiteDraft blocked = new SiteDraft(site).remove(RECEPTION);
        assertEquals(
                List.of("numbers[0].ring[0]", "phones[0].lines[0]"),
                blocked.findings(check(site, blocked.site())).stream()
                        .map(Finding::path)
                        .sorted()
                        .toList());
        draft.release(RECEPTION).remove(RECEPTION);
        assertEquals(
                List.of(),
                draft.findings(checked()).stream().filter(Finding::isFault).toList());
        assertEquals(List.of("1002"), draft.site().numbers().getFirst().ring());
    }

    @Test
    void aNameOfAnotherObjectIsAFaultOfThisOne() {
        draft.patch(PHONE, Map.of("mac", "00:04:13:aa:bb:cc"), "phone").patch(RECEPTION, Map.of("number", "1002"));
        assertEquals(List.of("phone.mac", "number"), paths(List.of()));
        assertSame(site, draft.site());
    }

    @Test
    void anObjectThatIsGoneIsAFault() {
        ObjectName gone = ObjectName.of(Group.EXTENSIONS, "1009");
        assertTrue(new SiteDraft(site).patch(gone, Map.of("name", "x")).hasFault());
        assertTrue(new SiteDraft(site).replace(gone, Map.of("name", "x")).hasFault());
        assertTrue(new SiteDraft(site).remove(gone).hasFault());
    }

    @Test
    void nestingIsBounded() {
        Object deep = "x";
        for (int i = 0; i < 2_000; i++) {
            deep = List.of(deep);
        }
        draft.patch(PHONE, Map.of("lines", deep));
        assertEquals(List.of("", "lines[0]"), paths(List.of()));
    }

    private List<String> says() {
        return Differences.between(site, draft.site()).stream()
                .map(NamedChange::says)
                .toList();
    }

    private List<Finding> checked() {
        return check(site, draft.site());
    }

    private static List<Finding> check(Site before, Site after) {
        return new SiteCheck(TestPacks.packs()).examine(before, after).review().findings();
    }

    private List<String> paths(List<Finding> checked) {
        return draft.findings(checked).stream().map(Finding::path).distinct().toList();
    }
}
