package org.dialtone.dhcp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.Fqdn;
import org.dialtone.dhcp.wire.MessageBuilder;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.dhcp.wire.Options;
import org.dialtone.journal.EventWords;
import org.dialtone.journal.Grounds;
import org.dialtone.net.Ip4;

/** Builds answers (RFC 2131 section 4.3.1 and its table 3). */
final class ReplyBuilder {

    /** RFC 2132 section 9.10 includes the headers of IP and UDP, and a packet stays within Ethernet's 1,500 bytes. */
    private static final int HEADERS = 28;

    private static final int LARGEST = 1500;
    private static final int LONGEST_REASON = 120;

    private final OptionPlan options;

    ReplyBuilder(OptionPlan options) {
        this.options = options;
    }

    Outcome.Reply offer(Exchange query, Ip4 address) {
        return reply(query, granting(query, MessageType.OFFER, address, LeaseTimes.of(query)));
    }

    Outcome.Reply ack(Exchange query, Ip4 address, LeaseTimes terms) {
        return reply(
                query,
                granting(query, MessageType.ACK, address, terms)
                        .ciaddr(query.message().ciaddr()));
    }

    /** RFC 2131 section 4.3.5: the answer has options alone, neither an address nor a lease. */
    Outcome.Reply inform(Exchange query) {
        MessageBuilder ack = MessageBuilder.answer(query.message(), MessageType.ACK)
                .ciaddr(query.message().ciaddr());
        write(query, demanded(query).build(), ack);
        return reply(query, ack);
    }

    /**
     * Builds a NAK. The broadcast flag makes a relay broadcast it too, because the client's address may be wrong
     * (RFC 2131 section 4.3.2).
     */
    Outcome.Reply nak(Exchange query, Grounds grounds) {
        MessageBuilder nak =
                MessageBuilder.answer(query.message(), MessageType.NAK).option(Code.SERVER_ID, query.serverId());
        if (query.message().relayed()) {
            nak.flags(query.message().flags() | DhcpMessage.BROADCAST);
        }
        byte[] words = EventWords.english().why(grounds).getBytes(StandardCharsets.US_ASCII);
        nak.option(Code.MESSAGE, Arrays.copyOf(words, Math.min(words.length, LONGEST_REASON)));
        echo(query, nak.options());
        return reply(query, nak);
    }

    /**
     * RFC 1534 section 2: the answer has neither type nor times nor the server's identifier; the address never ends.
     */
    Outcome.Reply bootp(Exchange query, Ip4 address) {
        MessageBuilder reply = MessageBuilder.answer(query.message()).yiaddr(address);
        write(
                query,
                Options.builder().put(Code.SUBNET_MASK, query.subnet().mask()).build(),
                reply);
        byte[] bootFile = reply.options().get(Code.BOOT_FILE_NAME);
        return reply(query, bootFile == null ? reply : reply.file(bootFile));
    }

    private MessageBuilder granting(Exchange query, MessageType type, Ip4 address, LeaseTimes terms) {
        MessageBuilder message = MessageBuilder.answer(query.message(), type).yiaddr(address);
        // RFC 4039 section 4: an ACK that answers a DISCOVER has the option.
        if (type == MessageType.ACK
                && query.message()
                        .type()
                        .filter(asked -> asked == MessageType.DISCOVER)
                        .isPresent()) {
            message.option(Code.RAPID_COMMIT);
        }
        byte[] fqdn = Fqdn.answer(query.message().options().get(Code.CLIENT_FQDN));
        if (fqdn != null) {
            message.option(Code.CLIENT_FQDN, fqdn);
        }
        write(
                query,
                demanded(query)
                        .u32(Code.LEASE_TIME, terms.lease())
                        .u32(Code.RENEWAL_TIME, terms.renewal())
                        .u32(Code.REBINDING_TIME, terms.rebinding())
                        .build(),
                message);
        return message;
    }

    private static Options.Builder demanded(Exchange query) {
        return Options.builder()
                .put(Code.SERVER_ID, query.serverId())
                .put(Code.SUBNET_MASK, query.subnet().mask());
    }

    private void write(Exchange query, Options demanded, MessageBuilder message) {
        options.write(query, demanded, message.options());
        // Cisco phones and PXE read the next server from this field, not from the option.
        if (message.options().has(Code.TFTP_SERVER_NAME) || message.options().has(Code.BOOT_FILE_NAME)) {
            message.siaddr(query.server());
        }
        echo(query, message.options());
    }

    /**
     * Echoes the client's identifier (RFC 6842), its subnet (RFC 3011), and last the relay's option, byte for byte
     * (RFC 3046 section 2.2).
     */
    private static void echo(Exchange query, Options.Builder out) {
        echo(query, Code.CLIENT_ID, out);
        echo(query, Code.SUBNET_SELECTION, out);
        echo(query, Code.RELAY_AGENT, out);
    }

    private static void echo(Exchange query, int code, Options.Builder out) {
        byte[] sent = query.message().options().get(code);
        if (sent != null && sent.length > 0) {
            out.put(code, sent);
        }
    }

    private static Outcome.Reply reply(Exchange query, MessageBuilder builder) {
        DhcpMessage message = builder.build();
        int largest = query.message().options().u16(Code.MAXIMUM_SIZE).orElse(0);
        int room = Math.max(DhcpMessage.SAFE_SIZE, Math.min(largest, LARGEST) - HEADERS);
        return new Outcome.Reply(message, RouteChoice.of(query, message), room);
    }
}
