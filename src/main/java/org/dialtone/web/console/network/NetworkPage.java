package org.dialtone.web.console.network;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.dialtone.app.Clauses;
import org.dialtone.app.Conditions;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.ScopeProposal;
import org.dialtone.app.view.PoolUse;
import org.dialtone.dhcp.HeardRelay;
import org.dialtone.dhcp.RogueWatch.Standing;
import org.dialtone.dhcp.Scope;
import org.dialtone.dhcp.WhatIf;
import org.dialtone.web.api.InterfacesApi.InterfaceJson;
import org.dialtone.web.console.forms.FormField.Choice;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.HealthLine;

/**
 * How the box stands on its network.
 *
 * @param moves    phones on their way to other addresses
 * @param done     what an operator just did, or null
 * @param refused  why that was not done, or null
 * @param question the question to the DHCP server, or an empty one
 * @param offer    the server's answer, or null
 * @param fault    why the server can't answer the question, or null
 * @param mode     whether the box gives addresses, in a sentence
 * @param proposals scopes for interfaces without one
 * @param phones   what the question's field for a phone proposes
 * @param recipes  lines that set option 66 on another DHCP server, or null where none are needed
 */
public record NetworkPage(
        List<Link> links,
        List<ScopeRow> scopes,
        List<MoveRow> moves,
        String done,
        String refused,
        List<HeardRelay> relays,
        List<HealthLine> troubles,
        Asked question,
        WhatIf.Answer offer,
        String fault,
        String mode,
        List<ScopeProposal> proposals,
        List<Choice> phones,
        String recipes) {

    /** An interface that is to be served. */
    public record Link(InterfaceJson about, String style, String state, String says) {

        static Link of(Standing standing, MachineInterfaces machine, Words words) {
            InterfaceJson about = InterfaceJson.of(standing, machine);
            return new Link(
                    about,
                    switch (about.state()) {
                        case "serving" -> "good";
                        case "asking" -> "warn";
                        default -> "bad";
                    },
                    words.say("network.state." + about.state()),
                    about.state().equals("absent")
                            ? words.say("network.link.absent")
                            : Clauses.of(standing).says(words.language()));
        }
    }

    /** How many addresses are declined and kept from all phones. */
    public long declined() {
        return scopes.stream().mapToLong(ScopeRow::declined).sum();
    }

    /**
     * A scope, and how full its pools are.
     *
     * @param id    its name as a part of an address
     * @param share in percent
     */
    public record ScopeRow(
            String id,
            String name,
            String subnet,
            String pools,
            long taken,
            long total,
            long share,
            long declined,
            String says,
            String style) {

        private static String figures(PoolUse use, Words words) {
            String left = use.total() == 0 ? "none" : use.isEmpty() ? "empty" : use.isLow() ? "low" : "free";
            return words.say("network.pool." + left, use.free(), use.total());
        }

        static ScopeRow of(Scope scope, PoolUse use, Words words) {
            long share = use.total() == 0 ? 0 : use.taken() * 100 / use.total();
            List<String> pools = scope.pools().stream().map(Object::toString).toList();
            String style = use.isEmpty() ? "bad" : use.isLow() ? "warn" : "good";
            return new ScopeRow(
                    URLEncoder.encode(scope.name(), StandardCharsets.UTF_8),
                    scope.name(),
                    scope.subnet().toString(),
                    pools.isEmpty() ? words.say("network.reservedOnly") : String.join(", ", pools),
                    use.taken(),
                    use.total(),
                    share,
                    use.byState().getOrDefault(PoolUse.Standing.DECLINED, 0L),
                    figures(use, words),
                    style);
        }
    }

    /** Why a relay is believed, or isn't, in words. */
    public String why(HeardRelay heard, Words words) {
        return Clauses.why(heard).says(words.language());
    }

    /** What health finds fault with, in words. */
    static List<HealthLine> troubles(Conditions conditions, Words words) {
        return Stream.of(conditions.live(), conditions.ready(), conditions.started())
                .flatMap(Collection::stream)
                .map(condition -> HealthLine.of(condition, words))
                .filter(line -> line.remedy() != null)
                .toList();
    }

    /** The question as the operator wrote it; no value is null. */
    public record Asked(String mac, String vendorClass, String link, String giaddr) {

        boolean isEmpty() {
            return mac.isBlank();
        }
    }
}
