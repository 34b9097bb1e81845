package org.dialtone.sip;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Journal;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.AddressHolders;

/**
 * Writes the results of REGISTER requests to the journal, under the MAC of the phone; counts those whose phone isn't
 * known.
 */
final class RegistrationJournal {

    private static final Details NONE = Details.NONE;

    private final AddressHolders presence;
    private final Journal journal;
    private final InstantSource clock;
    private final RegistrarCounters counters;

    RegistrationJournal(AddressHolders presence, Journal journal, InstantSource clock, RegistrarCounters counters) {
        this.presence = presence;
        this.journal = journal;
        this.clock = clock;
        this.counters = counters;
    }

    void challenged() {
        counters.challenges.increment();
    }

    /** @param granted what the journal tells of new and of refreshed contacts */
    void changed(BindingChanges changed, Account account, Source source, Granted granted) {
        counters.registrations.add(changed.added().size());
        counters.refreshes.add(changed.refreshed().size());
        counters.unregistrations.add(changed.removed().size());
        changed.removed()
                .forEach(binding -> record(source.ip(), account, binding.user(), 200, Event.SIP_UNREGISTER, NONE));
        changed.replaced().forEach(binding -> ended(binding, BindingEnd.REPLACED, account));
        changed.crowdedOut().forEach(binding -> ended(binding, BindingEnd.CROWDED_OUT, account));
        changed.added()
                .forEach(binding ->
                        record(source.ip(), account, binding.user(), 200, granted.fresh(), granted.details()));
        changed.refreshed()
                .forEach(binding ->
                        record(source.ip(), account, binding.user(), 200, granted.renewed(), granted.details()));
    }

    /**
     * Notes that a contact has ended without a word of its phone, in the journal of the phone that had registered it:
     * its address may be another device's by now.
     *
     * @param account account of the contact's user, or null
     */
    void ended(Binding binding, BindingEnd end, Account account) {
        boolean expired = end == BindingEnd.EXPIRED || end == BindingEnd.EXPIRED_MEANWHILE;
        (expired ? counters.expiries : counters.unregistrations).increment();
        Optional.ofNullable(binding.holder())
                .or(() -> presence.holder(binding.source()).filter(mac -> mayBe(mac, account)))
                .or(() -> only(account))
                .ifPresent(
                        mac -> write(mac, binding.source(), binding.user(), null, event(end), details(binding, end)));
    }

    /** Whether this device may have registered as the account, for all that the site says. */
    private static boolean mayBe(MacAddress mac, Account account) {
        Set<MacAddress> phones =
                account == null ? Set.of() : account.extension().phones();
        return account != null && (phones.isEmpty() || phones.contains(mac));
    }

    private static Event event(BindingEnd end) {
        return switch (end) {
            case EXPIRED -> Event.SIP_UNREGISTER_EXPIRED;
            case EXPIRED_MEANWHILE -> Event.SIP_UNREGISTER_EXPIRED_MEANWHILE;
            case ADDRESS_TAKEN -> Event.SIP_UNREGISTER_ADDRESS_TAKEN;
            case LINE_MOVED -> Event.SIP_UNREGISTER_LINE_MOVED;
            case EXTENSION_REMOVED -> Event.SIP_UNREGISTER_EXTENSION_REMOVED;
            case REPLACED -> Event.SIP_UNREGISTER_REPLACED;
            case CROWDED_OUT -> Event.SIP_UNREGISTER_CROWDED_OUT;
        };
    }

    private Details details(Binding binding, BindingEnd end) {
        return switch (end) {
            case ADDRESS_TAKEN ->
                NONE.with(Detail.DEVICE, presence.holder(binding.source()).orElse(null));
            case CROWDED_OUT -> NONE.with(Detail.LIMIT, Bindings.MOST_CONTACTS);
            case EXPIRED, EXPIRED_MEANWHILE, LINE_MOVED, EXTENSION_REMOVED, REPLACED -> NONE;
        };
    }

    /** Notes that a registered contact has stopped or begun to answer. */
    void pulse(Binding binding, boolean answers, Account account) {
        record(
                binding.source(),
                account,
                binding.user(),
                answers ? 200 : 408,
                answers ? Event.SIP_OPTIONS_ANSWERED : Event.SIP_OPTIONS_SILENT,
                NONE);
    }

    /**
     * Who hasn't proved the account's password is no phone of the account: such a refusal is written only where the
     * holder of the source address is known.
     *
     * @param account account of the user that the request names, or null
     */
    void refused(
            Refusal refusal, Source source, Account account, String user, int status, Event event, Details details) {
        counters.refused(refusal);
        record(source.ip(), refusal.proven ? account : null, user, status, event, details);
    }

    private void record(Ip4 ip, Account account, String user, Integer status, Event event, Details details) {
        presence.holder(ip).or(() -> only(account)).ifPresent(mac -> write(mac, ip, user, status, event, details));
    }

    private void write(MacAddress mac, Ip4 ip, String user, Integer status, Event event, Details details) {
        journal.record(Entry.of(clock.instant(), mac, event, ip)
                .with(Detail.USER, PrintableText.printable(user))
                .with(Detail.STATUS, status)
                .with(details));
    }

    /** The only phone of the extension, by its first MAC; empty where there are several or none. */
    private static Optional<MacAddress> only(Account account) {
        if (account == null || account.extension().phones().isEmpty()) {
            return Optional.empty();
        }
        Set<MacAddress> phones = account.extension().phones().stream()
                .map(account.extension()::phone)
                .collect(Collectors.toSet());
        return phones.size() == 1 ? phones.stream().findFirst() : Optional.empty();
    }
}
