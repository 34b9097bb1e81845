package org.dialtone.journal;

import java.util.EnumSet;
import java.util.Set;

/**
 * Why something was refused, doubted or done otherwise; with the details that its words in the catalogue may name.
 * Different events share a reason: an address that a client may not have is refused by NAK or by silence.
 */
public enum Reason {
    // DHCP: messages that get no answer.
    NOT_SERVING,
    NOT_A_CLIENTS_MESSAGE,
    UNKNOWN_MESSAGE_TYPE,
    NO_ETHERNET_ADDRESS,
    A_SERVERS_MESSAGE,
    OWN_QUESTION,
    LISTENING_ONLY,
    OTHER_SERVER_ANSWERS(Detail.SERVERS, Detail.LINK),
    ASKING_FOR_OTHERS(Detail.LINK),
    SITE_PHONES_FIRST,
    TOO_MANY_MESSAGES(Detail.LIMIT),
    CLIENT_DENIED,
    KNOWN_CLIENTS_ONLY(Detail.SCOPE),
    PHONES_ONLY(Detail.SCOPE),
    NO_SCOPE_FOR_RELAY(Detail.RELAY),
    NO_SCOPE_FOR_LINK(Detail.LINK, Detail.LINK_ADDRESS),
    NO_SCOPE_FOR_SOURCE,
    POOL_EMPTY(Detail.SCOPE),
    POOL_KEPT(Detail.SCOPE),
    NOT_PROBED_IN_TIME(Detail.METHOD),
    PROBES_FULL(Detail.ASKED),
    TOOK_OTHER_OFFER(Detail.SERVER),
    ASKS_FOR_NOTHING,
    NO_BOOTP_RESERVATION,
    NOT_WITH_CLIENT(Detail.ASKED),
    OWN_ADDRESS_DECLINED(Detail.ASKED),
    NOT_GIVEN_UP(Detail.ASKED),
    // DHCP: why a client may not have an address.
    UNKNOWN_HERE(Detail.ASKED),
    NOT_GIVEN(Detail.ASKED),
    NOT_OFFERED(Detail.ASKED),
    HAS_ANOTHER(Detail.THERE),
    OF_OTHER_SCOPE(Detail.ASKED, Detail.OTHER_SCOPE, Detail.SCOPE),
    OF_NO_SUBNET(Detail.ASKED),
    OFF_SUBNET(Detail.ASKED),
    ANOTHER_RESERVED(Detail.THERE),
    RESERVED_ELSEWHERE(Detail.ASKED, Detail.SCOPE),
    RESTART_IGNORED,
    RESTART_IMPOSSIBLE,
    CALLS_UNKNOWN,
    OF_THE_BOX(Detail.ASKED),
    RESERVED_FOR_OTHER(Detail.ASKED, Detail.OWNER),
    IN_NO_POOL(Detail.ASKED, Detail.SCOPE),
    DECLINED_BEFORE(Detail.ASKED),
    FOUND_IN_USE(Detail.ASKED),
    LEASED_TO_OTHER(Detail.ASKED, Detail.HOLDER),
    LEASED_TO_OTHER_CLIENT(Detail.ASKED, Detail.HOLDER),
    ON_OFFER(Detail.ASKED),
    // DHCP: relays, and what a listener doesn't believe.
    RELAY_UNLISTED(Detail.RELAY, Detail.SCOPE),
    RELAY_NO_HOST(Detail.RELAY),
    RELAY_IS_CLIENT(Detail.RELAY),
    RELAY_OUTSIDE_SCOPE(Detail.RELAY, Detail.SCOPE),
    RELAY_BY_OTHER_SENDER(Detail.SOURCE, Detail.RELAY, Detail.SCOPE),
    RELAY_OF_NO_SCOPE(Detail.RELAY),
    BEYOND_ROUTER(Detail.SOURCE),
    OFF_LINK(Detail.ASKED),
    OF_THE_RELAY(Detail.ASKED),
    OUTSIDE_RELAYS_SCOPE(Detail.ASKED, Detail.RELAY),
    SEEN_ELSEWHERE(Detail.ASKED, Detail.CLIENT, Detail.THERE),
    SEEN_ANOTHER(Detail.ASKED, Detail.CLIENT, Detail.DEVICE),
    STILL_SEEN,
    // Why a phone would be offered an address.
    OFFER_RESERVED,
    OFFER_AGAIN,
    OFFER_AFTER_ANOTHER(Detail.DEVICE),
    OFFER_FREE,
    // Who uses an address.
    DEVICE_BEYOND_ROUTER,
    DEVICE_WITH_LEASE(Detail.DEVICE, Detail.THERE),
    DEVICE_WITHOUT_LEASE(Detail.DEVICE),
    PHONE_WITHOUT_LEASE(Detail.DEVICE),
    // Files: the lease rule.
    IN_NO_SITE_FILE(Detail.CLAIMED),
    CANT_WAIT_WITHOUT_LEASE(Detail.CLAIMED),
    CANT_WAIT_WITHOUT_VENDOR(Detail.CLAIMED),
    WAITS_FOR_ADOPTION(Detail.CLAIMED),
    NO_LEASE(Detail.ADDRESS),
    ASKED_WITHOUT_LEASE(Detail.ADDRESS, Detail.CLAIMED, Detail.PHONES),
    ASKED_FOR_OTHER(Detail.ADDRESS, Detail.HOLDER, Detail.CLAIMED, Detail.PHONES),
    OTHER_DEVICE_ANSWERS(Detail.ADDRESS, Detail.HOLDER, Detail.DEVICE),
    NOBODY_ANSWERS(Detail.ADDRESS),
    NOBODY_ANSWERS_REPORTER(Detail.ADDRESS),
    NEIGHBOURS_UNREADABLE(Detail.ADDRESS),
    MOVED(Detail.HOLDER, Detail.PLACE, Detail.FORMER_PLACE),
    MOVED_OUT_OF_SIGHT(Detail.HOLDER, Detail.FORMER_PLACE),
    WINDOW_IS_CLOSED(Detail.FILE),
    // Files that are not here.
    NO_SITE_YET,
    IPV4_ONLY,
    NO_SUCH_PATH,
    FORMER_URL,
    UNKNOWN_NAME,
    LOG_IS_PUT,
    NOT_MADE,
    LEFT_OUT_BY_PACK(Detail.NOTE),
    NO_SUCH_PAGE(Detail.PAGE),
    NO_SUCH_SEARCH,
    FIRMWARE_UNNAMED(Detail.VENDOR, Detail.MODEL),
    FIRMWARE_UNNAMED_FOR_UNKNOWN(Detail.VENDOR),
    FIRMWARE_ABSENT(Detail.FIRMWARE),
    MANY_PHONES_BOOT,
    FIRMWARE_NOT_YET(Detail.FIRMWARE),
    VENDOR_BY_SITE(Detail.CLIENT, Detail.VENDOR, Detail.VENDORS),
    VENDOR_BY_SIGNS(Detail.VENDOR, Detail.VENDORS),
    VENDOR_UNKNOWN(Detail.VENDORS, Detail.CLIENT),
    TEMPLATE_FAULT(Detail.NOTE),
    LINES_LEFT_OUT(Detail.VENDOR, Detail.MOST, Detail.LEFT_OUT),
    NO_UPLOAD_PATH,
    NO_SUCH_LOG,
    LOG_OF_ANOTHER(Detail.ADDRESS),
    // SIP: the address of a right password.
    NOT_LEASED_TO_ITS_PHONE(Detail.SOURCE, Detail.EXTENSION),
    LEASED_TO_ANOTHER_PHONE(Detail.SOURCE, Detail.HOLDER, Detail.EXTENSION),
    ANOTHER_ANSWERS_FOR_PHONE(Detail.SOURCE, Detail.EXTENSION, Detail.DEVICE),
    NOBODY_ANSWERS_FOR_PHONE(Detail.SOURCE),
    NEIGHBOURS_UNREADABLE_FOR_PHONE(Detail.SOURCE),
    CHECKS_FULL(Detail.SOURCE),
    // SIP: how sure the caller of an emergency call is.
    CALLER_KNOWN_BY_ADDRESS,
    CALLER_UNPROVEN,
    // SIP: requests that can't be granted.
    TO_WITHOUT_USER,
    CONTACT_UNREADABLE,
    EXTENSION_UNSUPPORTED,
    CONTACT_STAR_NOT_ALONE,
    CONTACT_NOT_SIP,
    CONTACTS_TOO_MANY(Detail.LIMIT),
    FLOWS_TOO_MANY,
    CREDENTIALS_UNREADABLE,
    DIGEST_OF_OTHER_URI,
    // SIP: which password was used, where there are two.
    OLD_PASSWORD,
    NEW_PASSWORD,
    NEW_PASSWORD_ALONE,
    // SIP: what a phone answers to a request of the box.
    WANTS_PASSWORD,
    NO_ANSWER,
    NO_WAY_TO_IT,
    BOX_TOO_BUSY,
    TAKES_NO_NOTIFY,
    UNKNOWN_PACKAGE,
    CONNECTION_GONE,
    REFUSES,
    // What came of a request in spite of a doubt.
    WAS_REFUSED,
    GOT_NO_ACCOUNT;

    private final Set<Detail> details;

    Reason(Detail... details) {
        Set<Detail> all = EnumSet.noneOf(Detail.class);
        all.addAll(Set.of(details));
        this.details = all;
    }

    /** Whether the words of this reason may name the detail. */
    public boolean carries(Detail detail) {
        return details.contains(detail);
    }
}
