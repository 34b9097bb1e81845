package org.dialtone.site.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dialtone.dhcp.ClientClass.Match;
import org.dialtone.dhcp.ReservedFor;
import org.dialtone.dhcp.ScopePolicy;
import org.dialtone.net.Ip4;
import org.dialtone.net.IpRange;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.dialtone.net.Subnet;
import org.dialtone.provision.FirmwareStep;
import org.dialtone.provision.FunctionKey;
import org.dialtone.provision.Layer;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.RolloutRules;
import org.dialtone.sip.SipPlan;
import org.dialtone.sip.Transport;

/**
 * Everything that a site file says, with defaults for absent keys. Values that may be absent are null; lists keep their
 * order.
 */
public record Site(
        General site,
        Dhcp dhcp,
        Provisioning provisioning,
        Registrar registrar,
        List<Extension> extensions,
        List<Phone> phones,
        List<Number> numbers,
        List<Contact> phonebook,
        List<Model> models,
        List<Firmware> firmware) {

    /**
     * @param serverAddress null: the serving interface's address
     * @param ntp           addresses, names, or {@code self}
     * @param network       the value of the file's {@code network}
     * @param names         the names of the file's {@code dns}, in the order in which they are written
     * @param voiceConsole  the value of the file's {@code console.voiceInterfaces}
     */
    public record General(
            String name,
            String timezone,
            String language,
            Ip4 serverAddress,
            List<String> ntp,
            Network network,
            List<Name> names,
            VoiceConsole voiceConsole) {

        private General with(Network other) {
            return new General(name, timezone, language, serverAddress, ntp, other, names, voiceConsole);
        }

        private General with(VoiceConsole other) {
            return new General(name, timezone, language, serverAddress, ntp, network, names, other);
        }
    }

    /** Whether console, API and metrics are reached through the interfaces that serve phones. */
    public enum VoiceConsole {
        OPEN,
        CLOSED
    }

    /** One name that the appliance's DNS answers, in small letters. */
    public record Name(String name, Ip4 address) {}

    /** The same with another network of the box. */
    public Site with(Network other) {
        return with(site.with(other));
    }

    /** The same with the console open or closed to voice interfaces. */
    public Site with(VoiceConsole other) {
        return with(site.with(other));
    }

    private Site with(General other) {
        return new Site(other, dhcp, provisioning, registrar, extensions, phones, numbers, phonebook, models, firmware);
    }

    /** SERVER answers; LISTEN reads what clients say to another DHCP server; OFF does neither. */
    public enum Mode {
        SERVER,
        LISTEN,
        OFF
    }

    /** What to do where another DHCP server answers. */
    public enum OnOtherServer {
        REFUSE,
        SERVE
    }

    /**
     * @param perMacPerSecond the most messages of one type of one client that are stored and told within a second; 0:
     *                        all
     * @param circuitShare    percent of a scope's unused addresses that may wait on offer to unlisted clients of one
     *                        relay port or link; 0: any number
     */
    public record Guards(int perMacPerSecond, int circuitShare) {

        /** The messages a second where the file gives none: no phone sends a quarter of that. */
        public static final int USUAL = 20;

        public static final int USUAL_SHARE = 50;

        public static final Guards DEFAULT = new Guards(USUAL, USUAL_SHARE);
    }

    /**
     * @param onOtherServer null where the file leaves it out: refuse
     * @param knownServers  addresses and MACs of other DHCP servers that may be there
     * @param guards        null where the file leaves them out
     */
    public record Dhcp(
            Mode mode,
            List<String> interfaces,
            boolean automaticOptions,
            OnOtherServer onOtherServer,
            List<String> knownServers,
            Guards guards,
            List<Option> options,
            List<Scope> scopes,
            List<ClassRule> classes,
            List<Reserved> reservations,
            List<Denied> deny) {

        /** The same without scopes, classes and reservations. */
        public Dhcp withoutLists() {
            return new Dhcp(
                    mode,
                    interfaces,
                    automaticOptions,
                    onOtherServer,
                    knownServers,
                    guards,
                    options,
                    List.of(),
                    List.of(),
                    List.of(),
                    deny);
        }

        /** The same with other reservations. */
        public Dhcp with(List<Reserved> others) {
            return new Dhcp(
                    mode,
                    interfaces,
                    automaticOptions,
                    onOtherServer,
                    knownServers,
                    guards,
                    options,
                    scopes,
                    classes,
                    others,
                    deny);
        }
    }

    /** The same with another DHCP section. */
    public Site with(Dhcp other) {
        return new Site(site, other, provisioning, registrar, extensions, phones, numbers, phonebook, models, firmware);
    }

    /** The same with other extensions. */
    public Site with(List<Extension> others) {
        return with(others, phones);
    }

    /** The same with other entries of the phone book. */
    public Site withPhonebook(List<Contact> other) {
        return new Site(site, dhcp, provisioning, registrar, extensions, phones, numbers, other, models, firmware);
    }

    /** The same with another provisioning section. */
    public Site with(Provisioning other) {
        return new Site(site, dhcp, other, registrar, extensions, phones, numbers, phonebook, models, firmware);
    }

    /** The same with other extensions and phones. */
    public Site with(List<Extension> others, List<Phone> otherPhones) {
        return new Site(site, dhcp, provisioning, registrar, others, otherPhones, numbers, phonebook, models, firmware);
    }

    /** A client that is never answered: one device, or all devices of a maker; the other value is null. */
    public record Denied(MacAddress mac, Oui maker) {

        @Override
        public String toString() {
            return mac == null ? maker.toString() : mac.toString();
        }
    }

    /** @param className the class whose clients alone get these addresses, or null: everyone may get them */
    public record Pool(IpRange range, String className) {

        @Override
        public String toString() {
            return range.toString();
        }
    }

    /**
     * One option as it was set: its code and its values as written.
     *
     * @param parts replace the values; empty for all but options 43, 124 and 125
     */
    public record Option(int code, List<String> values, List<SubOption> parts) {

        public Option(int code, List<String> values) {
            this(code, values, List.of());
        }
    }

    /**
     * @param enterprise the enterprise that the part is of, or null in option 43
     * @param code       the sub-option's code, or null: the enterprise's data, or its classes
     * @param shape      a shape that {@code SubOptionTexts} knows, or null: text, or 0x and bytes
     */
    public record SubOption(Long enterprise, Integer code, String shape, List<String> values) {}

    /**
     * @param rebindTime    null: 7/8 of the lease
     * @param conflictProbe null where the file leaves it out: addresses are probed
     * @param interfaceName null: the interface's own address decides
     * @param sharedWith    name of another scope on the same link, or null
     */
    public record Scope(
            String name,
            Subnet subnet,
            List<Pool> pools,
            List<IpRange> exclude,
            Duration leaseTime,
            Duration minLeaseTime,
            Duration maxLeaseTime,
            Duration renewTime,
            Duration rebindTime,
            boolean authoritative,
            Boolean conflictProbe,
            String interfaceName,
            String sharedWith,
            List<Option> options,
            ScopePolicy scopePolicy) {}

    /** Options for clients that match. */
    public record ClassRule(String name, Match match, List<Option> options) {}

    /** An address, a name or options for one client; address and hostname may be null. */
    public record Reserved(ReservedFor holder, Ip4 address, String hostname, List<Option> options) {}

    /**
     * @param token null where the file leaves it out
     * @param layer the settings for every phone
     */
    public record Provisioning(
            String token,
            ProvisionPlan.LeaseRule leaseRule,
            ProvisionPlan.UnknownPhones unknownPhones,
            Access access,
            Layer layer) {

        /** The same with another folder. */
        public Provisioning with(String other) {
            return new Provisioning(other, leaseRule, unknownPhones, access, layer);
        }

        /** The same with another way of adoption. */
        public Provisioning with(ProvisionPlan.UnknownPhones unknown, Adopt adopt) {
            Access other = new Access(access.placeRule(), access.window(), adopt);
            return new Provisioning(token, leaseRule, unknown, other, layer);
        }

        /** The same with other settings. */
        public Provisioning with(Layer other) {
            return new Provisioning(token, leaseRule, unknownPhones, access, other);
        }

        @Override
        public String toString() {
            return "Provisioning[" + leaseRule + ", " + unknownPhones + ", " + layer + "]";
        }
    }

    /**
     * @param placeRule null where the file leaves it out: enforce
     * @param window    null: off
     * @param adopt     null where the file leaves it out
     */
    public record Access(ProvisionPlan.PlaceRule placeRule, Duration window, Adopt adopt) {

        public static final Access USUAL = new Access(null, null, null);
    }

    /**
     * Extensions for adopted phones.
     *
     * @param vendors the vendors whose phones are adopted automatically; empty: all
     * @param until   when phones are no longer adopted automatically, by the wall clock; null: as long as it is said
     */
    public record Adopt(NumberRange numbers, List<String> vendors, Instant until) {

        /** The same with other numbers. */
        public Adopt of(NumberRange other) {
            return new Adopt(other, vendors, until);
        }

        /** The same until another time. */
        public Adopt until(Instant other) {
            return new Adopt(numbers, vendors, other);
        }
    }

    /** BUILTIN: phones register here; EXTERNAL: phones register at another host. */
    public enum RegistrarMode {
        BUILTIN,
        EXTERNAL
    }

    /** @param host null with BUILTIN, as are port and transport */
    public record Registrar(
            RegistrarMode mode,
            String realm,
            SipPlan.LeaseRule leaseRule,
            String host,
            Integer port,
            Transport transport) {}

    /**
     * @param password    null where the file leaves it out
     * @param oldPassword the password before, which phones may still have, or null; never in a file
     * @param listed      whether the phone book holds the extension
     */
    public record Extension(
            String number, String name, String password, String oldPassword, boolean anywhere, boolean listed) {

        /** An extension as files have it. */
        public Extension(String number, String name, String password, boolean anywhere, boolean listed) {
            this(number, name, password, null, anywhere, listed);
        }

        /** An extension that the phone book holds. */
        public Extension(String number, String name, String password, boolean anywhere) {
            this(number, name, password, anywhere, true);
        }

        @Override
        public String toString() {
            return "Extension[" + number + ", " + name + (anywhere ? ", anywhere" : "")
                    + (listed ? "]" : ", not listed]");
        }
    }

    /**
     * A number that rings extensions at once.
     *
     * @param pickup whether each of them may take a call that rings at another one of them
     */
    public record Number(String number, String name, List<String> ring, boolean pickup) {

        /** A number whose extensions take no calls of one another. */
        public Number(String number, String name, List<String> ring) {
            this(number, name, ring, false);
        }
    }

    /**
     * The firmware for phones of one kind.
     *
     * @param model   a glob over the model
     * @param version null: the file's name gives it
     * @param file    a file in the folder {@code firmware} of the box
     * @param more    files that such a phone asks for by itself
     * @param steps   what phones of older versions run first
     * @param rollout null where the file leaves it out: all phones are told at once
     */
    public record Firmware(
            String vendor,
            String model,
            String version,
            String file,
            List<String> more,
            List<FirmwareStep> steps,
            RolloutRules rollout) {

        /** Firmware for all phones of its kind at once. */
        public Firmware(String vendor, String model, String version, String file, List<String> more) {
            this(vendor, model, version, file, more, List.of(), null);
        }
    }

    /** Somebody in the phone book who is no extension; group may be null. */
    public record Contact(String name, List<String> numbers, String group) {}

    /**
     * A phone; vendor and model are null where the box is to learn them.
     *
     * @param layer the settings for this phone alone
     * @param keys  null: the keys stay as they are on the phone
     * @param directory keys for the people in the phone book, after {@code keys}, which are a list then; null: none
     */
    public record Phone(
            MacAddress mac,
            String vendor,
            String model,
            List<String> lines,
            List<MacAddress> alsoMacs,
            List<Ip4> addresses,
            Layer layer,
            List<FunctionKey> keys,
            DirectoryKeys directory) {

        /** A phone without keys from the directory. */
        public Phone(
                MacAddress mac,
                String vendor,
                String model,
                List<String> lines,
                List<MacAddress> alsoMacs,
                List<Ip4> addresses,
                Layer layer,
                List<FunctionKey> keys) {
            this(mac, vendor, model, lines, alsoMacs, addresses, layer, keys, null);
        }

        /** A phone without settings. */
        public Phone(
                MacAddress mac,
                String vendor,
                String model,
                List<String> lines,
                List<MacAddress> alsoMacs,
                List<Ip4> addresses) {
            this(mac, vendor, model, lines, alsoMacs, addresses, Layer.NONE, null);
        }

        /** The same with other settings. */
        public Phone with(Layer other) {
            return new Phone(mac, vendor, model, lines, alsoMacs, addresses, other, keys, directory);
        }

        /** The same with other further MACs. */
        public Phone with(List<MacAddress> others) {
            return new Phone(mac, vendor, model, lines, others, addresses, layer, keys, directory);
        }
    }

    /** @param model a glob over the vendor's models that the settings are for */
    public record Model(String vendor, String model, Layer layer) {}
}
