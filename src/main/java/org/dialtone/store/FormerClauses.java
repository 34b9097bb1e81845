package org.dialtone.store;

import java.util.List;
import java.util.Optional;
import org.dialtone.journal.Details;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;

/** The reasons in the words of the last version that wrote words into the journal. These are frozen. */
final class FormerClauses {

    private record Clause(Reason reason, FormerWords words) {}

    private static final List<Clause> ALL = List.of(
            clause(
                    Reason.OTHER_SERVER_ANSWERS,
                    "another DHCP server {servers} answers on {link}; the box stays silent there until that is "
                            + "gone, or is named in dhcp.knownServers, or the site says dhcp.onOtherServer: serve"),
            clause(Reason.ASKING_FOR_OTHERS, "the box asks first whether another DHCP server answers on {link}"),
            clause(
                    Reason.TOO_MANY_MESSAGES,
                    "sends more than {limit} messages a second; what is beyond is not heard "
                            + "(dhcp.guards.perMacPerSecond)"),
            clause(Reason.CLIENT_DENIED, "the site denies this client"),
            clause(Reason.KNOWN_CLIENTS_ONLY, "scope {scope} is for known clients, and the site doesn't list this one"),
            clause(Reason.PHONES_ONLY, "scope {scope} is for phones, and no vendor pack knows this client"),
            clause(Reason.NO_SCOPE_FOR_RELAY, "no scope for relay {relay}"),
            clause(Reason.NO_SCOPE_FOR_LINK, "no scope for interface {link} ({link_address})"),
            clause(Reason.NO_SCOPE_FOR_SOURCE, "no relay sent it, and its address belongs to no subnet here"),
            clause(Reason.POOL_EMPTY, "pool {scope} is empty"),
            clause(
                    Reason.NOT_PROBED_IN_TIME,
                    "no address was found free in time; its next {method} goes on from there"),
            clause(Reason.ASKS_FOR_NOTHING, "asks for no address"),
            clause(Reason.NO_BOOTP_RESERVATION, "speaks BOOTP, and no address is reserved for it"),
            clause(Reason.NOT_WITH_CLIENT, "{asked} is not with this client"),
            clause(Reason.UNKNOWN_HERE, "wants {asked} again, of which nothing is known here"),
            clause(Reason.NOT_GIVEN, "{asked} was not given to this client"),
            clause(Reason.NOT_OFFERED, "{asked} was not offered to this client"),
            clause(Reason.HAS_ANOTHER, "this client has {there}, and one address in a subnet"),
            clause(Reason.OF_OTHER_SCOPE, "asked for {asked}, which belongs to scope {other_scope}, not to {scope}"),
            clause(Reason.OF_NO_SUBNET, "asked for {asked}, which belongs to no subnet here"),
            clause(Reason.OFF_SUBNET, "{asked} belongs to no subnet here"),
            clause(Reason.ANOTHER_RESERVED, "{there} is reserved for this client"),
            clause(Reason.OF_THE_BOX, "{asked} is the box's own"),
            clause(Reason.RESERVED_FOR_OTHER, "{asked} is reserved for {owner}"),
            clause(Reason.IN_NO_POOL, "{asked} is in no pool of {scope} for this client"),
            clause(Reason.DECLINED_BEFORE, "{asked} was declined by this client"),
            clause(Reason.FOUND_IN_USE, "{asked} was found in use by another device"),
            clause(Reason.LEASED_TO_OTHER, "{asked} belongs to {holder}"),
            clause(Reason.LEASED_TO_OTHER_CLIENT, "{asked} belongs to another client on {holder}"),
            clause(Reason.ON_OFFER, "{asked} is on offer to another client"),
            clause(Reason.RELAY_UNLISTED, "came from relay {relay}, which scope {scope} doesn't list under relays"),
            clause(
                    Reason.RELAY_OUTSIDE_SCOPE,
                    "came from relay {relay}, which is not in scope {scope}, and which that doesn't list under relays"),
            clause(
                    Reason.RELAY_BY_OTHER_SENDER,
                    "came from {source} as relay {relay}; scope {scope} doesn't list both under relays"),
            clause(
                    Reason.RELAY_OF_NO_SCOPE,
                    "came from relay {relay} for a network of no scope: only a scope that lists it under relays "
                            + "makes it heard"),
            clause(Reason.BEYOND_ROUTER, "came from {source}, beyond a router, and through no relay"),
            clause(Reason.OFF_LINK, "{asked} is no address of the link that it came from"),
            clause(Reason.OF_THE_RELAY, "{asked} is its relay's own"),
            clause(Reason.OUTSIDE_RELAYS_SCOPE, "{asked} is not in the scope of relay {relay}"),
            clause(
                    Reason.SEEN_ELSEWHERE,
                    "{client} is said to have {asked}, but it answers or is registered at {there}"),
            clause(
                    Reason.SEEN_ANOTHER,
                    "{asked} is said to be {client}'s, but {device} answers or is registered there"),
            clause(Reason.STILL_SEEN, "it is seen there still, and so counts as its holder"),
            clause(
                    Reason.DEVICE_BEYOND_ROUTER,
                    "a device beyond the router that answers ping and is no client of this box"),
            clause(Reason.DEVICE_WITH_LEASE, "{device}, which was given {there}"),
            clause(Reason.DEVICE_WITHOUT_LEASE, "{device}, which is no client of this box"),
            clause(Reason.IN_NO_SITE_FILE, "{claimed} is in no site file"),
            clause(
                    Reason.CANT_WAIT_WITHOUT_LEASE,
                    "{claimed} is in no site file, and can't wait for an adoption without a lease"),
            clause(
                    Reason.CANT_WAIT_WITHOUT_VENDOR,
                    "{claimed} is in no site file, and can't wait for an adoption as its vendor isn't known"),
            clause(Reason.WAITS_FOR_ADOPTION, "{claimed} is in no site file; its code is {}"),
            clause(Reason.NO_LEASE, "{address} holds no lease that is known here and is in no phone's addresses"),
            clause(
                    Reason.ASKED_WITHOUT_LEASE,
                    "{address} holds no lease that is known here and is in no phone's addresses, and asked for "
                            + "the file of {claimed}[, one of {phones} from there]"),
            clause(
                    Reason.ASKED_FOR_OTHER,
                    "{address}, leased to {holder}, asked for the file of {claimed}[, one of {phones} from there]"),
            clause(Reason.OTHER_DEVICE_ANSWERS, "{address} is leased to {holder}, but {device} answers there"),
            clause(Reason.NOBODY_ANSWERS, "no device answers ARP at {address}, so that it can't be told who asks"),
            clause(
                    Reason.NOBODY_ANSWERS_REPORTER,
                    "no device answers ARP at {address}, so that it can't be told who reports"),
            clause(
                    Reason.MOVED_OUT_OF_SIGHT,
                    "{holder} is now on a port that no relay names, and was last on {former_place}"),
            clause(Reason.MOVED, "{holder} is now on {place}, and was last on {former_place}"),
            clause(Reason.WINDOW_IS_CLOSED, "it may not fetch \"{file}\" again until its window is opened"),
            clause(Reason.NO_SUCH_PATH, "no phone asks for a path like this"),
            clause(
                    Reason.FORMER_URL,
                    "the folder in the URL isn't this site's; the phone follows an old URL, give it the present "
                            + "one (option 66)"),
            clause(Reason.UNKNOWN_NAME, "no vendor pack knows a file of this name"),
            clause(Reason.LOG_IS_PUT, "a phone puts its log here, and nobody fetches it from here"),
            clause(Reason.NOT_MADE, "not made here"),
            clause(Reason.NO_SUCH_PAGE, "the phone book has no page {page}"),
            clause(Reason.NO_SUCH_SEARCH, "no phone searches its phone book like this"),
            clause(
                    Reason.FIRMWARE_UNNAMED,
                    "the site names no firmware for {vendor} phones of model \"{model}\", so the phone keeps its own"),
            clause(
                    Reason.FIRMWARE_UNNAMED_FOR_UNKNOWN,
                    "the site names no firmware for {vendor} phones whose model isn't known, so the phone keeps "
                            + "its own"),
            clause(Reason.FIRMWARE_ABSENT, "the firmware file {firmware} isn't on the box, or is empty; upload it"),
            clause(
                    Reason.VENDOR_BY_SITE,
                    "the site says that {client} is of vendor {vendor}, but a file of this name belongs to "
                            + "{vendors}; correct its vendor under phones"),
            clause(
                    Reason.VENDOR_BY_SIGNS,
                    "this phone is known as one of vendor {vendor}, but a file of this name belongs to {vendors}"),
            clause(
                    Reason.VENDOR_UNKNOWN,
                    "phones of {vendors} ask for a file of this name, and nothing tells which {client} is; set "
                            + "its vendor under phones"),
            clause(Reason.LINES_LEFT_OUT, "{vendor} files hold at most {most} accounts; lines left out: {left_out}"),
            clause(
                    Reason.NOT_LEASED_TO_ITS_PHONE,
                    "right password, but from {source}, which is not leased to a phone of extension {extension}"),
            clause(
                    Reason.LEASED_TO_ANOTHER_PHONE,
                    "right password, but from {source}, which is leased to {holder} and not leased to a phone "
                            + "of extension {extension}"),
            clause(
                    Reason.ANOTHER_ANSWERS_FOR_PHONE,
                    "right password, but from {source}, which is leased to a phone of extension {extension}, "
                            + "but {device} answers there"),
            clause(
                    Reason.NOBODY_ANSWERS_FOR_PHONE,
                    "right password, but no device answers ARP at {source}, so that it can't be told who has it"),
            clause(Reason.CHECKS_FULL, "too many requests from {source} wait until it is looked who is there"),
            clause(Reason.TO_WITHOUT_USER, "To names no user"),
            clause(Reason.CONTACT_UNREADABLE, "a Contact that can't be read"),
            clause(Reason.EXTENSION_UNSUPPORTED, "requires an extension that the box lacks"),
            clause(Reason.CONTACT_STAR_NOT_ALONE, "Contact: * stands alone and with Expires: 0"),
            clause(Reason.CONTACT_NOT_SIP, "a Contact that is no SIP address"),
            clause(Reason.CONTACTS_TOO_MANY, "more than {limit} contacts"),
            clause(Reason.FLOWS_TOO_MANY, "more than one reg-id (RFC 5626 section 4.2)"),
            clause(Reason.CREDENTIALS_UNREADABLE, "credentials that can't be read"),
            clause(Reason.DIGEST_OF_OTHER_URI, "the digest's uri is not the Request-URI"),
            clause(Reason.OLD_PASSWORD, "with the old password"),
            clause(Reason.NEW_PASSWORD, "with the new password"),
            clause(Reason.NEW_PASSWORD_ALONE, "with the new password; the old one is no longer accepted"),
            clause(Reason.WANTS_PASSWORD, "it wants a password for that"),
            clause(Reason.NO_ANSWER, "it doesn't answer"),
            clause(Reason.TAKES_NO_NOTIFY, "it takes no NOTIFY that it didn't ask for"),
            clause(Reason.UNKNOWN_PACKAGE, "it doesn't know this event"),
            clause(Reason.CONNECTION_GONE, "its connection is gone"),
            clause(Reason.REFUSES, "it refuses"),
            clause(
                    Reason.VENDOR_UNKNOWN,
                    "phones of {vendors} ask for a file of this name, and nothing tells which this is; set its "
                            + "vendor under phones"));

    private FormerClauses() {}

    /** The reason that these words tell, with its details; empty where no version wrote them. */
    static Optional<Grounds> read(String words) {
        for (Clause each : ALL) {
            Optional<Details> found = each.words().read(words).flatMap(FormerReasons::parsed);
            if (found.isPresent()) {
                return Optional.of(new Grounds(each.reason(), found.get()));
            }
        }
        return Optional.empty();
    }

    private static Clause clause(Reason reason, String template) {
        return new Clause(reason, FormerWords.of(template));
    }
}
