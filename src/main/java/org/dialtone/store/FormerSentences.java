package org.dialtone.store;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.Reason;
import org.dialtone.journal.Step;

/**
 * The sentences of the last version that wrote words into the journal, each with the event that it told. These are
 * frozen; the first that fits counts.
 */
final class FormerSentences {

    /**
     * @param only   the reasons that it may have; none: any
     * @param always details that its words imply
     */
    record Sentence(Step step, Event event, FormerWords words, Set<Reason> only, Details always) {

        Sentence only(Reason... reasons) {
            return new Sentence(step, event, words, Set.of(reasons), always);
        }

        Sentence kept(Duration time) {
            return new Sentence(step, event, words, only, always.with(Detail.KEPT, time));
        }
    }

    private static final Reason[] MISPLACED = {
        Reason.NOT_LEASED_TO_ITS_PHONE, Reason.LEASED_TO_ANOTHER_PHONE, Reason.ANOTHER_ANSWERS_FOR_PHONE
    };
    private static final List<Sentence> ALL = List.of(
            told(Step.DISCOVER, Event.DHCP_DISCOVER_BOOTP, "by BOOTP"),
            told(
                    Step.DISCOVER,
                    Event.DHCP_DISCOVER_HEARD,
                    "heard[ through relay {relay}]; another DHCP server answers it"),
            told(Step.DISCOVER, Event.DHCP_DISCOVER_HEARD, "heard[ through relay {relay}]"),
            told(Step.DISCOVER, Event.DHCP_DISCOVER_POOL_EMPTY, "pool {scope} is empty"),
            told(Step.REQUEST, Event.DHCP_REQUEST_REBOOTED, "rebooted, and wants its address again"),
            told(Step.REQUEST, Event.DHCP_REQUEST_OTHER_OFFER, "took the offer of server {server}"),
            told(
                    Step.REQUEST,
                    Event.DHCP_REQUEST_HEARD,
                    "heard[ through relay {relay}]; the DHCP server {server} answers it"),
            told(
                    Step.REQUEST,
                    Event.DHCP_REQUEST_HEARD_RENEWING,
                    "heard[ through relay {relay}]; asks any DHCP server to prolong its lease"),
            told(
                    Step.REQUEST,
                    Event.DHCP_REQUEST_HEARD_REBOOTED,
                    "heard[ through relay {relay}]; rebooted, and wants its address again from another DHCP server"),
            told(Step.REQUEST, Event.DHCP_REQUEST_DISBELIEVED, "not believed: {why} (through relay {relay})"),
            told(Step.DISCOVER, Event.DHCP_DISCOVER_DISBELIEVED, "not believed: {why}"),
            told(Step.DISCOVER, Event.DHCP_DISCOVER_DISBELIEVED, "not believed: {former_words}"),
            told(Step.REQUEST, Event.DHCP_REQUEST_DISBELIEVED, "not believed: {why}"),
            told(Step.REQUEST, Event.DHCP_REQUEST_DISBELIEVED, "not believed: {former_words}"),
            told(Step.INFORM, Event.DHCP_INFORM_DISBELIEVED, "not believed: {why}"),
            told(Step.INFORM, Event.DHCP_INFORM_DISBELIEVED, "not believed: {former_words}"),
            told(Step.DECLINE, Event.DHCP_DECLINE_DISBELIEVED, "not believed: {why}"),
            told(Step.DECLINE, Event.DHCP_DECLINE_DISBELIEVED, "not believed: {former_words}"),
            told(Step.RELEASE, Event.DHCP_RELEASE_DISBELIEVED, "not believed: {why}"),
            told(Step.RELEASE, Event.DHCP_RELEASE_DISBELIEVED, "not believed: {former_words}"),
            told(Step.ACK, Event.DHCP_ACK_RENEWED, "renewed"),
            told(Step.ACK, Event.DHCP_ACK_RAPID_COMMIT, "rapid commit, as the client asked"),
            told(Step.ACK, Event.DHCP_ACK_BOOTP, "by BOOTP, for ever"),
            told(Step.NAK, Event.DHCP_NAK, "{why}"),
            told(Step.INFORM, Event.DHCP_INFORM_HEARD, "heard[ through relay {relay}]; another DHCP server answers it"),
            told(Step.DECLINE, Event.DHCP_DECLINE_IN_USE, "it is used by {why}; it is not given out for an hour")
                    .kept(Duration.ofHours(1)),
            told(Step.DECLINE, Event.DHCP_DECLINE_UNCONFIRMED, "nobody answers there; it is not given out for a minute")
                    .kept(Duration.ofMinutes(1)),
            told(
                            Step.DECLINE,
                            Event.DHCP_DECLINE_UNASKED,
                            "nobody can be asked who uses it; it is not given out for 10 minutes")
                    .kept(Duration.ofMinutes(10)),
            told(
                    Step.DECLINE,
                    Event.DHCP_DECLINE_BEYOND_LIMIT,
                    "it may be given out all the same, because more than {limit} addresses of scope {scope} "
                            + "were declined within a minute"),
            told(
                            Step.DECLINE,
                            Event.DHCP_DECLINE_PROBED,
                            "address {address} is used by {why}; it is not given out for an hour")
                    .kept(Duration.ofHours(1)),
            told(Step.DECLINE, Event.DHCP_DECLINE_HEARD, "heard[ through relay {relay}]; another device answers there"),
            told(
                    Step.DECLINE,
                    Event.DHCP_DECLINE_HEARD,
                    "heard[ through relay {relay}]; another device answers there; {why}"),
            told(Step.RELEASE, Event.DHCP_RELEASE_MOVED, "it has {there} now"),
            told(Step.RELEASE, Event.DHCP_RELEASE_DATA_SIDE, "it is on its voice VLAN now, and leaves the data side"),
            told(Step.RELEASE, Event.DHCP_RELEASE_BY_OPERATOR, "freed by the operator"),
            told(Step.RELEASE, Event.DHCP_RELEASE_HEARD, "heard[ through relay {relay}]"),
            told(Step.RELEASE, Event.DHCP_RELEASE_HEARD, "heard[ through relay {relay}]; given back; {why}"),
            told(Step.DISCOVER, Event.DHCP_DISCOVER_RELAY_UNLISTED, "{why}").only(Reason.RELAY_UNLISTED),
            told(Step.DISCOVER, Event.DHCP_DISCOVER_IGNORED, "{why}"),
            told(Step.REQUEST, Event.DHCP_REQUEST_IGNORED, "{why}"),
            told(Step.INFORM, Event.DHCP_INFORM_IGNORED, "{why}"),
            told(Step.DECLINE, Event.DHCP_DECLINE_IGNORED, "{why}"),
            told(Step.RELEASE, Event.DHCP_RELEASE_IGNORED, "{why}"),
            told(Step.CONFIG, Event.FILE_HELD, "held: {why}"),
            told(Step.CONFIG, Event.FILE_HELD, "held: {former_words}"),
            told(Step.CONFIG, Event.FILE_BARE_OTHERS_FILE, "not its own file: {why}"),
            told(Step.CONFIG, Event.FILE_BARE_OTHERS_FILE, "not its own file: {former_words}"),
            told(Step.CONFIG, Event.FILE_BARE_NO_LEASE, "no lease: {why}"),
            told(Step.CONFIG, Event.FILE_BARE_NO_LEASE, "no lease: {former_words}"),
            told(Step.CONFIG, Event.FILE_BARE_SHARED_ADDRESS, "one address for several phones: {why}"),
            told(Step.CONFIG, Event.FILE_BARE_SHARED_ADDRESS, "one address for several phones: {former_words}"),
            told(Step.CONFIG, Event.FILE_BARE_WRONG_DEVICE, "wrong device: {why}"),
            told(Step.CONFIG, Event.FILE_BARE_WRONG_DEVICE, "wrong device: {former_words}"),
            told(Step.CONFIG, Event.FILE_BARE_MOVED, "another switch port: {why}"),
            told(Step.CONFIG, Event.FILE_BARE_MOVED, "another switch port: {former_words}"),
            told(Step.CONFIG, Event.FILE_SERVED_DESPITE, "{why}; served, as {rule} is log"),
            told(Step.CONFIG, Event.FILE_LINES_LEFT_OUT, "{why}").only(Reason.LINES_LEFT_OUT),
            told(Step.REFUSED, Event.FILE_REFUSED_UNKNOWN_PHONE, "unknown phone: {why}"),
            told(Step.REFUSED, Event.FILE_REFUSED_UNKNOWN_PHONE, "unknown phone: {former_words}"),
            told(Step.REFUSED, Event.FILE_REFUSED_OTHERS_FILE, "not its own file: {why}"),
            told(Step.REFUSED, Event.FILE_REFUSED_OTHERS_FILE, "not its own file: {former_words}"),
            told(Step.REFUSED, Event.FILE_REFUSED_NO_LEASE, "no lease: {why}"),
            told(Step.REFUSED, Event.FILE_REFUSED_NO_LEASE, "no lease: {former_words}"),
            told(Step.REFUSED, Event.FILE_REFUSED_SHARED_ADDRESS, "one address for several phones: {why}"),
            told(Step.REFUSED, Event.FILE_REFUSED_SHARED_ADDRESS, "one address for several phones: {former_words}"),
            told(Step.REFUSED, Event.FILE_REFUSED_WRONG_DEVICE, "wrong device: {why}"),
            told(Step.REFUSED, Event.FILE_REFUSED_WRONG_DEVICE, "wrong device: {former_words}"),
            told(Step.REFUSED, Event.FILE_REFUSED_NO_ANSWER, "nobody answers: {why}"),
            told(Step.REFUSED, Event.FILE_REFUSED_NO_ANSWER, "nobody answers: {former_words}"),
            told(Step.REFUSED, Event.FILE_REFUSED_MOVED, "another switch port: {why}"),
            told(Step.REFUSED, Event.FILE_REFUSED_MOVED, "another switch port: {former_words}"),
            told(Step.REFUSED, Event.FILE_REFUSED_WINDOW_CLOSED, "window closed: {why}"),
            told(Step.REFUSED, Event.FILE_REFUSED_WINDOW_CLOSED, "window closed: {former_words}"),
            told(
                    Step.REFUSED,
                    Event.FILE_CLAIMED_BY_ANOTHER_BARE,
                    "another device: {why}; it got a file without an account"),
            told(Step.REFUSED, Event.FILE_CLAIMED_BY_ANOTHER, "another device: {why}"),
            told(
                    Step.REFUSED,
                    Event.FILE_CLAIMED_BY_ANOTHER_BARE,
                    "another device: {former_words}; it got a file without an account"),
            told(Step.REFUSED, Event.FILE_CLAIMED_BY_ANOTHER, "another device: {former_words}"),
            told(Step.MISSING, Event.FILE_LEFT_OUT, "{why}").only(Reason.NOT_MADE),
            told(Step.MISSING, Event.FILE_MISSING, "{why}"),
            told(
                    Step.REGISTER,
                    Event.SIP_REGISTER_HELD_REFRESHED,
                    "refreshed; held: can be told of its adoption, and can call nobody"),
            told(Step.REGISTER, Event.SIP_REGISTER_HELD, "held: can be told of its adoption, and can call nobody"),
            told(Step.REGISTER, Event.SIP_REGISTER_REPORTED, "the phone reports it; it registers at {pbx}"),
            told(Step.REGISTER, Event.SIP_REGISTER_REFRESHED, "refreshed"),
            told(Step.REGISTER, Event.SIP_REGISTER_LET_IN_REFRESHED, "refreshed; nobody answers: {why}"),
            told(Step.REGISTER, Event.SIP_REGISTER_LET_IN, "nobody answers: {why}"),
            told(Step.REGISTER, Event.SIP_REGISTER_LET_IN_REFRESHED, "refreshed; {why}"),
            told(Step.REGISTER, Event.SIP_REGISTER_LET_IN, "{why}"),
            told(Step.REJECTED, Event.SIP_CALL_UNKNOWN_USER, "no extension \"{username}\"; it sent {method}"),
            told(Step.REJECTED, Event.SIP_CALL_WRONG_PASSWORD, "wrong password; it sent {method}"),
            told(Step.REJECTED, Event.SIP_CALL_NO_ANSWER, "nobody answers: {why}; it sent {method}"),
            told(Step.REJECTED, Event.SIP_CALL_WRONG_ADDRESS, "{why}; it sent {method}"),
            told(
                    Step.REJECTED,
                    Event.SIP_CALL_HELD,
                    "held: it can call nobody before it is adopted, and sent {method} to \"{called}\""),
            told(Step.REJECTED, Event.SIP_REGISTER_UNKNOWN_USER, "no extension \"{username}\""),
            told(Step.REJECTED, Event.SIP_REGISTER_WRONG_PASSWORD, "wrong password"),
            told(
                    Step.REJECTED,
                    Event.SIP_REGISTER_OTHER_ACCOUNT,
                    "right password of {extension}, but it would register \"{user}\""),
            told(Step.REJECTED, Event.SIP_REGISTER_NO_ANSWER, "nobody answers: {why}"),
            told(Step.REJECTED, Event.SIP_REGISTER_NOT_SERVING, "registers with an external PBX"),
            told(Step.REJECTED, Event.SIP_REGISTER_TOO_BRIEF, "asks for less than {limit} seconds"),
            told(Step.REJECTED, Event.SIP_REGISTER_OUT_OF_ORDER, "CSeq is lower than that of an earlier request"),
            told(Step.REJECTED, Event.SIP_REGISTER_WRONG_ADDRESS, "{why}").only(MISPLACED),
            told(Step.REJECTED, Event.SIP_REGISTER_BAD_REQUEST, "{why}"),
            told(Step.REJECTED, Event.SIP_REGISTER_REFUSED_REPORTED, "the phone reports it; it registers at {pbx}"),
            told(Step.UNREGISTER, Event.SIP_UNREGISTER_REPLACED, "gave its place to a newer contact"),
            told(Step.UNREGISTER, Event.SIP_UNREGISTER_EXPIRED, "expired"),
            told(Step.UNREGISTER, Event.SIP_UNREGISTER_ADDRESS_TAKEN, "its address {address} is now held by {device}"),
            told(
                    Step.UNREGISTER,
                    Event.SIP_UNREGISTER_ADDRESS_TAKEN,
                    "its address {address} is now held by another device"),
            told(Step.UNREGISTER, Event.SIP_UNREGISTER_REPORTED, "the phone reports it; it registers at {pbx}"),
            told(
                    Step.PNP,
                    Event.PNP_UNKNOWN_PHONE,
                    "asked on the network where its files are; not answered, for it is not one of the site's phones"),
            told(Step.PNP, Event.PNP_ASKED, "asked on the network where its files are"),
            told(Step.PNP, Event.PNP_FAILED, "{why}"),
            told(Step.NOTIFY, Event.NOTIFY_RESTART, "to restart ({package})"),
            told(Step.NOTIFY, Event.NOTIFY_RESYNC, "to fetch its files again ({package})"),
            told(Step.NOTIFY, Event.NOTIFY_FAILED, "{why}"));

    private FormerSentences() {}

    static List<Sentence> of(Step step) {
        return ALL.stream().filter(each -> each.step() == step).toList();
    }

    private static Sentence told(Step step, Event event, String template) {
        return new Sentence(step, event, FormerWords.of(template), Set.of(), Details.NONE);
    }
}
