package org.dialtone.app;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.site.EditFault;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site.VoiceConsole;

/**
 * Who may reach console, API and metrics: everybody; or whom the setting {@code dialtone.console.allow} names; or, where
 * the site closes them to the interfaces that serve phones, whoever comes from elsewhere. Safe to use from any thread.
 */
public final class ConsoleAccess {

    public static final String SETTING = "dialtone.console.allow";
    private static final String LOOPBACK = "127.0.0.1";

    private final ConsoleSettings settings;
    private final SiteBook site;
    private final MachineInterfaces machine;

    public ConsoleAccess(ConsoleSettings settings, SiteBook site, MachineInterfaces machine) {
        this.settings = settings;
        this.site = site;
        this.machine = machine;
    }

    /**
     * What is in force.
     *
     * @param closed  whether the site closes the console to voice interfaces
     * @param setting entries of the setting, which wins; empty: none is set
     * @param shut    interfaces and subnets from which the site lets nobody in; empty: it is open
     * @param open    interfaces with their addresses that serve no phones, such as {@code eth1 192.0.2.1}
     */
    public record Standing(boolean closed, List<String> setting, List<String> shut, List<String> open) {

        /** Whether nobody can reach the console but on the box itself. */
        public boolean nowhere() {
            return closed && setting.isEmpty() && open.isEmpty();
        }

        /** The standing as a sentence. */
        public Said said() {
            if (!setting.isEmpty()) {
                return Said.of("console.setting", String.join(", ", setting), SETTING);
            }
            return closed
                    ? Said.of("console.closed", listed(shut, "console.voice"), listed(open, "console.none"))
                    : Said.of("console.open");
        }

        /** In English. */
        public String says() {
            return said().says();
        }

        private static Object listed(List<String> names, String none) {
            return names.isEmpty() ? Said.of(none) : String.join(", ", names);
        }
    }

    public Standing standing() {
        boolean closed = ConsoleGuard.closes(site.document());
        BesideVoice rule = rule();
        return new Standing(
                closed,
                settings.allow(),
                closed ? rule.closed() : List.of(),
                rule.others(machine)
                        .map(each -> each.name() + " " + each.address())
                        .toList());
    }

    private BesideVoice rule() {
        return BesideVoice.of(site.document(), settings);
    }

    /** Whether a client at {@code remote} that reached the box's address {@code local} may manage; null: IPv6. */
    public boolean admits(Ip4 remote, Ip4 local) {
        if (!settings.allow().isEmpty()) {
            return settings.admits(remote, local, machine);
        }
        if (!ConsoleGuard.closes(site.document())) {
            return true;
        }
        BesideVoice rule = rule();
        return remote != null
                && local != null
                && rule.covers(remote, local, machine.all())
                && rule.leadsBack(remote, machine);
    }

    /** What a client learns that may not manage. */
    public String refusal() {
        return "Only phone files are served here. "
                + (settings.allow().isEmpty()
                        ? "The console is closed to interfaces that serve phones: reach it through another one; "
                                + "on the box, \"dialtone console open\" opens it here."
                        : "Where console and API are open, " + SETTING + " says.");
    }

    /**
     * Links, addresses and subnets from which the machine's firewall lets clients through to the console; empty: all.
     */
    public List<String> throughFirewall() {
        if (!settings.allow().isEmpty() || !ConsoleGuard.closes(site.document())) {
            return settings.allow();
        }
        return Stream.concat(Stream.of(LOOPBACK), rule().others(machine).map(LocalInterface::name))
                .distinct()
                .toList();
    }

    /**
     * Opens the console to voice interfaces, or closes it.
     *
     * @throws EditFault where closing would have no effect, or would leave nobody a way in
     */
    public Standing set(Actor who, VoiceConsole wanted) {
        boolean close = wanted == VoiceConsole.CLOSED;
        if (close && !settings.allow().isEmpty()) {
            throw new EditFault(Flaw.CONSOLE_BY_SETTING, SETTING, String.join(", ", settings.allow()));
        }
        site.edit(who, (close ? "close" : "open") + " console", document -> document.with(wanted))
                .require();
        return standing();
    }

    /**
     * Opens the console on a machine on which every card serves phones, as another one's backup may find itself. A
     * machine without cards, as a container is, shows too little of its ways: there it stays as it is.
     *
     * @return why it can't be opened, as where today's rules find a fault in a site of an older version; empty: it is
     *     open, or needn't be
     */
    public Optional<EditFault> openWhereNoOtherWay(Actor who) {
        if (!ConsoleGuard.closes(site.document()) || machine.cards().isEmpty() || rule().leavesWay(machine)) {
            return Optional.empty();
        }
        try {
            set(who, VoiceConsole.OPEN);
            return Optional.empty();
        } catch (EditFault e) {
            return Optional.of(e);
        }
    }
}
