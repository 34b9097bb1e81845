package org.dialtone.pack;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialtone.journal.Entry;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Certainty;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.HeldAddresses;
import org.dialtone.phone.Identity;
import org.dialtone.phone.ProvisioningRoot;
import org.dialtone.provision.Answer;
import org.dialtone.provision.DialledNumbers;
import org.dialtone.provision.FileRequest;
import org.dialtone.provision.Firmware;
import org.dialtone.provision.FirmwareStore;
import org.dialtone.provision.ForgetfulRecords;
import org.dialtone.provision.FunctionKey;
import org.dialtone.provision.Layer;
import org.dialtone.provision.Levels;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.ProvisionPlanBuilder;
import org.dialtone.provision.Provisioner;
import org.dialtone.provision.ReportKey;
import org.dialtone.provision.Setting;

/** A small site with the real packs, for tests; each phone on it has a lease. */
public final class PhoneRig extends HeldAddresses {

    private static final InstalledPacks PACKS = loaded(Path.of("there-is-no-such-folder"));

    public final List<Entry> entries = new ArrayList<>();
    public final Provisioner provisioner;
    private final Fleet fleet;
    private final Map<MacAddress, Phone> phones = new HashMap<>();
    private final Map<String, FirmwareStore.Stored> stored = new HashMap<>();
    private final List<Firmware> firmware = new ArrayList<>();
    private ReportKey reports;
    private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    private List<ProvisionPlan.Contact> phonebook = List.of();
    private String name = "Harbour Hotel";
    private String zone = "Europe/Berlin";
    private Layer site = Layer.NONE;
    private List<Levels.ForModel> models = List.of();
    private DialledNumbers numbers = DialledNumbers.NONE;
    private ProvisionPlan.Registrar registrar = new ProvisionPlan.Registrar(null, 5060, "udp", 3600);

    public PhoneRig() {
        this(PACKS);
    }

    /** @param packs folder of the operator's own packs */
    public PhoneRig(Path packs) {
        this(loaded(packs));
    }

    PhoneRig(InstalledPacks installed) {
        fleet = new Fleet(installed.packs(), FleetStore.forgetful(List.of()), clock);
        provisioner = new Provisioner(
                fleet,
                this,
                entries::add,
                installed,
                ForgetfulRecords.by(clock),
                file -> Optional.ofNullable(stored.get(file)),
                HandClock.right(clock));
    }

    private static InstalledPacks loaded(Path packs) {
        InstalledPacks installed = new InstalledPacks(packs);
        installed.load();
        return installed;
    }

    public PhoneRig put(MacAddress mac, Ip4 leased, String model, Line... lines) {
        return place(mac, leased, null, model, lines);
    }

    /** @param vendor as the site says, or null: the phone's own signs decide */
    public PhoneRig place(MacAddress mac, Ip4 leased, String vendor, String model, Line... lines) {
        holders.put(leased, mac);
        phones.put(mac, new Phone(mac, vendor, model, List.of(lines), Set.of(), Set.of()));
        return install();
    }

    /** Adds a phone with settings; its web page's own password is {@code s3cret-page}. */
    public PhoneRig set(MacAddress mac, Ip4 leased, String model, Layer own, List<FunctionKey> keys, Line... lines) {
        return set(mac, leased, null, model, own, keys, lines);
    }

    /** @param vendor as the site says, or null: the phone's own signs decide */
    PhoneRig set(
            MacAddress mac, Ip4 leased, String vendor, String model, Layer own, List<FunctionKey> keys, Line... lines) {
        holders.put(leased, mac);
        phones.put(mac, new Phone(mac, vendor, model, List.of(lines), Set.of(), Set.of(), own, keys, "s3cret-page"));
        return install();
    }

    public PhoneRig named(String newName) {
        name = newName;
        return install();
    }

    /** Sets values for the site and for models; the password of all web pages is {@code s3cret-site}. */
    public PhoneRig set(Layer forSite, List<Levels.ForModel> forModels) {
        site = forSite;
        models = forModels;
        return install();
    }

    /** Sets everything that a site can for all its phones, and raw values. */
    PhoneRig withEverySetting(List<Layer.Raw> raw) {
        Map<Setting, String> settings = Map.of(
                Setting.CODECS,
                "g722 g729",
                Setting.DTMF,
                "info",
                Setting.TRANSPORT,
                "tls",
                Setting.RECHECK,
                "90m",
                Setting.SYSLOG,
                "self",
                Setting.VLAN,
                "20",
                Setting.VLAN_PRIORITY,
                "5",
                Setting.PC_VLAN,
                "30");
        return dialling("1001", "1002", "2001", "*7#")
                .registeringAt(new ProvisionPlan.Registrar(null, 5060, 5061, "udp", 600))
                .set(new Layer(settings, raw), List.of());
    }

    public PhoneRig dialling(String... extensions) {
        numbers = DialledNumbers.of(List.of("112", "911", "999"), List.of(extensions));
        return install();
    }

    /** Adds option 60, as the phone sends it. */
    PhoneRig heard(MacAddress mac, String vendorClass) {
        fleet.sighted(mac, vendorClass, null);
        return this;
    }

    /** The operator names the vendor; null: nobody does. */
    PhoneRig saidToBe(MacAddress mac, String vendor) {
        fleet.configure(
                vendor == null ? Map.of() : Map.of(mac, new Identity(vendor, null, null, Certainty.CONFIGURED)));
        return this;
    }

    Optional<String> revision(MacAddress mac) {
        return fleet.revision(mac);
    }

    public PhoneRig at(String newZone) {
        zone = newZone;
        return install();
    }

    public PhoneRig registeringAt(ProvisionPlan.Registrar other) {
        registrar = other;
        return install();
    }

    /** Requires the file for every model of the vendor; the file is in the store and has this size. */
    public PhoneRig running(String vendor, String file, long size) {
        stored.put(file, new FirmwareStore.Stored(file, size, Instant.parse("2026-01-02T03:04:05.678Z")));
        firmware.add(new Firmware(vendor, "*", "1.2.3", file, List.of()));
        return install();
    }

    public PhoneRig reporting(ReportKey key) {
        reports = key;
        return install();
    }

    public PhoneRig listing(List<ProvisionPlan.Contact> contacts) {
        phonebook = contacts;
        return install();
    }

    public Answer ask(Ip4 from, String path, String userAgent) {
        return ask(from, path, userAgent, FileRequest.Transport.HTTP);
    }

    Answer ask(Ip4 from, String path, String userAgent, FileRequest.Transport transport) {
        return provisioner.answer(new FileRequest(path, from, Ip4.of("10.66.0.1"), userAgent, transport));
    }

    private PhoneRig install() {
        ProvisionPlan.Site told = new ProvisionPlan.Site(name, zone, "en", List.of("10.66.0.1"), null);
        provisioner.install(new ProvisionPlanBuilder(Map.copyOf(phones))
                .root(new ProvisioningRoot(8080, "R2Xu8aVV20Jka"))
                .site(told)
                .registrar(registrar)
                .phonebook(phonebook)
                .levels(new Levels(Levels.defaults(told, registrar), site, models, "s3cret-site", numbers))
                .firmware(List.copyOf(firmware))
                .reports(reports)
                .build());
        return this;
    }
}
