package org.dialtone.phone;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;

/** All vendor packs of the box, and what they make of the signs that a phone gives. */
public final class Packs {

    private final Map<String, VendorPack> byKey;
    private final List<VendorPack> all;

    public Packs(List<VendorPack> packs) {
        byKey = packs.stream().collect(Collectors.toUnmodifiableMap(VendorPack::key, Function.identity()));
        all = packs.stream().sorted(Comparator.comparing(VendorPack::key)).toList();
    }

    public Optional<VendorPack> get(String key) {
        return Optional.ofNullable(key).map(byKey::get);
    }

    /** In alphabetical order of their keys. */
    public List<VendorPack> all() {
        return all;
    }

    /** The surest identity that these signs give; each may be null. */
    public Optional<Identity> identify(MacAddress mac, String vendorClass, String userAgent) {
        return Stream.of(byUserAgent(userAgent), byVendorClass(vendorClass), byOui(mac)).flatMap(Optional::stream).findFirst();
    }

    private Optional<Identity> byOui(MacAddress mac) {
        return all.stream().filter(pack -> mac != null && pack.ouis().contains(mac.oui())).findFirst()
                .map(pack -> new Identity(pack.key(), null, null, Certainty.OUI));
    }

    private Optional<Identity> byVendorClass(String text) {
        return match(text, VendorPack::vendorClasses, Certainty.VENDOR_CLASS);
    }

    private Optional<Identity> byUserAgent(String text) {
        return match(text, VendorPack::userAgents, Certainty.USER_AGENT);
    }

    private Optional<Identity> match(String text, Function<VendorPack, List<Pattern>> expressions, Certainty certainty) {
        if (text == null || text.isEmpty() || text.length() > 512) {
            return Optional.empty();
        }
        return all.stream().flatMap(pack -> expressions.apply(pack).stream().map(expression -> expression.matcher(text))
                .filter(Matcher::find)
                .map(found -> new Identity(pack.key(), group(found, "model"), group(found, "version"), certainty))).findFirst();
    }

    private static String group(Matcher found, String name) {
        return found.namedGroups().containsKey(name) ? found.group(name) : null;
    }
}
