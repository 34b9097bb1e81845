package org.dialtone.phone;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dialtone.net.MacBlock;
import org.dialtone.net.Oui;

/** Builds a vendor's pack for a test. What isn't said, the pack doesn't know; its phones append file names to a folder. */
public final class PackBuilder {

    private final String key;
    private final String name;
    private Set<Oui> ouis = Set.of();
    private List<Pattern> vendorClasses = List.of();
    private List<Pattern> userAgents = List.of();
    private Map<Integer, String> options = Map.of();
    private List<PackFile> files = List.of();
    private boolean upperCaseMac;
    private Dialect dialect = Dialect.NONE;
    private List<Quirk> quirks = List.of();
    private VlanOptions vlan = VlanOptions.NONE;
    private Map<Integer, String> encapsulated = Map.of();
    private Map<MacBlock, String> blocks = Map.of();
    private String pnp = VendorPack.FOLDER;
    private FirmwareAdvice firmware = FirmwareAdvice.NONE;

    public PackBuilder(String key, String name) {
        this.key = key;
        this.name = name;
    }

    public PackBuilder ouis(Set<Oui> value) {
        ouis = value;
        return this;
    }

    public PackBuilder vendorClasses(List<Pattern> value) {
        vendorClasses = value;
        return this;
    }

    public PackBuilder userAgents(List<Pattern> value) {
        userAgents = value;
        return this;
    }

    public PackBuilder options(Map<Integer, String> value) {
        options = value;
        return this;
    }

    public PackBuilder files(List<PackFile> value) {
        files = value;
        return this;
    }

    public PackBuilder upperCaseMac() {
        upperCaseMac = true;
        return this;
    }

    public PackBuilder dialect(Dialect value) {
        dialect = value;
        return this;
    }

    public PackBuilder quirks(List<Quirk> value) {
        quirks = value;
        return this;
    }

    public PackBuilder vlan(VlanOptions value) {
        vlan = value;
        return this;
    }

    public PackBuilder encapsulated(Map<Integer, String> value) {
        encapsulated = value;
        return this;
    }

    public PackBuilder blocks(Map<MacBlock, String> value) {
        blocks = value;
        return this;
    }

    public PackBuilder pnp(String value) {
        pnp = value;
        return this;
    }

    public PackBuilder firmware(FirmwareAdvice value) {
        firmware = value;
        return this;
    }

    public VendorPack build() {
        return new VendorPack(
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
                encapsulated,
                blocks,
                pnp,
                firmware);
    }
}
