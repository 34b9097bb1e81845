package org.dialtone.phone;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dialtone.net.MacBlock;
import org.dialtone.net.Oui;

/**
 * What is known of one vendor's phones; data only, read from {@code packs/<key>/pack.yaml}.
 *
 * @param key          folder name, e.g. {@code yealink}
 * @param name         as people write it
 * @param ouis         blocks of hardware addresses; shared blocks are why an OUI alone is the least sure sign
 * @param vendorClasses expressions over option 60, without regard to case; groups {@code model}, {@code version} where present
 * @param userAgents   expressions over the HTTP User-Agent, with the same groups
 * @param options      DHCP option code to its text, with the placeholders of the site file ({@code {root}}, …)
 * @param files        names asked for, first match wins
 * @param upperCaseMac whether the vendor writes MACs upper-case in file names
 * @param dialect      how its files spell accounts, zones, languages
 * @param quirks       what else is known of its phones
 * @param vlan         how its phones are told their voice VLAN
 * @param encapsulated sub-option of option 43 to its text, with the same placeholders
 * @param blocks       addresses within an OUI, also of another vendor's, to the family of its phones that they belong to
 * @param pnp          what a phone is told that asks by PnP, with placeholders; see {@link ProvisioningRoot#fill}
 */
public record VendorPack(
        String key,
        String name,
        Set<Oui> ouis,
        List<Pattern> vendorClasses,
        List<Pattern> userAgents,
        Map<Integer, String> options,
        List<PackFile> files,
        boolean upperCaseMac,
        Dialect dialect,
        List<Quirk> quirks,
        VlanOptions vlan,
        Map<Integer, String> encapsulated,
        Map<MacBlock, String> blocks,
        String pnp) {

    /** Most phones append the names of their files themselves (phones.md section 5). */
    public static final String FOLDER = "{root}";

    /** A pack without parts of option 43 of its own, and without blocks within an OUI; its phones append the names of their files to a folder. */
    public VendorPack(
            String key,
            String name,
            Set<Oui> ouis,
            List<Pattern> vendorClasses,
            List<Pattern> userAgents,
            Map<Integer, String> options,
            List<PackFile> files,
            boolean upperCaseMac,
            Dialect dialect,
            List<Quirk> quirks,
            VlanOptions vlan) {
        this(
                key,
                name,
                ouis,
                vendorClasses,
                userAgents,
                options,
                files,
                upperCaseMac,
                dialect,
                quirks,
                vlan,
                Map.of(),
                Map.of(),
                FOLDER);
    }

    /** A pack whose phones can't be told a VLAN by DHCP. */
    public VendorPack(
            String key,
            String name,
            Set<Oui> ouis,
            List<Pattern> vendorClasses,
            List<Pattern> userAgents,
            Map<Integer, String> options,
            List<PackFile> files,
            boolean upperCaseMac,
            Dialect dialect,
            List<Quirk> quirks) {
        this(
                key,
                name,
                ouis,
                vendorClasses,
                userAgents,
                options,
                files,
                upperCaseMac,
                dialect,
                quirks,
                VlanOptions.NONE);
    }

    /** A pack that identifies phones and names their files, but says nothing of what stands in these. */
    public VendorPack(
            String key,
            String name,
            Set<Oui> ouis,
            List<Pattern> vendorClasses,
            List<Pattern> userAgents,
            Map<Integer, String> options,
            List<PackFile> files,
            boolean upperCaseMac) {
        this(key, name, ouis, vendorClasses, userAgents, options, files, upperCaseMac, Dialect.NONE, List.of());
    }

    /** The phone book that phones of this model (null: unknown) are pointed to; its name is one that needs nothing filled in. */
    public Optional<PackFile> phonebook(String model) {
        return files.stream()
                .filter(file -> file.kind() == PackFile.Kind.PHONEBOOK
                        && file.suits(model)
                        && file.name().indexOf('{') < 0)
                .findFirst();
    }
}
