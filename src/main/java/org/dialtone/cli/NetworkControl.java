package org.dialtone.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.dialtone.app.Actor;
import org.dialtone.app.ApplianceNetwork;
import org.dialtone.app.ApplianceNetwork.Card;
import org.dialtone.app.ApplianceNetwork.Outcome;
import org.dialtone.app.ApplianceNetwork.Standing;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.NetworkLines;
import org.dialtone.cli.control.ControlHandler;
import org.dialtone.site.EditFault;
import org.dialtone.site.model.Network;

/** Carries out {@code dialtone network} in the box. */
record NetworkControl(ApplianceNetwork network, Audit audit) implements ControlHandler {

    private static final Actor NETWORK = Actor.command("network");

    /** Arguments: show, set, confirm or undo, and with set the name of the file that the text is from. */
    @Override
    public Answer handle(List<String> arguments, String text) {
        try {
            return switch (arguments.getFirst()) {
                case "show" -> new Answer(0, words(network.standing()));
                case "set" ->
                    arguments.size() == 1
                            ? outcome("the site", tried(network.setConfigured(NETWORK)))
                            : outcome(SiteControl.text(arguments.get(1)), tried(network.set(NETWORK, text)));
                case "confirm" ->
                    new Answer(
                            0,
                            "The network that was tried is kept.\n"
                                    + words(settled(AuditAct.NETWORK_KEPT, network.confirm(NETWORK))));
                case "undo" ->
                    new Answer(
                            0,
                            "The network before is back.\n" + words(settled(AuditAct.NETWORK_UNDONE, network.undo())));
                default -> new Answer(1, "network: show, set, confirm or undo");
            };
        } catch (EditFault e) {
            return new Answer(1, e.getMessage() + "; " + e.remedy());
        }
    }

    private Outcome tried(Outcome outcome) {
        if (outcome.trial() != null) {
            note(AuditAct.NETWORK_TRIED, outcome.trial().wanted());
        }
        return outcome;
    }

    private Standing settled(AuditAct act, Standing standing) {
        note(act, standing.inForce());
        return standing;
    }

    private void note(AuditAct act, Network now) {
        audit.note(NETWORK, act, null, null, String.join("; ", NetworkLines.of(now)));
    }

    private static Answer outcome(String file, Outcome outcome) {
        String findings = SiteText.lines(file, outcome.findings());
        return !outcome.ok()
                ? new Answer(1, findings)
                : new Answer(
                        0,
                        findings
                                + (outcome.trial() == null
                                        ? "That network is in force already; the site says so now.\n"
                                        : "In force in a second. Without dialtone network confirm within "
                                                + outcome.trial().secondsLeft() + " s the one before comes back.\n"));
    }

    private static String words(Standing standing) {
        String cards = standing.cards().stream().map(NetworkControl::words).collect(Collectors.joining());
        return (standing.appliance()
                        ? said("in force", standing.inForce())
                        : "This machine is no appliance: its system sets its addresses.\n")
                + (standing.trial() == null
                        ? ""
                        : said(
                                "tried, back in " + standing.trial().secondsLeft() + " s unless it is confirmed",
                                standing.trial().wanted()))
                + (standing.differs()
                        ? said("the site says otherwise; dialtone network set tries it", standing.configured())
                        : "")
                + (standing.note() == null ? "" : "note: " + standing.note() + "\n") + "cards:\n" + cards;
    }

    private static String said(String what, Network network) {
        return what + ":\n"
                + (network.isEmpty() ? "  nothing: each card takes an address from whoever gives one\n" : "")
                + NetworkLines.of(network).stream()
                        .map(line -> "  " + line + "\n")
                        .collect(Collectors.joining());
    }

    private static String words(Card card) {
        return "  " + card.name() + (card.mac() == null ? "" : " " + card.mac()) + (card.link() ? "" : ", no cable")
                + (card.addresses().isEmpty() ? "" : ", " + String.join(", ", card.addresses())) + "\n";
    }
}
