package org.dialtone.dhcp;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageBuilder;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.dhcp.wire.OptionDefinition;
import org.dialtone.dhcp.wire.OptionTable;
import org.dialtone.dhcp.wire.Options;
import org.dialtone.journal.Detail;
import org.dialtone.journal.EventWords;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;

/**
 * Tells what a phone would be offered, and why: it sends a made-up DISCOVER through an engine with the plan and a copy
 * of the leases. It keeps, reports and stores nothing.
 */
public final class WhatIf {

    /** The options that phones ask for, all vendors together. */
    private static final List<Integer> USUAL = List.of(
            1, 2, 3, 6, 12, 15, 28, 42, 43, 51, 54, 58, 59, 66, 67, 100, 101, 114, 120, 121, 125, 128, 132, 144, 150,
            157, 159, 160, 191, 242);

    private final DhcpPlan plan;
    private final LeaseBook book;
    private final Fleet fleet;
    private final InstantSource clock;

    /**
     * The asking phone and its place; all but the first may be null.
     *
     * @param vendorClass option 60
     * @param userClass   option 77
     * @param box         the address of the box's interface that receives it; null: the plan's server address
     * @param relay       giaddr, where the message comes through a relay agent
     * @param ask         option numbers from 1 to 254; none: the options that phones usually ask for
     */
    public record Question(
            MacAddress mac, String vendorClass, String userClass, Ip4 box, Ip4 relay, List<Integer> ask) {}

    /**
     * One option of the answer.
     *
     * @param from the level that gave it: {@code global}, {@code scope NAME}, {@code class NAME}, {@code reservation},
     *             {@code pack KEY}, {@code automatic} or {@code protocol}
     */
    public record Value(int code, String name, String value, String from) {}

    /**
     * The answer to the phone.
     *
     * @param scope   the scope that serves it, or null
     * @param vendor  key of the pack that identifies it, or null
     * @param address the offered address, or null
     * @param grounds the reason for this address, or for none
     */
    public record Answer(
            String scope, String vendor, List<String> classes, Ip4 address, Grounds grounds, List<Value> options) {

        /** The reason in English. */
        public String because() {
            return EventWords.english().why(grounds);
        }

        /** The same with other texts for the values, e.g. such that show no secret. */
        public Answer with(UnaryOperator<String> texts) {
            List<Value> shown = options.stream()
                    .map(each -> new Value(each.code(), each.name(), texts.apply(each.value()), each.from()))
                    .toList();
            return new Answer(scope, vendor, classes, address, grounds, shown);
        }
    }

    /** @param fleet is read, and learns nothing */
    public WhatIf(DhcpPlan plan, Collection<Lease> leases, Fleet fleet, InstantSource clock) {
        this.plan = plan;
        book = new LeaseBook(List.copyOf(leases));
        this.fleet = fleet;
        this.clock = clock;
    }

    /**
     * Answers the question. Throws an IllegalArgumentException that names what is missing where neither question nor
     * plan has the box's address.
     */
    public Answer answer(Question question) {
        Fleet apart = fleet.apart(question.mac());
        DhcpEngine engine = new DhcpEngine(apart, _ -> {}, book, clock);
        engine.install(plan);
        Arrival arrival = arrival(question);
        DhcpMessage discover = discover(question, lastIdentifier(engine, question, arrival));
        Exchange query = engine.query(discover, arrival, question.mac(), false);
        OptionPlan options = new OptionPlan(plan, apart);
        String vendor = apart.identity(question.mac()).map(Identity::vendor).orElse(null);
        String scope = query.served() == null ? null : query.scope().name();
        List<String> classes =
                query.standing().classes().stream().map(ClassRule::name).toList();
        return switch (unprobed(engine, discover, arrival)) {
            case Outcome.Reply reply -> {
                Exchange placed = query.at(reply.message().yiaddr());
                yield new Answer(
                        placed.scope().name(),
                        vendor,
                        classes,
                        reply.message().yiaddr(),
                        because(placed, reply.message().yiaddr()),
                        values(placed, reply.message().options(), options));
            }
            case Outcome.Silence silence -> new Answer(scope, vendor, classes, null, silence.grounds(), List.of());
            case Outcome.Probe probe ->
                throw new IllegalStateException("what was found free is probed again: " + probe);
            case Outcome.Hold hold -> throw new IllegalStateException("the engine knows no links to wait for: " + hold);
            case Outcome.Store store -> throw new IllegalStateException("a DISCOVER takes no lease: " + store);
        };
    }

    /** Skips the probe, because a question sends no packets: an address that would be probed counts as free. */
    private static Outcome unprobed(DhcpEngine engine, DhcpMessage discover, Arrival arrival) {
        Outcome outcome = engine.receive(discover, arrival);
        if (outcome instanceof Outcome.Probe probe) {
            engine.isFree(probe.address());
            return engine.resume(discover, arrival, probe.deadline());
        }
        return outcome;
    }

    private Arrival arrival(Question question) {
        Ip4 box = Optional.ofNullable(question.box())
                .or(() -> Optional.ofNullable(plan.serverAddress()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the box's own address isn't known: name the interface, or set site.serverAddress"));
        if (question.relay() != null) {
            return new Arrival(null, box, 32, question.relay(), ReplyRoute.SERVER_PORT);
        }
        Optional<Scope> around = plan.scopes().stream()
                .filter(scope -> scope.subnet().contains(box))
                .findFirst();
        return new Arrival(
                around.map(Scope::interfaceName).orElse("of the question"),
                box,
                around.map(scope -> scope.subnet().prefix()).orElse(32),
                Ip4.ANY,
                ReplyRoute.CLIENT_PORT);
    }

    /** The identifier of the device's last lease, where the scope tells clients apart by identifier; else null. */
    private String lastIdentifier(DhcpEngine engine, Question question, Arrival arrival) {
        Exchange query = engine.query(discover(question, null), arrival, question.mac(), false);
        boolean counts = query.served() != null && query.scope().scopePolicy().clientKey() == ClientKey.IDENTIFIER;
        Lease last = counts ? book.leaseOf(query.client(), query.subnet()) : null;
        return last == null ? null : last.clientId();
    }

    private static DhcpMessage discover(Question question, String clientId) {
        MessageBuilder message = DhcpMessage.builder().mac(question.mac()).type(MessageType.DISCOVER);
        if (clientId != null) {
            message.option(Code.CLIENT_ID, HexFormat.of().parseHex(clientId));
        }
        if (question.relay() != null) {
            message.giaddr(question.relay());
        }
        text(message, Code.VENDOR_CLASS, question.vendorClass());
        text(message, Code.USER_CLASS, question.userClass());
        List<Integer> ask = question.ask().isEmpty() ? USUAL : question.ask();
        byte[] codes = new byte[ask.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = ask.get(i).byteValue();
        }
        return message.option(Code.PARAMETER_REQUEST_LIST, codes).build();
    }

    private static void text(MessageBuilder message, int code, String text) {
        if (text != null) {
            message.option(code, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Grounds because(Exchange query, Ip4 address) {
        if (query.reservation() != null && address.equals(query.reservation().address())) {
            return Grounds.of(Reason.OFFER_RESERVED);
        }
        return book.at(address)
                .map(lease -> query.client().isDeviceOf(lease)
                        ? Grounds.of(Reason.OFFER_AGAIN)
                        : Grounds.of(Reason.OFFER_AFTER_ANOTHER).with(Detail.DEVICE, lease.mac()))
                .orElse(Grounds.of(Reason.OFFER_FREE));
    }

    private static List<Value> values(Exchange query, Options sent, OptionPlan plan) {
        return sent.codes().stream()
                .filter(code -> code != Code.MESSAGE_TYPE)
                .map(code -> {
                    OptionDefinition option = OptionTable.byCode(code);
                    return new Value(code, option.name(), option.describe(sent.get(code)), plan.origin(query, code));
                })
                .toList();
    }
}
