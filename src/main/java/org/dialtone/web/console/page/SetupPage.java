package org.dialtone.web.console.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dialtone.app.Role;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.SetupPart.SetupEntry;
import org.dialtone.web.console.page.SetupRows.SetupLink;

/** A page of Setup: which part it belongs to, and from which role on it is offered. */
enum SetupPage {
    SETTINGS(Part.SITE, Role.OPERATOR, "/console/settings/site"),
    REGISTRAR(Part.SITE, Role.OPERATOR, "/console/settings/registrar"),
    HISTORY(Part.SITE, Role.VIEWER, "/console/site/history"),
    SITE(Part.SITE, Role.VIEWER, "/console/site"),
    PROVISIONING(Part.PHONES, Role.OPERATOR, "/console/settings/provisioning"),
    MODELS(Part.PHONES, Role.VIEWER, "/console/lists/models"),
    FIRMWARE(Part.PHONES, Role.VIEWER, "/console/firmware"),
    ACCESS(Part.PHONES, Role.VIEWER, "/console/access"),
    TABLE(Part.PHONES, Role.VIEWER, "/console/site/table"),
    PACKS(Part.PHONES, Role.VIEWER, "/console/packs"),
    BOX(Part.BOX, Role.ADMIN, "/console/box"),
    BOXNETWORK(Part.BOX, Role.ADMIN, "/console/box/network"),
    CERTIFICATE(Part.BOX, Role.ADMIN, "/console/box/certificate"),
    BOXLOG(Part.BOX, Role.ADMIN, "/console/box/log"),
    SUPPORT(Part.BOX, Role.ADMIN, "/console/support"),
    HELP(Part.BOX, Role.VIEWER, "/console/help"),
    OPERATORS(Part.PEOPLE, Role.ADMIN, "/console/operators"),
    TOKENS(Part.PEOPLE, Role.ADMIN, "/console/tokens"),
    AUDIT(Part.PEOPLE, Role.ADMIN, "/console/audit");

    /** A part of Setup. */
    private enum Part {
        SITE,
        PHONES,
        BOX,
        PEOPLE
    }

    private final Part part;
    private final Role from;
    private final String address;

    SetupPage(Part part, Role from, String address) {
        this.part = part;
        this.from = from;
        this.address = address;
    }

    /** The page of a name or an address; empty where it is no page of Setup. */
    static Optional<SetupPage> of(String at) {
        return Arrays.stream(values())
                .filter(each -> each.address.equals(at) || each.word().equals(at))
                .findFirst();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The rows above this page for a role; each part leads to its first page. */
    SetupRows rows(Words words, Role role) {
        return new SetupRows(
                Arrays.stream(Part.values())
                        .flatMap(
                                each -> offered(role, page -> page.part == each).limit(1))
                        .map(first -> new SetupLink(
                                words.say("setup.part." + first.part.name().toLowerCase(Locale.ROOT)),
                                first.address,
                                first.part == part))
                        .toList(),
                offered(role, page -> page.part == part)
                        .map(page -> new SetupLink(words.say("setup." + page.word()), page.address, page == this))
                        .toList());
    }

    /** All pages that a role may open, by their parts. */
    static List<SetupPart> all(Words words, Role role) {
        return Arrays.stream(Part.values())
                .map(part -> new SetupPart(
                        words.say("setup.part." + part.name().toLowerCase(Locale.ROOT)),
                        offered(role, page -> page.part == part)
                                .map(page -> new SetupEntry(
                                        words.say("setup." + page.word()),
                                        page.address,
                                        words.say("setup." + page.word() + ".about")))
                                .toList()))
                .filter(part -> !part.pages().isEmpty())
                .toList();
    }

    private static Stream<SetupPage> offered(Role role, Predicate<SetupPage> which) {
        return Arrays.stream(values())
                .filter(page -> role.compareTo(page.from) >= 0)
                .filter(which);
    }
}
