package org.dialtone.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.dialtone.app.view.PhoneCounts;
import org.dialtone.app.view.PhoneState;
import org.dialtone.app.view.PhoneView;
import org.dialtone.dhcp.Lease;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Answer;
import org.dialtone.sip.Binding;
import org.dialtone.sip.Call;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipUri;

/** What the box promises at every moment, whatever happens around it. */
final class Promises {

    /** The most strangers that the box keeps something of. */
    private static final int MOST_ENTRIES = 10_000;

    /** The files keep times to the millisecond, and each start moves them. */
    private static final Duration ROUNDING = Duration.ofMillis(10);

    private final VirtualTime time;
    private final VirtualLan lan;
    private final VirtualBox box;
    private final List<HonestPhone> phones;
    private long checked = -1;

    Promises(VirtualTime time, VirtualLan lan, VirtualBox box, List<HonestPhone> phones) {
        this.time = time;
        this.lan = lan;
        this.box = box;
        this.phones = phones;
    }

    /** To be called after every step; looks only where a step had to do with leases. */
    void check() {
        if (lan.leaseEvents() != checked) {
            checkLeases();
        }
    }

    private void checkLeases() {
        checked = lan.leaseEvents();
        noAddressIsHeldTwice();
        box.process().ifPresent(this::noLeaseIsLost);
    }

    /** Checks all, also what takes longer to look at; returns how many phones and strangers the headline counts. */
    int checkAll() {
        checkLeases();
        return box.process()
                .map(process -> {
                    registrationsBelongToTheirPhones(process);
                    return theHeadlineIsTheTables(process);
                })
                .orElse(0);
    }

    private void noAddressIsHeldTwice() {
        Map<Ip4, Station> holders = new HashMap<>();
        for (Station station : lan.stations()) {
            Optional<Ip4> held = station.leased();
            Station other = held.isEmpty() ? null : holders.put(held.get(), station);
            if (other != null) {
                throw new Violation(
                        "address " + held.get() + " is held twice, by " + other.name() + " and " + station.name(),
                        List.of(
                                held.get().toString(),
                                other.mac().toString(),
                                station.mac().toString()));
            }
        }
    }

    /** The box knows every lease that it acknowledged, until its end. */
    private void noLeaseIsLost(BoxProcess process) {
        for (HonestPhone phone : phones) {
            Optional<Ip4> held = phone.leased();
            if (held.isPresent()) {
                Instant end = process.clock
                        .instant()
                        .plusNanos(phone.leaseEnds() - time.nanos())
                        .minus(ROUNDING);
                Optional<Lease> lease = process.book.at(held.get());
                if (lease.filter(each -> each.state() == Lease.State.BOUND
                                && each.mac().equals(phone.mac())
                                && !each.expires().isBefore(end))
                        .isEmpty()) {
                    throw new Violation(
                            "the lease of " + held.get() + " by " + phone.name() + " is lost: the box has "
                                    + lease.orElse(null),
                            List.of(held.get().toString(), phone.mac().toString()));
                }
            }
        }
    }

    /** What a failed commit left out is on the disk once that works; to be asked when nothing waits for it. */
    void everyRegistrationIsStored(List<Binding> stored) {
        Set<List<Object>> kept = stored.stream().map(Promises::request).collect(Collectors.toSet());
        box.process().map(BoxProcess::bindings).orElse(List.of()).stream()
                .filter(binding -> !kept.contains(request(binding)))
                .findFirst()
                .ifPresent(binding -> {
                    throw new Violation(
                            "the registration " + binding + " is not on the disk",
                            List.of(binding.user(), binding.source().toString()));
                });
    }

    /** The REGISTER that a binding comes from. */
    private static List<Object> request(Binding binding) {
        return List.of(binding.user(), binding.contact(), binding.callId(), binding.cseq());
    }

    private void registrationsBelongToTheirPhones(BoxProcess process) {
        for (Binding binding : process.bindings()) {
            HonestPhone phone = phones.get(Integer.parseInt(binding.user()) - 1001);
            Optional<MacAddress> holder = process.holders.holder(binding.source());
            if (holder.isPresent() && !holder.get().equals(phone.mac())) {
                throw new Violation(
                        "extension " + binding.user() + " of " + phone.name() + " is registered at " + binding.source()
                                + ", which " + holder.get() + " holds",
                        List.of(
                                binding.source().toString(),
                                phone.mac().toString(),
                                holder.get().toString()));
            }
        }
    }

    /** Counts anew from leases and registrations how many phones are registered. */
    private int theHeadlineIsTheTables(BoxProcess process) {
        Map<String, Binding> byUser = new HashMap<>();
        process.bindings().forEach(binding -> byUser.put(binding.user(), binding));
        List<PhoneView> views = process.views.all();
        for (PhoneView view : views) {
            int number = HonestPhone.number(view.mac());
            if (number == 0) {
                continue;
            }
            Binding binding = byUser.get(HonestPhone.extension(number));
            boolean registered = binding != null
                    && process.holders
                            .holder(binding.source())
                            .map(view.mac()::equals)
                            .orElse(true);
            if (registered != (view.state() == PhoneState.REGISTERED)) {
                throw new Violation(
                        "the headline shows phone " + number + " as " + view.state() + ", and the tables have "
                                + binding,
                        List.of(view.mac().toString()));
            }
        }
        long shown = PhoneCounts.of(views).of(PhoneState.REGISTERED);
        if (shown != byUser.size()) {
            throw new Violation(
                    "the headline counts " + shown + " registered phones, the table " + byUser.size(), List.of());
        }
        return views.size();
    }

    /** What goes to a device holds the secrets of this device alone. */
    static void noSecretGoesAstray(Answer answer, Station to) {
        strangersSecret(answer, to).ifPresent(owner -> {
            throw new Violation(
                    "the password of " + owner + " goes to " + to.name(),
                    List.of(owner.toString(), to.mac().toString()));
        });
    }

    /** The owner of a secret in this answer that isn't this device's. */
    static Optional<MacAddress> strangersSecret(Answer answer, Station to) {
        if (answer instanceof Answer.Document document) {
            Matcher secret = HonestPhone.SECRET.matcher(new String(document.bytes(), StandardCharsets.UTF_8));
            while (secret.find()) {
                MacAddress owner = HonestPhone.mac(Integer.parseInt(secret.group(1)) - 1_000);
                if (!owner.equals(to.mac())) {
                    return Optional.of(owner);
                }
            }
        }
        return Optional.empty();
    }

    /** A call rings the phone of its extension, and no device to which that phone's address has passed since. */
    static void noCallGoesAstray(SipMessage message, Ip4 to, VirtualLan lan) {
        if (message instanceof SipRequest request
                && request.method().equals("INVITE")
                && request.to().flatMap(NameAddress::tag).isEmpty()) {
            int number = SipUri.parse(request.uri())
                            .map(SipUri::user)
                            .map(Integer::parseInt)
                            .orElseThrow()
                    - 1_000;
            lan.stations().stream()
                    .filter(each -> each.leased().filter(to::equals).isPresent())
                    .filter(each -> !each.mac().equals(HonestPhone.mac(number)))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new Violation(
                                "a call for phone " + number + " goes to " + other.name() + ", which holds " + to,
                                List.of(to.toString(), other.mac().toString(), request.callId()));
                    });
        }
    }

    /** In the end each phone reaches the next one and helps who calls for help, and the box forgets what has ended. */
    void everyCallIsOver(CallLedger ledger) {
        if (!ledger.failed().isEmpty()) {
            throw new Violation("calls didn't get through: " + ledger.failed(), List.of());
        }
        box.process().ifPresent(process -> {
            Map<String, Integer> sizes = TableSizes.of(process.sip);
            for (String table : List.of("Transactions.servers", "Transactions.clients", "PendingChecks.waiting")) {
                if (sizes.get(table) != 0) {
                    throw new Violation(table + " keeps " + sizes.get(table) + " entries when all is over", List.of());
                }
            }
            Map<String, Long> live =
                    process.calls.live().stream().collect(Collectors.groupingBy(Call::caller, Collectors.counting()));
            live.forEach((caller, count) -> {
                if (count > ledger.abandoned(caller)) {
                    throw new Violation(
                            "the box believes in " + count + " calls of " + caller + ", and " + ledger.abandoned(caller)
                                    + " ended out of its sight",
                            List.of());
                }
            });
        });
    }

    /** Whatever neighbours send, no table of the engines grows beyond what the box keeps of strangers. */
    void memoryIsBounded() {
        box.process()
                .ifPresent(process -> TableSizes.of(
                                process.dhcp,
                                process.book,
                                process.holders,
                                process.provisioner,
                                process.bindings,
                                process.registrar,
                                process.sip,
                                process.views)
                        .forEach(Promises::isBounded));
    }

    private static void isBounded(String field, int size) {
        if (size > MOST_ENTRIES) {
            throw new Violation(field + " has grown to " + size + " entries", List.of());
        }
    }

    /** After the calm: every honest phone is up. */
    void everyPhoneIsUp(Duration calm) {
        for (HonestPhone phone : phones) {
            if (!phone.isUp()) {
                throw new Violation(
                        phone.name() + " is not up " + calm.toMinutes() + " minutes after all faults have ended",
                        List.of(phone.mac().toString()));
            }
        }
    }
}
