package org.dialtone.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;
import org.dialtone.sip.SipPlan;
import org.dialtone.site.EditFault;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.NumberRange;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.References;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Adopt;
import org.dialtone.site.model.Site.Extension;
import org.dialtone.site.model.Site.Number;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.SiteObjects.Group;

/**
 * Makes small changes of a site's phones, as if a changed file were applied; each throws an {@link EditFault} where it
 * can't be made.
 */
public final class PhoneEdits {

    private PhoneEdits() {}

    /** The next free number of the site's range for adopted phones. */
    public static String nextFree(Site site) {
        Adopt adopt = site.provisioning().access().adopt();
        NumberRange range = Optional.ofNullable(adopt)
                .map(Adopt::numbers)
                .orElseThrow(() -> new EditFault(Flaw.ADOPTED_WITHOUT_NUMBERS));
        Set<String> taken = new HashSet<>(SipPlan.EMERGENCY);
        site.extensions().forEach(extension -> taken.add(extension.number()));
        site.numbers().stream().map(Number::number).forEach(taken::add);
        return range.numbers()
                .filter(number -> !taken.contains(number))
                .findFirst()
                .orElseThrow(() -> new EditFault(Flaw.ADOPTED_NUMBERS_TAKEN, range));
    }

    /** A number for a new extension: the next free one for adopted phones, or else the one after the highest. */
    public static Optional<String> proposed(Site site) {
        try {
            return Optional.of(nextFree(site));
        } catch (EditFault _) {
            return site.extensions().stream()
                    .map(Extension::number)
                    .filter(number -> number.matches("[1-9]\\d{1,8}"))
                    .map(Long::valueOf)
                    .max(Long::compare)
                    .map(highest -> String.valueOf(highest + 1))
                    .filter(number -> site.numbers().stream()
                            .noneMatch(each -> each.number().equals(number)));
        }
    }

    /**
     * What nothing else needs once a phone goes: the reservations of its MACs, and its lines' extensions that nothing
     * else of the site names and that no softphone may have.
     */
    public static List<ObjectName> dependents(Site site, Phone phone) {
        Stream<ObjectName> extensions = phone.lines().stream()
                .map(line -> ObjectName.of(Group.EXTENSIONS, line))
                .filter(line -> line.in(site)
                        .map(Extension.class::cast)
                        .filter(extension -> !extension.anywhere())
                        .isPresent())
                .filter(line -> new References(line)
                        .in(site).stream().allMatch(user -> user.equals(ObjectName.of(Group.PHONES, phone))));
        Stream<ObjectName> reservations = Stream.concat(Stream.of(phone.mac()), phone.alsoMacs().stream())
                .map(mac -> ObjectName.of(Group.RESERVATIONS, mac.toString()))
                .filter(reserved -> reserved.in(site).isPresent());
        return Stream.concat(extensions, reservations).distinct().toList();
    }

    /** The numbers that ring nothing but this extension. */
    public static List<ObjectName> rungOnly(Site site, ObjectName extension) {
        return site.numbers().stream()
                .filter(number -> !number.ring().isEmpty())
                .filter(number -> number.ring().stream().allMatch(extension.key()::equals))
                .map(number -> ObjectName.of(Group.NUMBERS, number))
                .toList();
    }

    /** Whether the site has this extension. */
    public static boolean has(Site site, String number) {
        return site.extensions().stream()
                .anyMatch(extension -> extension.number().equals(number));
    }

    /** Adds the phone to the site with this extension, and makes the extension where there is none. */
    public static Site adopt(Site site, MacAddress mac, String number) {
        listing(site, mac).ifPresent(phone -> {
            throw new EditFault(Flaw.PHONE_THERE, mac);
        });
        List<Extension> extensions = new ArrayList<>(site.extensions());
        if (!has(site, number)) {
            extensions.add(new Extension(number, number, null, false));
        }
        List<Phone> phones = new ArrayList<>(site.phones());
        phones.add(new Phone(mac, null, null, List.of(number), List.of(), List.of()));
        return site.with(List.copyOf(extensions), List.copyOf(phones));
    }

    /**
     * Takes an adopted phone out of the site.
     *
     * @param made whether the adoption made its extension, which goes too where no other phone and no number needs it
     */
    public static Site release(Site site, MacAddress mac, String number, boolean made) {
        Phone phone = listing(site, mac).orElseThrow(() -> new EditFault(Flaw.PHONE_NOTHING_TO_UNDO, mac));
        List<Phone> others =
                site.phones().stream().filter(other -> !other.equals(phone)).toList();
        boolean needed = others.stream().anyMatch(other -> other.lines().contains(number))
                || site.numbers().stream().anyMatch(other -> other.ring().contains(number));
        return site.with(
                made && !needed
                        ? site.extensions().stream()
                                .filter(each -> !each.number().equals(number))
                                .toList()
                        : site.extensions(),
                others);
    }

    /** Makes both MACs one phone: the MAC that the site doesn't name joins the one that it names. */
    static Site join(Site site, MacAddress one, MacAddress other) {
        Optional<Phone> first = listing(site, one);
        Optional<Phone> second = listing(site, other);
        if (first.isPresent() == second.isPresent()) {
            throw first.isEmpty()
                    ? new EditFault(Flaw.PHONES_UNKNOWN, one, other)
                    : first.equals(second)
                            ? new EditFault(Flaw.PHONES_ONE_ALREADY, one, other)
                            : new EditFault(Flaw.PHONES_BOTH_OF_SITE, one, other);
        }
        Phone phone = first.or(() -> second).orElseThrow();
        MacAddress joins = first.isPresent() ? other : one;
        List<MacAddress> alsoMacs =
                Stream.concat(phone.alsoMacs().stream(), Stream.of(joins)).toList();
        Phone joined = phone.with(alsoMacs);
        return site.with(
                site.extensions(),
                site.phones().stream()
                        .map(each -> each.equals(phone) ? joined : each)
                        .collect(Collectors.toUnmodifiableList()));
    }

    private static Optional<Phone> listing(Site site, MacAddress mac) {
        return site.phones().stream()
                .filter(phone -> phone.mac().equals(mac) || phone.alsoMacs().contains(mac))
                .findFirst();
    }
}
