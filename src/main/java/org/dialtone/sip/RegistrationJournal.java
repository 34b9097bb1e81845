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
        counters.unregistrations.add(
                changed.removed().size() + changed.displaced().size());
        changed.removed()
                .forEach(binding -> record(source.ip(), account, binding.user(), 200, Event.SIP_UNREGISTER, NONE));
        changed.displaced()
                .forEach(binding ->
                        record(binding.source(), account, binding.user(), null, Event.SIP_UNREGISTER_REPLACED, NONE));
        changed.added()
                .forEach(binding ->
                        record(source.ip(), account, binding.user(), 200, granted.fresh(), granted.details()));
        changed.refreshed()
                .forEach(binding ->
                        record(source.ip(), account, binding.user(), 200, granted.renewed(), granted.details()));
    }

    private void expired(Binding binding, Account account) {
        counters.expiries.increment();
        record(binding.source(), account, binding.user(), null, Event.SIP_UNREGISTER_EXPIRED, NONE);
    }

    /** Notes that a contact has ended: by its time, or because another device has its address now. */
    void ended(Binding binding, Account account) {
        if (binding.expires().isAfter(clock.instant())) {
            evicted(binding, account);
        } else {
            expired(binding, account);
        }
    }

    /** Notes the end under the MAC of the phone that had registered, because the address is no longer its own. */
    private void evicted(Binding binding, Account account) {
        counters.unregistrations.increment();
        Details taken =
                NONE.with(Detail.DEVICE, presence.holder(binding.source()).orElse(null));
        Optional<MacAddress> phone = Optional.ofNullable(binding.holder())
                .map(mac -> account == null ? mac : account.extension().phone(mac));
        phone.or(() -> only(account))
                .ifPresent(mac ->
                        write(mac, binding.source(), binding.user(), null, Event.SIP_UNREGISTER_ADDRESS_TAKEN, taken));
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

    /** @param account account of the user that the request names, or null */
    void refused(
            Refusal refusal, Source source, Account account, String user, int status, Event event, Details details) {
        counters.refused(refusal);
        record(source.ip(), account, user, status, event, details);
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
        Set<MacAddress> phones = account == null
                ? Set.of()
                : account.extension().phones().stream()
                        .map(account.extension()::phone)
                        .collect(Collectors.toSet());
        return phones.size() == 1 ? phones.stream().findFirst() : Optional.empty();
    }
}
