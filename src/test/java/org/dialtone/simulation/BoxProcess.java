package org.dialtone.simulation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.dialtone.app.AttachedLinks;
import org.dialtone.app.Holdings;
import org.dialtone.app.KnownHolders;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Snapshots;
import org.dialtone.app.view.FileAge;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.dhcp.DhcpEngine;
import org.dialtone.dhcp.HeardHolders;
import org.dialtone.dhcp.HeardRelay;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseBook;
import org.dialtone.journal.JournalBook;
import org.dialtone.journal.Rank;
import org.dialtone.net.BoxClock;
import org.dialtone.net.Ip4;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Holding;
import org.dialtone.provision.FirmwareStore;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.provision.Provisioner;
import org.dialtone.sip.Binding;
import org.dialtone.sip.Bindings;
import org.dialtone.sip.CallBook;
import org.dialtone.sip.LocalAddresses;
import org.dialtone.sip.Reachability;
import org.dialtone.sip.Registrar;
import org.dialtone.sip.SipServer;
import org.dialtone.sip.Subscription;

/** The engines of one run of the box's process, built as the box builds them from what stands on the disk. */
final class BoxProcess implements Snapshots, LocalAddresses {

    static final int SIP_PORT = 5060;

    final BoxClock clock;
    final LeaseBook book;
    final DhcpEngine dhcp;
    final Provisioner provisioner;
    final Bindings bindings;
    final Registrar registrar;
    final CallBook calls;
    final SipServer sip;
    final KnownHolders holders;
    final PhoneViews views;

    /** @param loop runs what was waiting for a look at the neighbours */
    BoxProcess(
            BoxClock clock,
            LongSupplier nanos,
            Chance chance,
            VirtualDisk disk,
            SiteBook site,
            RealPacks packs,
            ArpCache arp,
            Executor loop) {
        this.clock = clock;
        Fleet fleet = new Fleet(packs.packs(), disk.fleet(), clock);
        JournalBook journal = new JournalBook(
                List.of(), mac -> site.plans().provision().phones().containsKey(mac) ? Rank.LISTED : Rank.GUEST);
        book = new LeaseBook(disk.leases().load());
        dhcp = new DhcpEngine(fleet, journal, book, clock);
        dhcp.own(Set.of(VirtualLan.BOX));
        dhcp.install(site.plans().dhcp());
        holders = new KnownHolders(
                book,
                new HeardHolders(clock),
                arp,
                new AttachedLinks() {
                    @Override
                    public boolean reach(Ip4 address) {
                        return VirtualLan.SUBNET.contains(address) && !address.equals(VirtualLan.BOX);
                    }

                    @Override
                    public boolean join(Ip4 address, Ip4 other) {
                        return reach(address) && VirtualLan.SUBNET.contains(other);
                    }
                },
                site::plans,
                clock,
                () -> loop);
        PhoneRecords records = PhoneRecords.forgetful(clock);
        provisioner = new Provisioner(fleet, holders, journal, packs.renderer(), records, FirmwareStore.EMPTY, clock);
        provisioner.install(site.plans().provision());
        bindings = new Bindings(disk.bindings(), clock);
        byte[] key = new byte[16];
        chance.split().nextBytes(key);
        registrar = new Registrar(holders, journal, bindings, key, clock, nanos, chance.split());
        registrar.install(site.plans().sip());
        calls = new CallBook(clock, 0, _ -> {});
        sip = SipServer.of(registrar, calls, this, "a key of sixteen"::getBytes, chance.split());
        views = new PhoneViews(
                journal,
                fleet,
                site::plans,
                this,
                records,
                new FileAge(records.served(), provisioner.tags(), journal, clock, nanos),
                clock);
        views.listen(_ -> {});
    }

    @Override
    public List<Lease> leases() {
        return book.leases();
    }

    @Override
    public List<Holding> holdings() {
        return holders.holdings();
    }

    @Override
    public Holdings holders() {
        return holders.byKey();
    }

    @Override
    public Optional<Lease> lease(Ip4 address) {
        return book.at(address);
    }

    @Override
    public List<HeardRelay> relays() {
        return dhcp.relays();
    }

    @Override
    public List<Subscription> subscriptions() {
        return registrar.subscriptions().all();
    }

    @Override
    public List<Binding> bindings() {
        return bindings.all();
    }

    @Override
    public List<Binding> bindings(String user) {
        return bindings.of(user);
    }

    @Override
    public List<Binding> bindings(Ip4 source) {
        return bindings.from(source);
    }

    @Override
    public Optional<Reachability> pulse(Binding binding) {
        return registrar.pulses().of(binding);
    }

    @Override
    public Ip4 toward(Ip4 remote) {
        return VirtualLan.BOX;
    }

    @Override
    public boolean owns(Ip4 address) {
        return address.equals(VirtualLan.BOX);
    }

    @Override
    public int port() {
        return SIP_PORT;
    }

    @Override
    public int securePort() {
        return 0;
    }
}
