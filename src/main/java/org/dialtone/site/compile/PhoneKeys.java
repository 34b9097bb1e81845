package org.dialtone.site.compile;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.provision.FunctionKey;
import org.dialtone.provision.FunctionKey.Kind;
import org.dialtone.site.model.DirectoryKeys;
import org.dialtone.site.model.DirectoryKeys.Order;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Extension;
import org.dialtone.site.model.Site.Number;
import org.dialtone.site.model.Site.Phone;

/** The keys of each phone: labels follow the names of numbers, and the directory gives keys of its own. */
final class PhoneKeys {

    /** No phone has more keys. */
    private static final int MOST = 300;

    private final Map<String, String> names = new HashMap<>();
    private final Map<Order, List<FunctionKey>> directory = new EnumMap<>(Order.class);

    PhoneKeys(Site site) {
        for (Number number : site.numbers()) {
            names.put(number.number(), named(number.name()));
        }
        for (Extension extension : site.extensions()) {
            names.put(extension.number(), named(extension.name()));
        }
        List<FunctionKey> byName = Phonebook.ofExtensions(site).stream()
                .map(person -> new FunctionKey(Kind.BLF, person.numbers().getFirst(), named(person.name()), 1))
                .toList();
        directory.put(Order.NAME, byName);
        directory.put(
                Order.NUMBER,
                byName.stream().sorted(Comparator.comparing(FunctionKey::value)).toList());
    }

    private static String named(String name) {
        return name == null ? "" : name;
    }

    /** Null where the keys stay as they are on the phone. */
    List<FunctionKey> of(Phone phone) {
        List<FunctionKey> own = phone.keys() == null
                ? null
                : phone.keys().stream().map(this::labelled).toList();
        return phone.directory() == null
                ? own
                : Stream.concat(own.stream(), others(phone)).limit(MOST).toList();
    }

    private FunctionKey labelled(FunctionKey key) {
        String name = key.label().isBlank() ? names.getOrDefault(key.value(), "") : "";
        return name.isEmpty() ? key : new FunctionKey(key.kind(), key.value(), name, key.line());
    }

    /** Those of the directory, without numbers that the phone has a key for. */
    private Stream<FunctionKey> others(Phone phone) {
        DirectoryKeys from = phone.directory();
        Set<String> left = phone.keys().stream().map(FunctionKey::value).collect(Collectors.toCollection(HashSet::new));
        if (from.butSelf()) {
            left.addAll(phone.lines());
        }
        return directory.get(from.sort()).stream().filter(key -> !left.contains(key.value()));
    }
}
