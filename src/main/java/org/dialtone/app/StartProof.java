package org.dialtone.app;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.dialtone.journal.Entry;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.sip.Binding;

/**
 * What speaks, since the start of the box, for the version that runs: phones that were registered before and are again,
 * and operators. A phone that is silent, as one without power is, speaks neither for it nor against it. Safe to use from
 * any thread.
 */
public final class StartProof {

    private final Set<MacAddress> before;
    private final UnaryOperator<MacAddress> first;
    private final Set<MacAddress> heard = ConcurrentHashMap.newKeySet();
    private final Set<MacAddress> back = ConcurrentHashMap.newKeySet();
    private volatile boolean kept;

    /**
     * @param before first MACs of the phones that were registered before the start
     * @param first  finds the first MAC of a device
     */
    public StartProof(Set<MacAddress> before, UnaryOperator<MacAddress> first) {
        this.before = Set.copyOf(before);
        this.first = first;
    }

    /** The first MACs of the phones that these contacts belong to. */
    public static Set<MacAddress> registered(Collection<Binding> contacts, Map<MacAddress, Phone> phones) {
        Set<String> users = contacts.stream().map(Binding::user).collect(Collectors.toCollection(HashSet::new));
        return phones.values().stream()
                .filter(phone -> phone.lines().stream().map(Line::number).anyMatch(users::contains))
                .map(Phone::mac)
                .collect(Collectors.toSet());
    }

    /**
     * Hears what happens to a phone. One that only renews its lease has not started anew, and its registration still
     * lasts: it is not counted.
     */
    public void hear(Entry entry) {
        MacAddress phone = first.apply(entry.mac());
        if (!before.contains(phone) || entry.disbelieved()) {
            return;
        }
        switch (entry.event()) {
            case SIP_REGISTER,
                    SIP_REGISTER_REFRESHED,
                    SIP_REGISTER_LET_IN,
                    SIP_REGISTER_LET_IN_REFRESHED,
                    SIP_REGISTER_REPORTED -> {
                heard.add(phone);
                back.add(phone);
            }
            case DHCP_DISCOVER,
                    DHCP_DISCOVER_BOOTP,
                    DHCP_DISCOVER_POOL_EMPTY,
                    DHCP_REQUEST_REBOOTED,
                    SIP_REGISTER_UNKNOWN_USER,
                    SIP_REGISTER_WRONG_PASSWORD,
                    SIP_REGISTER_OTHER_ACCOUNT,
                    SIP_REGISTER_WRONG_ADDRESS,
                    SIP_REGISTER_NO_ANSWER,
                    SIP_REGISTER_NOT_SERVING,
                    SIP_REGISTER_TOO_BRIEF,
                    SIP_REGISTER_OUT_OF_ORDER,
                    SIP_REGISTER_BAD_REQUEST,
                    SIP_REGISTER_REFUSED -> heard.add(phone);
            default -> {}
        }
    }

    /** An operator keeps the version, or has made an edit, which a way back would lose. */
    public void keep() {
        kept = true;
    }

    /** Number of phones that asked since the start, of those that were registered before. */
    public int heard() {
        return heard.size();
    }

    /** Number of those that have registered again. */
    public int back() {
        return back.size();
    }

    public boolean isKept() {
        return kept;
    }

    /** For health, which the appliance's trial of a version reads; the keys are in the order of the alphabet there. */
    public Map<String, String> state() {
        return Map.of("back", String.valueOf(back()), "heard", String.valueOf(heard()), "kept", String.valueOf(kept));
    }
}
