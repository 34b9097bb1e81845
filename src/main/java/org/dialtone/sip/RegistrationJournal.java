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
        counters.unregistrations.add(changed.removed().size());
        changed.removed()
                .forEach(binding -> record(Step.UNREGISTER, source.ip(), account, binding.user(), 200, remark));
        changed.replaced().forEach(binding -> ended(binding, BindingEnd.REPLACED, account));
        changed.crowdedOut().forEach(binding -> ended(binding, BindingEnd.CROWDED_OUT, account));
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
                        mac -> write(mac, Step.UNREGISTER, binding.source(), binding.user(), null, says(binding, end)));
    }

    /** Whether this device may have registered as the account, for all that the site says. */
    private static boolean mayBe(MacAddress mac, Account account) {
        Set<MacAddress> phones =
                account == null ? Set.of() : account.extension().phones();
        return account != null && (phones.isEmpty() || phones.contains(mac));
    }

    private String says(Binding binding, BindingEnd end) {
        return switch (end) {
            case EXPIRED -> "expired";
            case EXPIRED_MEANWHILE -> "expired while the box was off";
            case ADDRESS_TAKEN ->
                "its address " + binding.source() + " is now held by "
                        + presence.holder(binding.source())
                                .map(MacAddress::toString)
                                .orElse("another device");
            case LINE_MOVED -> "the site gives this extension to other phones now";
            case EXTENSION_REMOVED -> "the site has no such extension any more";
            case REPLACED -> "gave its place to a newer contact";
            case CROWDED_OUT ->
                "made room for newer contacts, of which an extension has at most " + Bindings.MOST_CONTACTS;
        };
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
