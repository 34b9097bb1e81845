package org.dialtone.dhcp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MalformedMessage;
import org.dialtone.dhcp.wire.MessageBuilder;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.dhcp.wire.OptionTable;
import org.dialtone.journal.Entry;
import org.dialtone.journal.EntryLines;
import org.dialtone.journal.EventWords;
import org.dialtone.net.BoxClock;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.ProvisioningRoot;

/**
 * A network with one server, played by lines of text such as {@code a DISCOVER ask=10.66.1.5}: a client's letter, a
 * message and its fields. Each line returns its outcome as text. Packets are encoded and decoded both ways.
 */
final class Lan {

    static final Ip4 SERVER = Ip4.of("10.66.0.1");
    static final ProvisioningRoot ROOT = new ProvisioningRoot(8080, "abc");

    final List<Entry> journal = new ArrayList<>();
    final Map<Ip4, Lease> disk = new LinkedHashMap<>();
    LeaseBook book;
    DhcpEngine engine;
    private final Map<String, Ip4> servers = Map.of("us", SERVER, "other", Ip4.of("10.66.0.9"));
    final LanPlan plan = new LanPlan();
    private final HandClock hand = new HandClock(Instant.parse("2026-01-05T08:00:00Z"));
    private final BoxClock clock = hand.start();
    private final List<Waiting> waiting = new ArrayList<>();
    private Disk state = Disk.FINE;
    private int xid;

    /** What the disk does with a lease; one that is lost or late may be there or not, as far as the server knows. */
    private enum Disk {
        FINE,
        FULL,
        LOST,
        LATE
    }

    private record Waiting(DhcpMessage message, Arrival arrival, Outcome.Probe probe) {}

    Lan() {
        restart();
    }

    /** Plays a line; one without outcome (wait, clock, restart, plan, disk with a state) returns an empty text. */
    String play(String line) {
        String[] words = line.strip().split(" +");
        Map<String, String> fields = Stream.of(words)
                .skip(1)
                .filter(word -> word.contains("="))
                .collect(Collectors.toMap(
                        word -> word.substring(0, word.indexOf('=')), word -> word.substring(word.indexOf('=') + 1)));
        switch (words[0]) {
            case "wait" -> hand.pass(Duration.parse("PT" + words[1]));
            case "clock" -> hand.set(Duration.parse("P" + words[1]));
            case "restart" -> restart();
            case "probed" -> {
                return probed(Ip4.of(words[1]), words[2]);
            }
            case "stock" -> {
                return engine.isLow() ? stock(List.of()) : "not low";
            }
            case "ahead" -> {
                return stock(List.of(direct()));
            }
            case "plan" -> {
                plan.turn(fields);
                engine.install(plan.plan());
            }
            case "disk" -> state = Disk.valueOf(words[1].toUpperCase(Locale.ROOT));
            case "rewrites" -> {
                return engine.rewrites().stream()
                        .map(store -> describe(done(store), fields))
                        .collect(Collectors.joining("; "));
            }
            case "cutover" -> engine.cutover(Cutover.end(now()));
            case "own" -> engine.own(Stream.of(words).skip(1).map(Ip4::of).collect(Collectors.toSet()));
            case "relays" -> {
                return engine.relays().stream()
                        .map(each -> each.relay() + " from " + each.source() + (each.listed() ? " listed " : " ")
                                + each.believed() + " " + each.messages())
                        .collect(Collectors.joining("; "));
            }
            case "journal" -> {
                String told = journal.stream().map(Lan::told).collect(Collectors.joining("; "));
                journal.clear();
                return told;
            }
            default -> {
                return describe(
                        send(
                                message(
                                        words[0],
                                        words[1].equals("BOOTP") ? null : MessageType.valueOf(words[1]),
                                        fields),
                                arrival(fields)),
                        fields);
            }
        }
        return "";
    }

    /**
     * Brings a probe's answer, {@code free}, {@code unasked} or the holder; returns the outcomes of messages that
     * waited for it.
     */
    private String probed(Ip4 address, String answer) {
        List<String> told = new ArrayList<>();
        if (answer.equals("free")) {
            engine.isFree(address);
        } else if (answer.equals("unasked")) {
            engine.isUnasked(address);
        } else {
            engine.isTaken(address, answer.equals("ping") ? null : mac(answer))
                    .ifPresent(store -> told.add(describe(done(store), Map.of())));
        }
        List<Waiting> over = waiting.stream()
                .filter(each -> each.probe().address().equals(address))
                .toList();
        waiting.removeAll(over);
        over.forEach(each -> told.add(describe(
                waited(
                        each.message(),
                        each.arrival(),
                        done(engine.resume(
                                each.message(), each.arrival(), each.probe().deadline()))),
                Map.of())));
        return told.isEmpty() ? "nothing" : String.join("; ", told);
    }

    /** Takes the addresses to probe ahead, and returns their number, the first and the last. */
    private String stock(List<Arrival> links) {
        List<Outcome.Probe> orders = engine.orders(links);
        return orders.isEmpty()
                ? "nothing"
                : orders.size() + ", " + describe(orders.getFirst(), Map.of()) + " to "
                        + orders.getLast().address();
    }

    Outcome send(DhcpMessage message, Arrival arrival) {
        DhcpMessage heard = decoded(message.encode(1472));
        return waited(message, arrival, told(heard, arrival, done(engine.receive(heard, arrival))));
    }

    private Outcome waited(DhcpMessage message, Arrival arrival, Outcome outcome) {
        if (outcome instanceof Outcome.Probe probe) {
            waiting.add(new Waiting(message, arrival, probe));
        }
        return outcome;
    }

    private Outcome done(Outcome outcome) {
        if (outcome instanceof Outcome.Store store) {
            Stream.concat(store.freed().stream(), Stream.of(store.lease())).forEach(this::store);
            if (store.entry() != null && state == Disk.FINE) {
                journal.add(store.entry());
            }
        }
        return outcome;
    }

    /** Where the disk took no lease, the client may be told of the one that it has. */
    private Outcome told(DhcpMessage message, Arrival arrival, Outcome outcome) {
        return state != Disk.FINE && outcome instanceof Outcome.Store store
                ? engine.promised(message, arrival, store.lease())
                        .<Outcome>map(reply -> reply)
                        .orElse(outcome)
                : outcome;
    }

    private void store(Lease lease) {
        if (state != Disk.FULL && state != Disk.LOST) {
            disk.put(lease.address(), lease);
        }
        switch (state) {
            case FINE -> engine.isStored(lease);
            case FULL -> engine.isRefused(lease);
            case LOST, LATE -> engine.isInDoubt(lease);
        }
    }

    Instant now() {
        return clock.instant();
    }

    static Arrival direct() {
        return new Arrival("voice0", SERVER, 16, Ip4.ANY, 68);
    }

    static MacAddress mac(String client) {
        return MacAddress.of(
                switch (client) {
                    case "reserved" -> "02:00:00:00:00:99";
                    case "listed" -> "02:00:00:00:00:98";
                    case "also" -> "02:00:00:00:00:97";
                    case "snom" -> "00:04:13:aa:bb:cc";
                    case "yealink" -> "00:15:65:aa:bb:cc";
                    default -> "02:01:00:00:00:" + HexFormat.of().toHexDigits((byte) client.charAt(0));
                });
    }

    DhcpMessage message(String client, MessageType type, Map<String, String> fields) {
        MessageBuilder message = DhcpMessage.builder().xid(++xid).mac(mac(client));
        if (type != null) {
            message.type(type);
        }
        fields.forEach((field, value) -> set(message, field, value));
        return message.build();
    }

    private void set(MessageBuilder message, String field, String value) {
        switch (field) {
            case "ask" -> message.option(Code.REQUESTED_ADDRESS, Ip4.of(value));
            case "server" -> message.option(Code.SERVER_ID, servers.get(value));
            case "ci" -> message.ciaddr(Ip4.of(value));
            case "gi" -> message.giaddr(Ip4.of(value));
            case "broadcast" -> message.flags(DhcpMessage.BROADCAST);
            case "id" -> message.option(Code.CLIENT_ID, ("\0" + value).getBytes(StandardCharsets.US_ASCII));
            case "lease" -> message.options().u32(Code.LEASE_TIME, Long.parseLong(value));
            case "prl" ->
                message.option(
                        Code.PARAMETER_REQUEST_LIST,
                        OptionTable.byCode(Code.PARAMETER_REQUEST_LIST).encode(List.of(value.split(","))));
            case "class" -> message.option(Code.VENDOR_CLASS, value.getBytes(StandardCharsets.US_ASCII));
            case "long" -> message.option(Code.RELAY_AGENT, longRelayOption(Integer.parseInt(value)));
            case "host" -> message.option(Code.HOST_NAME, value.getBytes(StandardCharsets.US_ASCII));
            case "size" -> message.options().u16(Code.MAXIMUM_SIZE, Integer.parseInt(value));
            case "link" -> message.option(Code.SUBNET_SELECTION, Ip4.of(value));
            case "plain" -> message.plain();
            case "from", "on", "show", "bytes" -> {}
            default -> {
                if (!field.matches("\\d+")) {
                    throw new IllegalArgumentException("no field " + field);
                }
                message.option(Integer.parseInt(field), HexFormat.of().parseHex(value));
            }
        }
    }

    /** A circuit-id, and sub-options that no RFC knows. */
    private static byte[] longRelayOption(int length) {
        byte[] option = new byte[length];
        for (int at = 0; at + 2 < length; at += 60) {
            option[at] = (byte) (at == 0 ? 1 : 200);
            option[at + 1] = (byte) (Math.min(60, length - at) - 2);
        }
        return option;
    }

    /** {@code on=none} is the socket for relays; relayed packets arrive there, too. */
    private static Arrival arrival(Map<String, String> fields) {
        boolean onLink = !fields.containsKey("gi") && !"none".equals(fields.get("on"));
        Ip4 source =
                Ip4.of(fields.getOrDefault("from", fields.getOrDefault("gi", fields.getOrDefault("ci", "0.0.0.0"))));
        return new Arrival(
                onLink ? fields.getOrDefault("on", "voice0") : null,
                "data0".equals(fields.get("on")) ? Ip4.of("10.88.0.1") : SERVER,
                16,
                source,
                fields.containsKey("gi") ? 6767 : 68);
    }

    private String describe(Outcome outcome, Map<String, String> fields) {
        return switch (outcome) {
            case Outcome.Silence silence -> "silent: " + EventWords.english().why(silence.grounds());
            case Outcome.Hold hold -> "held: " + EventWords.english().why(hold.grounds());
            case Outcome.Reply reply -> describe(reply, fields);
            case Outcome.Probe probe ->
                "PROBE " + probe.address() + (probe.link() == null ? " by ping" : " on " + probe.link()) + " for "
                        + Duration.between(now(), probe.deadline()).toMillis() + "ms";
            case Outcome.Store store ->
                store.lease().state() + " " + store.lease().address() + " for "
                        + Duration.between(now(), store.lease().expires()).toSeconds() + "s"
                        + store.freed().stream()
                                .map(lease -> ", " + lease.state() + " " + lease.address())
                                .collect(Collectors.joining())
                        + (fields.containsKey("81") ? " named " + store.lease().hostname() : "")
                        + (store.reply() == null ? "" : ", " + describe(store.reply(), fields));
        };
    }

    private static String describe(Outcome.Reply reply, Map<String, String> fields) {
        DhcpMessage message = decoded(reply.bytes());
        return message.type().map(Enum::name).orElse("BOOTREPLY") + " " + message.yiaddr() + " to "
                + describe(reply.route())
                + (message.broadcast() ? " flag" : "")
                + (message.ciaddr().equals(Ip4.ANY) ? "" : " ci=" + message.ciaddr())
                + (message.siaddr().equals(Ip4.ANY) ? "" : " si=" + message.siaddr())
                + (message.file()[0] == 0
                        ? ""
                        : " file=" + new String(message.file(), StandardCharsets.US_ASCII).trim())
                + (fields.containsKey("bytes")
                        ? " in " + reply.bytes().length + " bytes" + overload(reply.bytes())
                        : "")
                + (fields.containsKey("prl") || fields.containsKey("show") ? " | " + options(message) : "");
    }

    /** Says which fields hold options besides the options field (option 52). */
    private static String overload(byte[] packet) {
        for (int at = 240;
                at < packet.length && (packet[at] & 0xff) != Code.END;
                at += packet[at] == Code.PAD ? 1 : 2 + (packet[at + 1] & 0xff)) {
            if (packet[at] == Code.OVERLOAD) {
                return ", overload " + packet[at + 2];
            }
        }
        return "";
    }

    private static String describe(ReplyRoute route) {
        return switch (route) {
            case ReplyRoute.Relay relay -> relay.address() + ":" + relay.port();
            case ReplyRoute.Client client -> client.address() + ":68";
            case ReplyRoute.Hardware hardware ->
                hardware.address() + "@" + hardware.mac().plain().substring(10);
            case ReplyRoute.Broadcast _ -> "255.255.255.255:68";
        };
    }

    static String options(DhcpMessage message) {
        return message.options().codes().stream()
                .map(code -> code + "="
                        + OptionTable.byCode(code).describe(message.options().get(code)))
                .collect(Collectors.joining(" "));
    }

    static DhcpMessage decoded(byte[] bytes) {
        try {
            return DhcpMessage.decode(bytes);
        } catch (MalformedMessage e) {
            throw new AssertionError(e);
        }
    }

    private static String told(Entry entry) {
        return entry.event().name().replace("DHCP_", "")
                + (entry.ip() == null ? "" : " " + entry.ip())
                + (entry.why() == null ? "" : " (" + EntryLines.why(entry) + ")");
    }

    /** Restarts as after a crash: stored leases are there, offers are not. */
    private void restart() {
        book = new LeaseBook(List.copyOf(disk.values()));
        engine = new DhcpEngine(
                new Fleet(LanPlan.packs(), FleetStore.forgetful(List.of()), clock), journal::add, book, clock);
        engine.install(plan.plan());
    }
}
