package org.dialtone.sip;

import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.Headers;

/** The field that tells of one binding in the 200 to a REGISTER; its expiry stands last. */
final class ListedContact {

    private static final String EXPIRES = ";expires=";

    private ListedContact() {}

    /** @param left in seconds */
    static Header of(Binding binding, long left) {
        return new Header(Headers.CONTACT, "<" + binding.contact() + ">" + flow(binding) + EXPIRES + left);
    }

    /** As the phone wrote it, so that the phone recognises its own. */
    private static String flow(Binding binding) {
        int cut = binding.flow() == null ? -1 : binding.flow().lastIndexOf(';');
        return cut < 0
                ? ""
                : ";+sip.instance=\"" + binding.flow().substring(0, cut) + "\";reg-id="
                        + binding.flow().substring(cut + 1);
    }

    /** The field that {@link #of} made, with so many seconds left at most. */
    static Header atMost(int seconds, Header listed) {
        int at = listed.value().lastIndexOf(EXPIRES) + EXPIRES.length();
        long left = Long.parseLong(listed.value().substring(at));
        return left <= seconds
                ? listed
                : new Header(listed.name(), listed.value().substring(0, at) + seconds);
    }
}
