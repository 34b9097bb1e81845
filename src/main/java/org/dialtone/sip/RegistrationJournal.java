package org.dialtone.sip;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.AddressHolders;

/**
 * Writes the results of REGISTER requests to the journal, under the MAC of the phone; counts those whose phone isn't
 * known.
 */
final class RegistrationJournal {

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

    /** @param remark an odd circumstance, or null */
    void changed(BindingChanges changed, Account account, Source source, String remark) {
        counters.registrations.add(changed.added().size());
        counters.refreshes.add(changed.refreshed().size());
        counters.unregistrations.add(
                changed.removed().size() + changed.displaced().size());
        changed.removed()
                .forEach(binding -> record(Step.UNREGISTER, source.ip(), account, binding.user(), 200, remark));
        changed.displaced()
                .forEach(binding -> record(
                        Step.UNREGISTER,
                        binding.source(),
                        account,
                        binding.user(),
                        null,
                        "gave its place to a newer contact"));
        changed.added().forEach(binding -> record(Step.REGISTER, source.ip(), account, binding.user(), 200, remark));
        changed.refreshed()
                .forEach(binding -> record(
                        Step.REGISTER,
                        source.ip(),
                        account,
                        binding.user(),
                        200,
                        remark == null ? "refreshed" : "refreshed; " + remark));
    }

    private void expired(Binding binding, Account account) {
        counters.expiries.increment();
        record(Step.UNREGISTER, binding.source(), account, binding.user(), null, "expired");
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
        String reason = "its address " + binding.source() + " is now held by "
                + presence.holder(binding.source()).map(MacAddress::toString).orElse("another device");
        Optional<MacAddress> phone = Optional.ofNullable(binding.holder())
                .map(mac -> account == null ? mac : account.extension().phone(mac));
        phone.or(() -> only(account))
                .ifPresent(mac -> write(mac, Step.UNREGISTER, binding.source(), binding.user(), null, reason));
    }

    /** Notes that a registered contact has stopped or begun to answer. */
    void pulse(Binding binding, boolean answers, Account account) {
        record(
                Step.OPTIONS,
                binding.source(),
                account,
                binding.user(),
                answers ? 200 : 408,
                answers ? "answers again" : "doesn't answer");
    }

    /** @param account account of the user that the request names, or null */
    void refused(Refusal refusal, Source source, Account account, String user, int status, String why) {
        counters.refused(refusal);
        record(Step.REJECTED, source.ip(), account, user, status, why);
    }

    private void record(Step step, Ip4 ip, Account account, String user, Integer status, String reason) {
        presence.holder(ip).or(() -> only(account)).ifPresent(mac -> write(mac, step, ip, user, status, reason));
    }

    private void write(MacAddress mac, Step step, Ip4 ip, String user, Integer status, String reason) {
        journal.record(new Entry(
                clock.instant(),
                mac,
                step,
                ip,
                PrintableText.printable(user),
                status,
                null,
                PrintableText.printable(reason)));
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
