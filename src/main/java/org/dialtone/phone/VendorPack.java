package org.dialtone.phone;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dialtone.net.MacBlock;
import org.dialtone.net.Oui;

/**
 * What the box knows of one vendor's phones; data only, read from {@code packs/<key>/pack.yaml}.
 *
 * @param key          folder name, e.g. {@code yealink}
 * @param name         the vendor's name as people write it
 * @param ouis         blocks of hardware addresses; shared blocks are why an OUI alone is the least sure sign
 * @param vendorClasses expressions over option 60, without regard to case; with groups {@code model}, {@code version}
 *                      where present
 * @param userAgents   expressions over the HTTP User-Agent, with the same groups
 * @param options      DHCP option code to its text, with the placeholders of the site file ({@code {root}}, …)
 * @param files        names that its phones ask for; the first match wins
 * @param upperCaseMac whether the vendor writes MACs upper-case in file names
 * @param dialect      how its files spell accounts, zones, languages
 * @param quirks       further known habits of its phones
 * @param vlan         how its phones learn their voice VLAN
 * @param encapsulated sub-option of option 43 to its text, with the same placeholders
 * @param blocks       blocks of addresses within an OUI, which may be another vendor's, each with the family of phones
 *                     that it belongs to
 * @param pnp          the answer to a phone that asks by PnP, with placeholders; see {@link ProvisioningRoot#fill}
 * @param firmware     which firmware is known to be bad, and which must be run in between
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
        String pnp,
        FirmwareAdvice firmware) {

    /** Most phones append the names of their files themselves (phones.md section 5). */
    public static final String FOLDER = "{root}";

    /** The phone book file for phones of this model (null: unknown); its name needs no placeholder filled in. */
    public Optional<PackFile> phonebook(String model) {
        return files.stream()
                .filter(file -> file.kind() == PackFile.Kind.PHONEBOOK
                        && file.suits(model)
                        && file.name().indexOf('{') < 0)
                .findFirst();
    }
}
