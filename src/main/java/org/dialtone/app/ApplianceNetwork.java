package org.dialtone.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.net.MacAddress;
import org.dialtone.site.EditFault;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.NetworkReading;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Network;
import org.dialtone.site.model.Network.Port;

/**
 * The box's own addresses: the configured ones, the ones in force, and a change on trial until somebody confirms it.
 * Root keeps the state of a trial, so that neither a crash of the box nor of this class ends it. Waits for root.
 */
public final class ApplianceNetwork {

    private static final String ERRAND = "network";
    /** The exit status of root's script for a request at a wrong moment, which is nobody's fault. */
    private static final int NOT_NOW = 3;

    private final SiteBook site;
    private final PrivilegedOperations root;
    private final MachineInterfaces interfaces;

    public ApplianceNetwork(SiteBook site, PrivilegedOperations root, MachineInterfaces interfaces) {
        this.site = site;
        this.root = root;
        this.interfaces = interfaces;
    }

    /** A network card of this machine as it is now; mac may be null. */
    public record Card(String name, MacAddress mac, boolean link, List<String> addresses) {}

    /** A change that is undone after this many seconds unless it is confirmed. */
    public record Trial(Network wanted, int secondsLeft) {}

    /**
     * The state of the box's network.
     *
     * @param inForce null where this machine is no appliance
     * @param trial   null: no change is on trial
     * @param note    what went wrong last, in words, or null
     */
    public record Standing(Network configured, Network inForce, Trial trial, String note, List<Card> cards) {

        public boolean appliance() {
            return inForce != null;
        }

        /** Whether the site has another network than the one in force, and no change is on trial. */
        public boolean differs() {
            return appliance() && !configured.equals(inForce) && trial == null;
        }
    }

    /**
     * The result of a change; nothing was changed where a finding is a fault.
     *
     * @param trial null where nothing had to be tried
     */
    public record Outcome(List<Finding> findings, Trial trial) {

        public boolean ok() {
            return findings.stream().noneMatch(Finding::isFault);
        }
    }

    /** @throws EditFault where root can't be asked */
    public Standing standing() {
        return standing(Actor.box("network"));
    }

    private Standing standing(Actor who) {
        if (!root.isThere()) {
            return new Standing(site.network(), null, null, null, cards());
        }
        NetworkReply word = NetworkReply.of(ask("show", ""));
        String note = word.unsaved() ? takeUp(who, word.inForce()) : null;
        return new Standing(site.network(), word.inForce(), word.trial(), note == null ? word.failed() : note, cards());
    }

    /**
     * Makes the confirmed network the site's, also where the box stopped in between.
     *
     * @return why the site doesn't take it, or null
     */
    private String takeUp(Actor who, Network confirmed) {
        try {
            if (!confirmed.equals(site.network())) {
                site.edit(who, "network", document -> document.with(confirmed)).require();
            }
            ask("saved", "");
            return null;
        } catch (EditFault e) {
            return "the site doesn't take the network that was confirmed: " + e.getMessage();
        }
    }

    /**
     * Checks a change without making it.
     *
     * @param text the value of {@code network} as in a site file, or as JSON
     */
    public Outcome check(String text) {
        return new Outcome(read(text).inOrder(), null);
    }

    /**
     * Tries the network of this text for two minutes, and keeps it only where somebody confirms it.
     *
     * @throws EditFault where this machine is no appliance, or another trial runs
     */
    public Outcome set(Actor who, String text) {
        NetworkReading reading = read(text);
        return new Outcome(reading.inOrder(), reading.ok() ? attempt(who, reading.network()) : null);
    }

    /** As {@link #set}, with the site's network, which may have come by a file or a backup. */
    public Outcome setConfigured(Actor who) {
        return new Outcome(List.of(), attempt(who, site.network()));
    }

    private Trial attempt(Actor who, Network wanted) {
        Standing now = standing();
        if (!now.appliance()) {
            throw notHere();
        }
        if (now.trial() == null && wanted.equals(now.inForce())) {
            site.edit(who, "network", document -> document.with(wanted)).require();
            return null;
        }
        return new Trial(
                wanted,
                NetworkReply.of(ask("try", String.join("\n", NetworkLines.of(wanted)) + "\n"))
                        .left());
    }

    /**
     * Keeps the network on trial, over a restart too.
     *
     * @throws EditFault where nothing is on trial, or it can't be confirmed yet
     */
    public Standing confirm(Actor who) {
        ask("confirm", "");
        return standing(who);
    }

    /**
     * Goes back to the network before the trial.
     *
     * @throws EditFault where nothing is on trial
     */
    public Standing undo() {
        ask("undo", "");
        return standing();
    }

    private NetworkReading read(String text) {
        NetworkReading reading = SiteReader.network(text);
        if (reading.network() != null) {
            reading.network().interfaces().forEach(port -> checkCard(reading, port));
            checkServed(reading);
        }
        return reading;
    }

    private void checkCard(NetworkReading reading, Port port) {
        List<String> here = interfaces.cards();
        if (!here.contains(port.name())) {
            reading.findings()
                    .fault(
                            "interfaces." + port.name(),
                            Flaw.NETWORK_CARD_MISSING,
                            port.name(),
                            String.join(", ", here));
        }
    }

    private void checkServed(NetworkReading reading) {
        List<String> links =
                reading.network().interfaces().stream().map(Port::link).toList();
        site.plans().dhcp().interfaces().stream()
                .filter(served -> !links.contains(served))
                .forEach(served -> reading.findings().warning("interfaces", Flaw.NETWORK_LEAVES_DHCP, served));
    }

    private List<Card> cards() {
        return interfaces.cards().stream()
                .map(name -> new Card(
                        name,
                        interfaces.mac(name).orElse(null),
                        interfaces
                                .plug(name)
                                .filter(MachineInterfaces.Plug::carrier)
                                .isPresent(),
                        interfaces.all().stream()
                                .filter(here -> here.name().equals(name))
                                .map(here -> here.address() + "/" + here.prefix())
                                .toList()))
                .toList();
    }

    private List<String> ask(String verb, String lines) {
        if (!root.isThere()) {
            throw notHere();
        }
        List<String> said = new ArrayList<>();
        try {
            int status = root.run(ERRAND, verb + "\n" + lines, said::add);
            if (status != 0) {
                throw new EditFault(
                        status == NOT_NOW ? Flaw.NETWORK_REFUSED_NOW : Flaw.NETWORK_REFUSED, String.join("; ", said));
            }
            return said;
        } catch (IOException e) {
            throw new EditFault(Flaw.ROOT_SILENT, e.getMessage());
        }
    }

    private static EditFault notHere() {
        return new EditFault(Flaw.APPLIANCE_ALONE);
    }
}
