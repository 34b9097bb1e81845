package org.dialtone.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Answer;
import org.dialtone.sip.Source;
import org.dialtone.sip.Transport;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipWriter;

/** A phone of the site, as its maker meant it: it leases, fetches its file, registers, and loses its power at times. */
final class HonestPhone implements Station, PhoneDhcp.Device {

    /** Finds the extension whose {@link #secret} a text holds. */
    static final Pattern SECRET = Pattern.compile("Secret-of-(\\d+)-Q7x9");

    private static final Pattern SETTING = Pattern.compile("account\\.1\\.(user_name|password) = (\\S+)");
    private static final MacAddress FIRST = MacAddress.of("00:15:65:00:00:00");
    static final int SIP_PORT = 5062;

    private final int number;
    private final MacAddress mac;
    private final String name;
    private final VirtualTime time;
    private final Chance chance;
    private final VirtualLan lan;
    private final VirtualBox box;
    private final PhoneDhcp dhcp;
    private final PhoneSip sip;
    private final PhoneCalls calls;
    private boolean on;
    private long offSince;
    private Ip4 address;
    private String root;
    private int fetch;

    HonestPhone(int number, VirtualTime time, Chance chance, VirtualLan lan, VirtualBox box, CallLedger ledger) {
        this.number = number;
        mac = mac(number);
        name = "phone " + number + " (" + mac + ")";
        this.time = time;
        this.chance = chance;
        this.lan = lan;
        this.box = box;
        dhcp = new PhoneDhcp(this, time, chance);
        sip = new PhoneSip(this, time, chance);
        calls = new PhoneCalls(this, time, chance, ledger);
    }

    static MacAddress mac(int number) {
        return new MacAddress(FIRST.bits() + number);
    }

    /** The number of the phone with this MAC; 0: no phone of the site has it. */
    static int number(MacAddress mac) {
        return mac.bits() >> 16 == FIRST.bits() >> 16 ? (int) (mac.bits() & 0xffff) : 0;
    }

    static String extension(int number) {
        return String.valueOf(1000 + number);
    }

    String extension() {
        return extension(number);
    }

    /** The password of the line of this phone; no other text of the run looks like it. */
    static String secret(int number) {
        return "Secret-of-" + extension(number) + "-Q7x9";
    }

    @Override
    public MacAddress mac() {
        return mac;
    }

    @Override
    public String name() {
        return name;
    }

    void turnOn() {
        if (!on) {
            on = true;
            dhcp.start(chance.of(0.6));
        }
    }

    void turnOff(boolean politely) {
        if (on) {
            on = false;
            offSince = time.nanos();
            fetch++;
            silence();
            address = null;
            if (politely) {
                dhcp.release();
            } else {
                dhcp.stop();
            }
        }
    }

    boolean isOn() {
        return on;
    }

    boolean isOffFor(Duration least) {
        return !on && time.nanos() - offSince >= least.toNanos();
    }

    boolean isUp() {
        return on && address != null && sip.registered();
    }

    @Override
    public Optional<Ip4> leased() {
        return dhcp.held().filter(_ -> dhcp.isServedBy(VirtualLan.BOX));
    }

    /** When its lease ends, in elapsed nanoseconds. */
    long leaseEnds() {
        return dhcp.ends();
    }

    @Override
    public boolean answers(Ip4 asked) {
        return on && dhcp.uses(asked);
    }

    @Override
    public boolean isTaken(Ip4 asked) {
        return lan.answering(asked).stream().anyMatch(each -> each != this);
    }

    @Override
    public void send(String what, DhcpMessage message, Ip4 source) {
        byte[] bytes = message.encode();
        lan.carry(name, what, () -> {
            box.dhcp(this, bytes, source);
            if (source.equals(Ip4.ANY)) {
                lan.broadcast(this, message);
            }
        });
    }

    @Override
    public void release(DhcpMessage message, Ip4 source) {
        send("RELEASE " + source, message, source);
    }

    void refresh() {
        if (isUp()) {
            sip.refresh();
        }
    }

    PhoneCalls calls() {
        return calls;
    }

    void sip(String what, Ip4 source, SipMessage message) {
        sip(what, source, SipWriter.write(message));
    }

    void sip(String what, Ip4 source, byte[] bytes) {
        lan.carry(name, what, () -> box.sip(this, new Source(source, SIP_PORT, Transport.UDP), bytes));
    }

    @Override
    public void got(Ip4 given, DhcpMessage ack) {
        address = given;
        root = ack.options()
                .text(Code.TFTP_SERVER_NAME)
                .orElseThrow(() -> new AssertionError("no option 66 for " + name));
        fetch(++fetch);
    }

    @Override
    public void lost() {
        address = null;
        fetch++;
        silence();
    }

    private void silence() {
        sip.stop();
        calls.stop();
    }

    /** @param root option 66 */
    static String path(String root, MacAddress whose) {
        return root.replaceFirst("https?://[^/]+", "") + whose.plain() + ".cfg";
    }

    /** Asks for its file until it has it. */
    private void fetch(int turn) {
        if (turn != fetch) {
            return;
        }
        Ip4 here = address;
        time.after(VirtualLan.PATIENCE.plus(chance.millis(0, 5_000)), () -> fetch(turn));
        if (!root.contains("//" + VirtualLan.BOX)) {
            lan.tell(name, "asks elsewhere for its file: " + root);
            return;
        }
        String path = path(root, mac);
        lan.connect(name, "GET " + mac.plain() + ".cfg from " + here, () -> {
            box.connected(this, here);
            box.file(this, here, path, "Yealink SIP-T46U 108.86.0.20 " + mac);
        });
    }

    @Override
    public void hear(DhcpMessage message) {
        if (on && message.mac().filter(mac::equals).isPresent()) {
            dhcp.hear(message);
        }
    }

    @Override
    public void hear(Ip4 to, Answer answer) {
        if (on && to.equals(address) && answer instanceof Answer.Document document) {
            String user = null;
            String password = null;
            Matcher setting = SETTING.matcher(new String(document.bytes(), StandardCharsets.UTF_8));
            while (setting.find()) {
                user = setting.group(1).equals("user_name") ? setting.group(2) : user;
                password = setting.group(1).equals("password") ? setting.group(2) : password;
            }
            fetch++;
            DigestAnswer line = new DigestAnswer(user, password);
            sip.start(address, line);
            calls.start(address, line);
        }
    }

    @Override
    public void hear(Ip4 to, byte[] bytes) {
        if (on && to.equals(address) && SipParser.parse(bytes) instanceof Parsed.Sound(SipMessage message)) {
            if (message instanceof SipResponse response
                    && response.cseq()
                            .filter(each -> each.method().equals("REGISTER"))
                            .isPresent()) {
                sip.hear(response);
            } else {
                calls.hear(message);
            }
        }
    }
}
