package org.dialtone.dhcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.OptionTable;
import org.dialtone.dhcp.wire.Options;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.ProvisioningRoot;

/**
 * Chooses the options for a client. Set by hand: global &lt; scope &lt; class &lt; reservation; then, where the client
 * asks and nothing is set by hand, the options of its vendor pack. The parameter request list decides which options are
 * sent and in which order (RFC 2132 section 9.8).
 */
final class OptionPlan {

    private final ProvisioningRoot root;
    private final OptionLevel everyone;
    private final Map<String, OptionLevel> scopes;
    private final PackOptions automatic;

    OptionPlan(DhcpPlan plan, Fleet fleet) {
        root = plan.root();
        everyone = OptionLevel.of("global", plan.options(), false);
        scopes = plan.scopes().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Scope::name, scope -> OptionLevel.of("scope " + scope.name(), scope.options(), false)));
        automatic = plan.automaticOptions() ? new PackOptions(fleet, plan.beside()) : null;
    }

    /**
     * Adds options to an answer. @param demanded the options that the protocol requires, whatever the client asked for
     */
    void write(Exchange query, Options demanded, Options.Builder out) {
        List<OptionLevel> levels = levels(query);
        Placeholders values = new Placeholders(
                query.server(),
                root,
                query.client(),
                query.scope().scopePolicy().voiceVlan());
        byte[] asked = query.message().options().get(Code.PARAMETER_REQUEST_LIST);
        for (int code : demanded.codes()) {
            if (!isIn(asked, code)) {
                out.put(code, demanded.get(code));
            }
        }
        if (asked != null) {
            answer(asked, demanded, levels, values, out);
        }
        for (OptionLevel level : levels) {
            if (asked == null || level.always()) {
                for (int code : level.codes()) {
                    put(code, byHand(code, levels, values), out);
                }
            }
        }
    }

    /** The source of an option in the answer to this query, in words. */
    String origin(Exchange query, int code) {
        List<OptionLevel> levels = levels(query);
        for (OptionLevel level : levels.reversed()) {
            if (level.get(code) != null) {
                return level.level();
            }
        }
        return isAutomatic(code, levels)
                        && automatic.has(
                                code,
                                query.client(),
                                query.scope().scopePolicy().voiceVlan())
                ? automatic.origin(code, query.client())
                : "protocol";
    }

    private void answer(
            byte[] asked, Options demanded, List<OptionLevel> levels, Placeholders values, Options.Builder out) {
        for (byte one : asked) {
            int code = one & 0xff;
            if (code == Code.PAD || code == Code.END || out.has(code)) {
                continue;
            }
            byte[] value = demanded.get(code) != null ? demanded.get(code) : byHand(code, levels, values);
            put(code, value == null && isAutomatic(code, levels) ? automatic.bytes(code, values) : value, out);
        }
    }

    private boolean isAutomatic(int code, List<OptionLevel> levels) {
        if (automatic == null || OptionTable.byCode(code).isProtocol()) {
            return false;
        }
        for (OptionLevel level : levels) {
            if (level.get(code) != null) {
                return false;
            }
        }
        return true;
    }

    private List<OptionLevel> levels(Exchange query) {
        List<OptionLevel> levels = new ArrayList<>();
        levels.add(everyone);
        levels.add(scopes.get(query.scope().name()));
        for (ClassRule rule : query.standing().classes()) {
            levels.add(rule.settings());
        }
        if (query.standing().reserved() != null) {
            levels.add(query.standing().reserved().settings());
        }
        return levels;
    }

    /** The bytes of the last level that sets the option; null where none does. */
    private static byte[] byHand(int code, List<OptionLevel> levels, Placeholders values) {
        for (int i = levels.size() - 1; i >= 0; i--) {
            OptionLevel.Source source = levels.get(i).get(code);
            if (source != null) {
                return source.bytes(values);
            }
        }
        return null;
    }

    private static void put(int code, byte[] value, Options.Builder out) {
        if (value != null && !out.has(code)) {
            out.put(code, value);
        }
    }

    private static boolean isIn(byte[] asked, int code) {
        if (asked != null) {
            for (byte one : asked) {
                if ((one & 0xff) == code) {
                    return true;
                }
            }
        }
        return false;
    }
}
