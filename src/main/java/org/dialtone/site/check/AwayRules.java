package org.dialtone.site.check;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dialtone.dhcp.wire.OptionTable;
import org.dialtone.net.Ip4;
import org.dialtone.site.file.Findings;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Mode;
import org.dialtone.site.model.Site.Option;
import org.dialtone.site.model.Site.SubOption;

/** Rules for options that are set by hand and send phones to another host for their files. */
public record AwayRules(Surroundings here) {

    private static final int TFTP_SERVER_NAME = 66;
    private static final int BOOT_FILE_NAME = 67;
    private static final int VENDOR_ENCAPSULATED = 43;
    private static final int TFTP_SERVER_ADDRESS = 150;
    /** The options of several vendors for the URL of the configuration. */
    private static final List<Integer> URLS = List.of(BOOT_FILE_NAME, VENDOR_ENCAPSULATED, 159, 160);

    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://(?:[^/@]*@)?([^/:?#]+).*");
    private static final Pattern HOST = Pattern.compile("([^/:]+).*");

    public List<Rule> all() {
        return List.of(this::staysHere);
    }

    /** The host that a value names; the box itself has no name here, because a placeholder stands for it. */
    private static Optional<String> host(int code, String value) {
        Matcher url = URL.matcher(value);
        Optional<String> host = url.matches()
                ? Optional.of(url.group(1))
                : URLS.contains(code) ? Optional.of(value).filter(text -> isAddress(text)) : bare(value);
        return host.filter(name -> !name.contains("{"));
    }

    private static Optional<String> bare(String value) {
        Matcher host = HOST.matcher(value);
        return value.startsWith("0x") || !host.matches() ? Optional.empty() : Optional.of(host.group(1));
    }

    private static boolean isAddress(String text) {
        return Ip4.parse(text).isPresent();
    }

    private void staysHere(Site site, Findings findings) {
        Set<Ip4> own = new HashSet<>(here.addresses());
        Optional.ofNullable(site.site().serverAddress()).ifPresent(own::add);
        if (site.dhcp().mode() != Mode.SERVER || own.isEmpty()) {
            return;
        }
        stay(site, own, site.dhcp().options(), "dhcp", findings);
        Rule.each(
                site.dhcp().scopes(), "dhcp.scopes", (scope, path) -> stay(site, own, scope.options(), path, findings));
        Rule.each(
                site.dhcp().classes(), "dhcp.classes", (rule, path) -> stay(site, own, rule.options(), path, findings));
        Rule.each(
                site.dhcp().reservations(),
                "dhcp.reservations",
                (reserved, path) -> stay(site, own, reserved.options(), path, findings));
    }

    private static void stay(Site site, Set<Ip4> own, List<Option> options, String path, Findings findings) {
        options.stream()
                .filter(Objects::nonNull)
                .filter(option -> option.code() == TFTP_SERVER_NAME
                        || option.code() == TFTP_SERVER_ADDRESS
                        || URLS.contains(option.code()))
                .forEach(option -> values(option)
                        .flatMap(value -> host(option.code(), value).stream())
                        .filter(host -> !isOwn(site, own, host))
                        .distinct()
                        .forEach(host -> findings.warning(
                                path + ".options." + key(option.code()),
                                option.code() == TFTP_SERVER_ADDRESS
                                        ? Flaw.OPTION_LEADS_AWAY_BY_ADDRESS
                                        : Flaw.OPTION_LEADS_AWAY,
                                option.code(),
                                host)));
    }

    private static Stream<String> values(Option option) {
        return Stream.concat(
                option.values().stream(),
                option.parts().stream().map(SubOption::values).flatMap(List::stream));
    }

    private static boolean isOwn(Site site, Set<Ip4> own, String host) {
        return Ip4.parse(host)
                .map(own::contains)
                .orElseGet(() -> site.site().names().stream()
                        .anyMatch(each -> each.name().equalsIgnoreCase(host) && own.contains(each.address())));
    }

    private static String key(int code) {
        String name = OptionTable.byCode(code).name();
        return OptionTable.byName(name).isPresent() ? name : Integer.toString(code);
    }
}
