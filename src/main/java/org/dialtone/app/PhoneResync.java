package org.dialtone.app;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Resync;
import org.dialtone.phone.Resync.Untellable;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.sip.NotifyOrder;
import org.dialtone.sip.NotifyRound;
import org.dialtone.sip.Registrar;

/** Finds the event that each phone understands, and has the SIP server send it. */
public final class PhoneResync implements Resync, PhoneNotices {

    private final Fleet fleet;
    private final SiteBook site;
    private final Registrar registrar;
    private final NotifyDispatch notify;
    private final InstantSource clock;
    private NotifyRound latest;

    public PhoneResync(Fleet fleet, SiteBook site, Registrar registrar, NotifyDispatch notify, InstantSource clock) {
        this.fleet = fleet;
        this.site = site;
        this.registrar = registrar;
        this.notify = notify;
        this.clock = clock;
    }

    @Override
    public Answer tell(MacAddress mac, Purpose purpose) {
        if (!notify.isOpen()) {
            return new Answer.Refused(Untellable.SIP_CLOSED, null);
        }
        Optional<NotifyOrder> notice = notice(mac, purpose);
        if (notice.isEmpty()) {
            return wordless(mac);
        }
        List<String> to = registrar.ways(notice.get().macs()).stream()
                .map(way -> way.ip() + ":" + way.port())
                .toList();
        if (to.isEmpty()) {
            return new Answer.Refused(Untellable.NOT_REGISTERED, null);
        }
        notify.tell(new NotifyRound(List.of(notice.get()), purpose, 1, clock.instant()));
        return new Answer.Sent(notice.get().event(), to);
    }

    private Answer.Refused wordless(MacAddress mac) {
        return new Answer.Refused(
                Untellable.NO_EVENT, fleet.pack(mac).map(VendorPack::name).orElse(null));
    }

    @Override
    public synchronized boolean tellAll(List<MacAddress> macs, Purpose purpose, int perSecond) {
        if (latest != null && latest.round().ended() == null) {
            return false;
        }
        latest = begin(macs, purpose, perSecond);
        return true;
    }

    @Override
    public Supplier<Round> notify(List<MacAddress> phones, int perSecond) {
        return begin(phones, Purpose.PROVISION, perSecond)::round;
    }

    private NotifyRound begin(List<MacAddress> macs, Purpose purpose, int perSecond) {
        boolean open = notify.isOpen();
        Map<MacAddress, NotifyOrder> notices = new LinkedHashMap<>();
        macs.stream()
                .filter(_ -> open)
                .forEach(mac -> notice(mac, purpose).ifPresent(notice -> notices.put(mac, notice)));
        NotifyRound begun = new NotifyRound(notices.values(), purpose, perSecond, clock.instant());
        macs.stream()
                .filter(mac -> !notices.containsKey(mac))
                .distinct()
                .forEach(mac ->
                        begun.untellable(mac, open ? wordless(mac) : new Answer.Refused(Untellable.SIP_CLOSED, null)));
        notify.tell(begun);
        return begun;
    }

    @Override
    public synchronized Optional<Round> round() {
        return Optional.ofNullable(latest).map(NotifyRound::round);
    }

    @Override
    public synchronized boolean cancel() {
        return latest != null && latest.cancel(clock.instant());
    }

    /** Empty where the vendor's phones have no event for this purpose. */
    private Optional<NotifyOrder> notice(MacAddress mac, Purpose purpose) {
        Map<String, String> common =
                Map.of(Purpose.PROVISION.key(), COMMON_EVENT, Purpose.REBOOT.key(), COMMON_EVENT + ";reboot=true");
        Map<String, String> events =
                fleet.pack(mac).map(pack -> pack.dialect().notifyEvents()).orElse(common);
        return Optional.ofNullable(events.get(purpose.key()))
                .map(event -> new NotifyOrder(mac, all(mac), purpose, event));
    }

    private Set<MacAddress> all(MacAddress mac) {
        Set<MacAddress> macs = new HashSet<>(Set.of(mac));
        Phone phone = site.plans().provision().phones().get(mac);
        if (phone != null) {
            macs.add(phone.mac());
            macs.addAll(phone.alsoMacs());
        }
        return macs;
    }
}
