package org.dialtone.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialtone.net.MacAddress;

/** The phones to simulate. */
public final class Roster {

    /** One phone to simulate. */
    record Member(MacAddress mac, VendorScript script, VendorScript.Model model) {}

    private static final int STRANGERS = 0xfe0000;

    private final VendorScripts scripts = VendorScripts.load();
    private final List<Member> members = new ArrayList<>();
    private final Map<VendorScript, Integer> taken = new HashMap<>();

    /** Returns the keys of all vendors that can be simulated. */
    public List<String> vendors() {
        return scripts.all().stream().map(VendorScript::key).toList();
    }

    /** Adds this many phones with made-up addresses, vendor by vendor in turn; always the same phones. */
    public Roster generate(int phones, List<String> vendors) {
        List<VendorScript> chosen = vendors.stream().map(this::script).toList();
        IntStream.range(0, phones).forEach(index -> {
            VendorScript script = chosen.get(index % chosen.size());
            add(made(script, index / chosen.size() + 1), script, null);
        });
        return this;
    }

    /** Adds phones that no site should know, between the others, to see the box refuse them. */
    public Roster strangers(int phones, String vendor) {
        int known = members.size();
        IntStream.range(0, phones).forEach(index -> {
            add(made(script(vendor), STRANGERS + index), script(vendor), null);
            members.add((index + 1) * (known + phones) / phones - 1, members.removeLast());
        });
        return this;
    }

    /**
     * Adds a phone of the site. Where the vendor is null, the address decides; where the model is null, models are
     * taken in turn.
     */
    public Roster add(MacAddress mac, String vendor, String model) {
        VendorScript script = vendor != null
                ? script(vendor)
                : scripts.of(mac)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "no vendor that can be simulated has hardware addresses like " + mac
                                        + "; say which one, e.g. " + mac + "=yealink"));
        add(mac, script, model);
        return this;
    }

    public int size() {
        return members.size();
    }

    List<Member> members() {
        return List.copyOf(members);
    }

    /** Returns a site file that names all phones, for tests and measurements. */
    public String siteFile() {
        String extensions = IntStream.range(0, members.size())
                .mapToObj(index -> "  - {number: \"%d\", name: %s %d}"
                        .formatted(1000 + index, members.get(index).script().key(), index))
                .collect(Collectors.joining("\n"));
        String phones = IntStream.range(0, members.size())
                .mapToObj(index -> "  - {mac: \"%s\", vendor: %s, model: \"%s\", lines: [\"%d\"]}"
                        .formatted(
                                members.get(index).mac(),
                                members.get(index).script().key(),
                                members.get(index).model().name(),
                                1000 + index))
                .collect(Collectors.joining("\n"));
        return """
                dialtone: 1
                site: {name: Simulation, timezone: Europe/Athens, language: en, serverAddress: 127.66.0.1}
                dhcp:
                  scopes:
                    - {name: simulated, subnet: 127.66.0.0/16, pools: [127.66.1.0-127.66.240.255]}
                extensions:
                %s
                phones:
                %s
                """.formatted(extensions, phones);
    }

    private void add(MacAddress mac, VendorScript script, String model) {
        int turn = taken.merge(script, 1, Integer::sum) - 1;
        Optional<VendorScript.Model> named = script.models().stream()
                .filter(one -> one.name().equalsIgnoreCase(model))
                .findFirst();
        members.add(new Member(
                mac,
                script,
                named.orElseGet(() -> script.models().get(turn % script.models().size()))));
    }

    private static MacAddress made(VendorScript script, int number) {
        return new MacAddress((long) script.ouis().getFirst().bits() << 24 | number);
    }

    private VendorScript script(String key) {
        return scripts.get(key)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no phones of \"" + key + "\" can be simulated; there are " + String.join(", ", vendors())));
    }
}
