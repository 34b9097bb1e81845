package org.dialtone.simulation;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageBuilder;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Answer;

/**
 * A hostile neighbour with a MAC of its own. It has a lease like anybody, writes other devices' names into its
 * messages, takes their addresses, and asks for their files.
 */
final class Rogue implements Station, PhoneDhcp.Device {

    private static final MacAddress FIRST = MacAddress.of("02:66:00:00:00:00");
    private static final int FLOOD = 60;
    private static final Duration CHECK = Duration.ofSeconds(31);

    private final MacAddress mac;
    private final String name;
    private final VirtualTime time;
    private final Chance chance;
    private final VirtualLan lan;
    private final VirtualBox box;
    private final List<HonestPhone> victims;
    private final PhoneDhcp dhcp;
    private final RogueCalls calls;
    private final RogueRelay relay;
    private final RogueServer server;
    private final Set<Ip4> taken = new HashSet<>();
    private boolean silent;
    private boolean gone;
    private Ip4 address;
    private String root;

    Rogue(
            int number,
            VirtualTime time,
            Chance chance,
            VirtualLan lan,
            VirtualBox box,
            CallLedger ledger,
            List<HonestPhone> victims) {
        mac = new MacAddress(FIRST.bits() + number);
        name = "rogue " + number + " (" + mac + ")";
        this.time = time;
        this.chance = chance;
        this.lan = lan;
        this.box = box;
        this.victims = victims;
        dhcp = new PhoneDhcp(this, time, chance);
        relay = new RogueRelay(this, chance, lan, box);
        server = new RogueServer(this, number, time, chance, lan);
        calls = new RogueCalls(this, time, chance, lan, box, ledger, victims);
    }

    @Override
    public MacAddress mac() {
        return mac;
    }

    @Override
    public String name() {
        return name;
    }

    void begin() {
        dhcp.start(false);
        next();
    }

    /** Leaves the network. */
    void leave() {
        gone = true;
        taken.clear();
        dhcp.stop();
    }

    private void next() {
        time.after(chance.millis(1_000, 30_000), () -> {
            if (!gone) {
                act();
                next();
            }
        });
    }

    private void act() {
        HonestPhone victim = victim();
        switch (chance.below(12)) {
            case 0 -> fetch(victim, address);
            case 1 -> takeOver(victim);
            case 2 -> selectUnasked(victim);
            case 3 -> pose(victim);
            case 4 -> giveBack(victim);
            case 5 -> flood();
            case 6, 7 -> calls.act(victim, address);
            case 8, 9 -> relay.act(victim, address);
            case 10 -> server.serve();
            default -> garble(victim);
        }
    }

    /** Any phone; often one that is off, where there is one. */
    private HonestPhone victim() {
        List<HonestPhone> off = victims.stream().filter(each -> !each.isOn()).toList();
        return chance.from(off.isEmpty() || chance.of(0.5) ? victims : off);
    }

    /** Asks for the phone's file from an address of its own. */
    private void fetch(HonestPhone victim, Ip4 from) {
        if (from != null && root != null) {
            get(victim, from, Duration.ZERO);
        }
    }

    /** Uses the phone's address for a while, beside the phone or in its absence, and asks for its file. */
    private void takeOver(HonestPhone victim) {
        victim.leased().ifPresent(at -> use(victim, at));
    }

    private void use(HonestPhone victim, Ip4 at) {
        trace("takes address " + at);
        taken.add(at);
        if (root != null) {
            get(victim, at, chance.of(0.5) ? Duration.ZERO : chance.seconds(31, 60));
        }
        time.after(chance.seconds(70, 200), () -> taken.remove(at));
    }

    /** @param hidden how long it answers no ARP before the request is whole */
    private void get(HonestPhone victim, Ip4 from, Duration hidden) {
        String path = HonestPhone.path(root, victim.mac());
        String how = hidden.isZero() ? "" : " after " + hidden.toSeconds() + " s of silence";
        lan.connect(name, "GET " + victim.mac().plain() + ".cfg from " + from + how, () -> {
            box.connected(this, from);
            silent = !hidden.isZero();
            time.after(hidden, () -> {
                box.file(this, from, path, "Yealink SIP-T46U 108.86.0.20 " + victim.mac());
                time.after(chance.millis(1, 3_000), () -> silent = false);
            });
        });
    }

    /** A REQUEST in the phone's name for an address that the box did not offer; then it uses that address. */
    private void selectUnasked(HonestPhone victim) {
        Ip4 wanted = Ip4.of("10.66.1." + chance.below(Math.min(250, victims.size() + 5)));
        forge(
                "REQUEST " + wanted + " selecting",
                victim,
                DhcpMessage.builder()
                        .xid(chance.number())
                        .mac(victim.mac())
                        .type(MessageType.REQUEST)
                        .option(Code.SERVER_ID, VirtualLan.BOX)
                        .option(Code.REQUESTED_ADDRESS, wanted)
                        .build());
        if (!isOfAPhone(wanted)) {
            time.after(chance.millis(500, 2_000), () -> use(victim, wanted));
        }
    }

    private boolean isOfAPhone(Ip4 wanted) {
        return victims.stream()
                .anyMatch(each -> each.leased().filter(wanted::equals).isPresent());
    }

    /** Asks for the phone's address with the phone's identifier. */
    private void pose(HonestPhone victim) {
        victim.leased().ifPresent(at -> {
            trace("poses by option 61 as " + victim.mac() + " to get " + at);
            dhcp.pose(chance.of(0.7) ? victim.mac() : null, at);
            dhcp.start(false);
        });
    }

    /**
     * Says in the phone's name that its address is taken, or given back. Where the phone is off, the box can't know
     * better of a RELEASE, nor of a DECLINE while another device answers at the address, or while a client may still
     * check its new address.
     */
    private void giveBack(HonestPhone victim) {
        victim.leased().ifPresent(at -> {
            boolean declines = chance.of(0.5);
            MessageBuilder message = DhcpMessage.builder()
                    .xid(chance.number())
                    .mac(victim.mac())
                    .type(declines ? MessageType.DECLINE : MessageType.RELEASE)
                    .option(Code.SERVER_ID, VirtualLan.BOX);
            byte[] bytes = (declines ? message.option(Code.REQUESTED_ADDRESS, at) : message.ciaddr(at))
                    .build()
                    .encode();
            String what = (declines ? "DECLINE " : "RELEASE ") + at + " in the name of " + victim.mac();
            lan.connect(name, what, () -> {
                List<Station> there = lan.answering(at);
                if (there.contains(victim) || declines && there.isEmpty() && victim.isOffFor(CHECK)) {
                    box.dhcp(this, bytes, Ip4.ANY);
                }
            });
        });
    }

    private void flood() {
        trace("sends " + FLOOD + " DISCOVERs of made-up devices");
        for (int i = 0; i < FLOOD; i++) {
            byte[] bytes = DhcpMessage.builder()
                    .xid(chance.number())
                    .mac(new MacAddress(0x0266_0100_0000L + chance.below(1 << 24)))
                    .type(MessageType.DISCOVER)
                    .build()
                    .encode();
            time.afterMicros(chance.below(1_000_000), () -> box.dhcp(this, bytes, Ip4.ANY));
        }
    }

    /** Sends a message with some bytes changed. */
    private void garble(HonestPhone victim) {
        byte[] bytes = DhcpMessage.builder()
                .xid(chance.number())
                .mac(victim.mac())
                .type(MessageType.DISCOVER)
                .option(Code.REQUESTED_ADDRESS, VirtualLan.BOX)
                .build()
                .encode();
        for (int i = 0; i < 3; i++) {
            bytes[chance.below(bytes.length)] = (byte) chance.number();
        }
        lan.carry(name, "a garbled DISCOVER in the name of " + victim.mac(), () -> box.dhcp(this, bytes, Ip4.ANY));
    }

    private void forge(String what, HonestPhone victim, DhcpMessage message) {
        byte[] bytes = message.encode();
        lan.carry(name, what + " in the name of " + victim.mac(), () -> box.dhcp(this, bytes, Ip4.ANY));
    }

    private void trace(String what) {
        lan.tell(name, what);
    }

    @Override
    public boolean answers(Ip4 asked) {
        return !gone && !silent && (taken.contains(asked) || dhcp.uses(asked));
    }

    @Override
    public Optional<Ip4> leased() {
        return gone ? Optional.empty() : dhcp.held();
    }

    @Override
    public void send(String what, DhcpMessage message, Ip4 source) {
        byte[] bytes = message.encode();
        lan.carry(name, what, () -> box.dhcp(this, bytes, source));
    }

    @Override
    public void release(DhcpMessage message, Ip4 source) {
        send("RELEASE", message, source);
    }

    @Override
    public boolean isTaken(Ip4 asked) {
        return false;
    }

    @Override
    public void got(Ip4 given, DhcpMessage ack) {
        address = given;
        root = ack.options().text(Code.TFTP_SERVER_NAME).orElse(root);
    }

    @Override
    public void lost() {
        address = null;
    }

    @Override
    public void hear(DhcpMessage message) {
        if (!gone && message.mac().filter(mac::equals).isPresent()) {
            dhcp.hear(message);
        }
    }

    @Override
    public void overhear(DhcpMessage message) {
        if (!gone) {
            server.hear(message);
        }
    }

    @Override
    public void hear(Ip4 to, Answer answer) {
        // What it may not hear never reaches it; see Promises.
    }

    @Override
    public void hear(Ip4 to, byte[] bytes) {
        // It has no line.
    }
}
