package org.dialtone.dhcp;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.OptionDefinition;
import org.dialtone.dhcp.wire.OptionTable;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.VendorPack;

/**
 * The options where nothing is set by hand: the box itself where it serves names or time, the vendor pack's options,
 * and for an unknown client the place of its files.
 */
final class PackOptions {

    private static final TextTemplate ROOT = TextTemplate.of("{root}");

    private final Fleet fleet;
    private final CoHostedServices beside;
    /** Compiled packs by key; packs are replaced while the box runs. */
    private final Map<String, Compiled> compiled = new HashMap<>();

    /** @param inside the sub-options of option 43, without and with those of the VLAN */
    private record Compiled(
            VendorPack pack,
            Map<Integer, TextTemplate> options,
            Map<Integer, TextTemplate> vlan,
            SubOptions inside,
            SubOptions vlanInside) {

        static Compiled of(VendorPack pack) {
            Map<Integer, String> both = new TreeMap<>(pack.encapsulated());
            both.putAll(pack.vlan().encapsulated());
            return new Compiled(
                    pack,
                    templates(pack.options()),
                    templates(pack.vlan().options()),
                    subOptions(pack.encapsulated()),
                    subOptions(both));
        }

        private static SubOptions subOptions(Map<Integer, String> texts) {
            return new SubOptions(
                    templates(texts).entrySet().stream()
                            .<Map.Entry<Integer, OptionLevel.Source>>map(
                                    part -> Map.entry(part.getKey(), part.getValue()::bytes))
                            .toList(),
                    OptionDefinition.LONGEST);
        }

        private static Map<Integer, TextTemplate> templates(Map<Integer, String> texts) {
            return texts.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            option -> TextTemplate.of(option.getValue()),
                            (first, _) -> first,
                            TreeMap::new));
        }
    }

    PackOptions(Fleet fleet, CoHostedServices beside) {
        this.fleet = fleet;
        this.beside = beside;
    }

    /** The option's bytes; null where there are none. */
    byte[] bytes(int code, Placeholders values) {
        if (beside.has(code)) {
            return values.server().bytes();
        }
        VendorPack pack = pack(values.client()).orElse(null);
        if (pack == null) {
            return code == Code.TFTP_SERVER_NAME ? ROOT.bytes(values) : null;
        }
        Compiled options = compile(pack);
        TextTemplate template = options.options().get(code);
        if (template == null && values.vlan() > 0) {
            template = options.vlan().get(code);
        }
        if (template == null && code == Code.VENDOR_ENCAPSULATED) {
            return (values.vlan() > 0 ? options.vlanInside() : options.inside()).bytes(values);
        }
        return template == null ? null : encode(OptionTable.byCode(code), template.expand(values));
    }

    /** @param vlan the VLAN of the client's scope; 0: it has none */
    boolean has(int code, Client client, int vlan) {
        return beside.has(code)
                || pack(client)
                        .map(pack -> pack.options().containsKey(code)
                                || code == Code.VENDOR_ENCAPSULATED
                                        && !pack.encapsulated().isEmpty()
                                || vlan > 0
                                        && (pack.vlan().options().containsKey(code)
                                                || code == Code.VENDOR_ENCAPSULATED
                                                        && !pack.vlan()
                                                                .encapsulated()
                                                                .isEmpty()))
                        .orElse(code == Code.TFTP_SERVER_NAME);
    }

    /** The source of the option, in words. */
    String origin(int code, Client client) {
        return beside.has(code)
                ? "automatic"
                : pack(client).map(pack -> "pack " + pack.key()).orElse("automatic");
    }

    /** By what the client says now, where nobody else is to learn it. */
    private Optional<VendorPack> pack(Client client) {
        return Optional.ofNullable(client.vendor()).flatMap(fleet.packs()::get);
    }

    private Compiled compile(VendorPack pack) {
        Compiled known = compiled.get(pack.key());
        if (known == null || known.pack() != pack) {
            known = Compiled.of(pack);
            compiled.put(pack.key(), known);
        }
        return known;
    }

    /** Encodes a pack's text; a text that doesn't fit the option gives nothing. The loader refuses such packs. */
    private static byte[] encode(OptionDefinition option, String text) {
        try {
            return text.isEmpty()
                    ? null
                    : option.isText() ? option.encode(text) : option.encode(Arrays.asList(text.split("\\s*,\\s*")));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
