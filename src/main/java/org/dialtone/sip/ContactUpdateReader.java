package org.dialtone.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.Params;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipUri;

/** Reads the contacts and expiries of a REGISTER (RFC 3261 section 10.3 steps 6 and 7). */
final class ContactUpdateReader {

    static final int LEAST = 60;
    static final int MOST = 3600;
    private static final String INSTANCE = "+sip.instance";
    private static final String NUMBER = "reg-id";
    private static final int LONGEST_FLOW = 200;

    private ContactUpdateReader() {}

    /** Whether every Contact can be read, so that the box need check the sender at all. */
    static boolean isReadable(SipRequest request) {
        for (String value : request.headers().list(Headers.CONTACT)) {
            if (!value.equals("*") && NameAddress.parse(value).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    static ContactUpdate read(SipRequest request) {
        List<String> values = request.headers().list(Headers.CONTACT);
        String general = request.headers().first(Headers.EXPIRES).orElse("");
        if (values.isEmpty()) {
            return new ContactUpdate.Fetch();
        }
        if (values.contains("*")) {
            return values.size() == 1 && general.equals("0")
                    ? new ContactUpdate.Clear()
                    : unfit(Reason.CONTACT_STAR_NOT_ALONE);
        }
        List<ContactUpdate.Contact> contacts = new ArrayList<>(values.size());
        values.forEach(value -> NameAddress.parse(value)
                .flatMap(address -> contact(address, general))
                .ifPresent(contacts::add));
        return contacts.size() < values.size() ? unfit(Reason.CONTACT_NOT_SIP) : judged(contacts);
    }

    private static ContactUpdate judged(List<ContactUpdate.Contact> contacts) {
        if (contacts.size() > Bindings.MOST_CONTACTS) {
            return new ContactUpdate.Unfit(
                    Grounds.of(Reason.CONTACTS_TOO_MANY).with(Detail.LIMIT, Bindings.MOST_CONTACTS));
        }
        int flows = 0;
        boolean brief = false;
        for (ContactUpdate.Contact contact : contacts) {
            flows += contact.flow() != null && contact.expires() > 0 ? 1 : 0;
            brief |= contact.expires() > 0 && contact.expires() < LEAST;
        }
        if (flows > 1) {
            return unfit(Reason.FLOWS_TOO_MANY);
        }
        return brief ? new ContactUpdate.TooBrief() : new ContactUpdate.Change(contacts);
    }

    private static Optional<ContactUpdate.Contact> contact(NameAddress address, String general) {
        int expires = seconds(address.params().get("expires").orElse(general));
        return SipUri.parse(address.uri())
                .map(uri -> new ContactUpdate.Contact(address.uri(), uri, expires, flow(address.params())));
    }

    /**
     * The flow. A number without an instance means nothing, nor does an instance without a number (RFC 5626 section 6).
     */
    private static String flow(Params params) {
        return params.get(INSTANCE)
                .flatMap(instance -> params.get(NUMBER)
                        .filter(number -> number.matches("[1-9][0-9]{0,9}"))
                        .map(number -> instance + ";" + number))
                .filter(flow -> flow.length() <= LONGEST_FLOW && flow.indexOf('"') < 0 && flow.indexOf('\\') < 0)
                .orElse(null);
    }

    /** The expiry in seconds. An unreadable one counts as an hour (RFC 3261 section 20.10), and an hour is the most. */
    static int seconds(String text) {
        int seconds = text.isEmpty() || text.length() > 9 ? MOST : 0;
        for (int i = 0; i < text.length() && seconds < MOST; i++) {
            char c = text.charAt(i);
            seconds = c >= '0' && c <= '9' ? seconds * 10 + c - '0' : MOST;
        }
        return Math.min(seconds, MOST);
    }

    private static ContactUpdate unfit(Reason why) {
        return new ContactUpdate.Unfit(Grounds.of(why));
    }
}
