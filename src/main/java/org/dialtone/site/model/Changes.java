package org.dialtone.site.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.site.model.Site.ClassRule;
import org.dialtone.site.model.Site.Extension;
import org.dialtone.site.model.Site.Firmware;
import org.dialtone.site.model.Site.Number;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.Site.Reserved;
import org.dialtone.site.model.Site.Scope;

/** The differences between two sites, counted; equal parts are left out. */
public record Changes(List<Part> parts) {

    public static final Changes NONE = new Changes(List.of());

    /** @param what the name of the part, e.g. {@code phones} */
    public record Part(String what, int added, int changed, int removed) {

        @Override
        public String toString() {
            return what + " "
                    + Stream.of(count(added, "added"), count(changed, "changed"), count(removed, "removed"))
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(", "));
        }

        private static String count(int number, String verb) {
            return number == 0 ? null : number + " " + verb;
        }
    }

    public static Changes between(Site before, Site after) {
        return new Changes(Stream.of(
                        part("settings", settings(before), settings(after)),
                        part(
                                "scopes",
                                byKey(before.dhcp().scopes(), Scope::name),
                                byKey(after.dhcp().scopes(), Scope::name)),
                        part(
                                "classes",
                                byKey(before.dhcp().classes(), ClassRule::name),
                                byKey(after.dhcp().classes(), ClassRule::name)),
                        part(
                                "reservations",
                                byKey(before.dhcp().reservations(), Reserved::holder),
                                byKey(after.dhcp().reservations(), Reserved::holder)),
                        part(
                                "extensions",
                                byKey(before.extensions(), Extension::number),
                                byKey(after.extensions(), Extension::number)),
                        part("phones", byKey(before.phones(), Phone::mac), byKey(after.phones(), Phone::mac)),
                        part("models", byPlace(before.models()), byPlace(after.models())),
                        part(
                                "numbers",
                                byKey(before.numbers(), Number::number),
                                byKey(after.numbers(), Number::number)),
                        part("phonebook", entries(before), entries(after)),
                        part(
                                "firmware",
                                byKey(before.firmware(), Changes::kind),
                                byKey(after.firmware(), Changes::kind)))
                .filter(part -> part.added() + part.changed() + part.removed() > 0)
                .toList());
    }

    private static Map<Object, Object> settings(Site site) {
        return Map.of(
                "site",
                site.site(),
                "provisioning",
                site.provisioning(),
                "registrar",
                site.registrar(),
                "dhcp",
                site.dhcp().withoutLists());
    }

    private static Object kind(Firmware firmware) {
        return List.of(firmware.vendor(), firmware.model().toLowerCase(Locale.ROOT));
    }

    private static Map<Object, Object> byPlace(List<?> items) {
        return IntStream.range(0, items.size()).boxed().collect(Collectors.toMap(Function.identity(), items::get));
    }

    private static Map<Object, Object> entries(Site site) {
        return byKey(site.phonebook().stream().distinct().toList(), entry -> entry);
    }

    private static <T> Map<Object, Object> byKey(List<T> items, Function<T, Object> key) {
        return items.stream().collect(Collectors.toMap(key, Function.identity()));
    }

    private static Part part(String what, Map<Object, Object> before, Map<Object, Object> after) {
        int added = (int)
                after.keySet().stream().filter(key -> !before.containsKey(key)).count();
        int removed = (int)
                before.keySet().stream().filter(key -> !after.containsKey(key)).count();
        int changed = (int) after.entrySet().stream()
                .filter(each ->
                        before.containsKey(each.getKey()) && !each.getValue().equals(before.get(each.getKey())))
                .count();
        return new Part(what, added, changed, removed);
    }

    @Override
    public String toString() {
        return parts.isEmpty()
                ? "nothing changes"
                : parts.stream().map(Part::toString).collect(Collectors.joining("; "));
    }
}
