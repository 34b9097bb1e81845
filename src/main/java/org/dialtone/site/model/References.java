package org.dialtone.site.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.dialtone.dhcp.ReservedFor;
import org.dialtone.provision.FunctionKey;
import org.dialtone.site.model.Site.Contact;
import org.dialtone.site.model.Site.Number;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.Site.Pool;
import org.dialtone.site.model.Site.Reserved;
import org.dialtone.site.model.Site.Scope;
import org.dialtone.site.model.SiteObjects.Group;

/** The places where objects of a site name one object. */
public record References(ObjectName of) {

    /** The objects that name it, in the order of the site file. */
    public List<ObjectName> in(Site site) {
        // No name holds a line break, so this one changes each place, and nothing else.
        Site marked = renamed(site, "\n");
        List<ObjectName> named = new ArrayList<>();
        for (Group group : Group.values()) {
            List<?> before = SiteLists.of(site, group);
            for (int i = 0; i < before.size(); i++) {
                if (before.get(i) != SiteLists.of(marked, group).get(i)) {
                    named.add(ObjectName.of(group, before.get(i)));
                }
            }
        }
        return named;
    }

    /** The site in which they all name it by another key. */
    public Site renamed(Site site, String other) {
        UnaryOperator<String> rename = key -> of.key().equals(key) ? other : key;
        return switch (of.group()) {
            case EXTENSIONS, NUMBERS -> dialled(site, rename);
            case SCOPES -> scopes(site, scope -> shared(scope, rename));
            case CLASSES -> scopes(site, scope -> pooled(scope, rename));
            case RESERVATIONS, MODELS, PHONES, PHONEBOOK, FIRMWARE -> site;
            case null -> site;
        };
    }

    /** The site in which no phone has the extension as a line, and no number rings it; function keys stay in their places. */
    public Site released(Site site) {
        Site phones =
                SiteLists.with(site, Group.PHONES, each(site.phones(), phone -> with(phone, without(phone.lines()))));
        return SiteLists.with(
                phones,
                Group.NUMBERS,
                each(
                        site.numbers(),
                        number -> number.ring().contains(of.key())
                                ? new Number(number.number(), number.name(), without(number.ring()), number.pickup())
                                : number));
    }

    private List<String> without(List<String> numbers) {
        return numbers.contains(of.key())
                ? numbers.stream().filter(number -> !number.equals(of.key())).toList()
                : numbers;
    }

    private static Phone with(Phone phone, List<String> lines) {
        return lines == phone.lines() ? phone : with(phone, lines, phone.keys());
    }

    private static Site dialled(Site site, UnaryOperator<String> rename) {
        Site phones = SiteLists.with(
                site,
                Group.PHONES,
                each(site.phones(), phone -> with(phone, each(phone.lines(), rename), keys(phone.keys(), rename))));
        Site numbers = SiteLists.with(
                phones,
                Group.NUMBERS,
                each(
                        site.numbers(),
                        number -> new Number(
                                number.number(), number.name(), each(number.ring(), rename), number.pickup())));
        return numbers.withPhonebook(each(
                site.phonebook(),
                contact -> new Contact(contact.name(), each(contact.numbers(), rename), contact.group())));
    }

    private static List<FunctionKey> keys(List<FunctionKey> keys, UnaryOperator<String> rename) {
        return keys == null
                ? null
                : each(keys, key -> new FunctionKey(key.kind(), rename.apply(key.value()), key.label(), key.line()));
    }

    /** A phone's new MAC takes its reservation along; one that this MAC has already counts instead. */
    public static Site moved(Site site, Phone before, Phone after) {
        ReservedFor from = new ReservedFor.Mac(before.mac());
        ReservedFor to = new ReservedFor.Mac(after.mac());
        List<Reserved> all = site.dhcp().reservations();
        boolean there = all.stream().anyMatch(each -> each.holder().equals(to));
        List<Reserved> kept = there
                ? all.stream().filter(each -> !each.holder().equals(from)).toList()
                : each(
                        all,
                        each -> each.holder().equals(from)
                                ? new Reserved(to, each.address(), each.hostname(), each.options())
                                : each);
        return site.with(site.dhcp().with(kept));
    }

    private static Site scopes(Site site, UnaryOperator<Scope> change) {
        return SiteLists.with(site, Group.SCOPES, each(site.dhcp().scopes(), change));
    }

    private static Scope shared(Scope scope, UnaryOperator<String> rename) {
        return scope.sharedWith() == null ? scope : with(scope, scope.pools(), rename.apply(scope.sharedWith()));
    }

    private static Scope pooled(Scope scope, UnaryOperator<String> rename) {
        return with(
                scope,
                each(
                        scope.pools(),
                        pool -> pool.className() == null
                                ? pool
                                : new Pool(pool.range(), rename.apply(pool.className()))),
                scope.sharedWith());
    }

    private static Phone with(Phone phone, List<String> lines, List<FunctionKey> keys) {
        return new Phone(
                phone.mac(),
                phone.vendor(),
                phone.model(),
                lines,
                phone.alsoMacs(),
                phone.addresses(),
                phone.layer(),
                keys,
                phone.directory());
    }

    private static Scope with(Scope scope, List<Pool> pools, String sharedWith) {
        return new Scope(
                scope.name(),
                scope.subnet(),
                pools,
                scope.exclude(),
                scope.leaseTime(),
                scope.minLeaseTime(),
                scope.maxLeaseTime(),
                scope.renewTime(),
                scope.rebindTime(),
                scope.authoritative(),
                scope.conflictProbe(),
                scope.interfaceName(),
                sharedWith,
                scope.options(),
                scope.scopePolicy());
    }

    /** The very item where it stays equal, and the very list where all items do. */
    private static <T> List<T> each(List<T> items, UnaryOperator<T> change) {
        List<T> changed = items.stream()
                .map(item -> {
                    T other = change.apply(item);
                    return Objects.equals(item, other) ? item : other;
                })
                .toList();
        return changed.equals(items) ? items : changed;
    }
}
