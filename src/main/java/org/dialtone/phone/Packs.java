package org.dialtone.phone;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialtone.net.MacAddress;
import org.dialtone.net.MacBlock;
import org.dialtone.net.Oui;

/** All vendor packs of the box; identifies a phone by the signs that it gives. */
public final class Packs {

    private static final int LONGEST = 512;
    private static final int MOST_KEPT = 10_000;

    private final Map<String, VendorPack> byKey;
    private final List<VendorPack> all;
    private final Map<Oui, Identity> byOui = new HashMap<>();
    /** The blocks of each OUI, the narrowest first. */
    private final Map<Oui, List<Block>> blocks;

    private final Map<String, Optional<Identity>> byVendorClass = new ConcurrentHashMap<>();
    private final Map<String, Optional<Identity>> byUserAgent = new ConcurrentHashMap<>();

    private record Block(MacBlock macs, Identity identity) {}

    public Packs(List<VendorPack> packs) {
        byKey = packs.stream().collect(Collectors.toUnmodifiableMap(VendorPack::key, Function.identity()));
        all = packs.stream().sorted(Comparator.comparing(VendorPack::key)).toList();
        all.forEach(pack -> pack.ouis()
                .forEach(oui -> byOui.putIfAbsent(oui, new Identity(pack.key(), null, null, Certainty.OUI))));
        blocks = all.stream()
                .flatMap(pack -> pack.blocks().entrySet().stream()
                        .map(block -> new Block(
                                block.getKey(), new Identity(pack.key(), block.getValue(), null, Certainty.OUI))))
                .sorted(Comparator.comparing(block -> -block.macs().digits()))
                .collect(Collectors.groupingBy(block -> block.macs().oui()));
    }

    public Optional<VendorPack> get(String key) {
        return Optional.ofNullable(key).map(byKey::get);
    }

    /** Finds a pack by key or name, without regard to case; the text may be null. */
    public Optional<VendorPack> named(String vendor) {
        return all.stream()
                .filter(pack ->
                        pack.key().equalsIgnoreCase(vendor) || pack.name().equalsIgnoreCase(vendor))
                .findFirst();
    }

    /** All packs in alphabetical order of their keys. */
    public List<VendorPack> all() {
        return all;
    }

    /** The most certain identity that these signs give; each sign may be null. */
    public Optional<Identity> identify(MacAddress mac, String vendorClass, String userAgent) {
        return byUserAgent(userAgent).or(() -> byVendorClass(vendorClass)).or(() -> byOui(mac));
    }

    /** The identity that a phone's own words by PnP give, else its address; the User-Agent outweighs the rest. */
    public Optional<Identity> identify(MacAddress mac, Introduction said) {
        Optional<Identity> named =
                named(said.vendor()).map(pack -> new Identity(pack.key(), said.model(), said.version(), Certainty.PNP));
        Optional<Identity> agent = byUserAgent(said.userAgent())
                .map(each -> new Identity(each.vendor(), each.model(), each.firmware(), Certainty.PNP));
        return named.map(each -> agent.map(each::and).orElse(each))
                .or(() -> agent)
                .or(() -> byOui(mac));
    }

    private Optional<Identity> byOui(MacAddress mac) {
        return mac == null
                ? Optional.empty()
                : blocks.getOrDefault(mac.oui(), List.of()).stream()
                        .filter(block -> block.macs().contains(mac))
                        .map(Block::identity)
                        .findFirst()
                        .or(() -> Optional.ofNullable(byOui.get(mac.oui())));
    }

    private Optional<Identity> byVendorClass(String text) {
        if (text == null) {
            return Optional.empty();
        }
        return kept(byVendorClass, text, VendorPack::vendorClasses, Certainty.VENDOR_CLASS);
    }

    private Optional<Identity> byUserAgent(String text) {
        return text == null ? Optional.empty() : kept(byUserAgent, text, VendorPack::userAgents, Certainty.USER_AGENT);
    }

    /** Identifies with a bounded cache: the same signs come with every message, but anybody can make up others. */
    private Optional<Identity> kept(
            Map<String, Optional<Identity>> known,
            String text,
            Function<VendorPack, List<Pattern>> expressions,
            Certainty certainty) {
        Optional<Identity> found = known.get(text);
        if (found == null) {
            found = match(text, expressions, certainty);
            if (known.size() < MOST_KEPT && text.length() <= LONGEST) {
                known.put(text, found);
            }
        }
        return found;
    }

    private Optional<Identity> match(
            String text, Function<VendorPack, List<Pattern>> expressions, Certainty certainty) {
        if (text == null || text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        return all.stream()
                .flatMap(pack -> expressions.apply(pack).stream()
                        .flatMap(expression -> BoundedMatch.find(expression, text).stream())
                        .map(found ->
                                new Identity(pack.key(), group(found, "model"), group(found, "version"), certainty)))
                .findFirst();
    }

    private static String group(Matcher found, String name) {
        return found.namedGroups().containsKey(name) ? found.group(name) : null;
    }
}
