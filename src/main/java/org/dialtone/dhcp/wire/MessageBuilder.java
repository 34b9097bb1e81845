package org.dialtone.dhcp.wire;

import java.util.Arrays;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Builds a message; the defaults are zero, Ethernet, and a client's message. */
public final class MessageBuilder {

    private final Options.Builder options = Options.builder();
    private int op = DhcpMessage.BOOTREQUEST;
    private int htype = 1;
    private int hlen = 6;
    private int hops;
    private int xid;
    private int secs;
    private int flags;
    private Ip4 ciaddr = Ip4.ANY;
    private Ip4 yiaddr = Ip4.ANY;
    private Ip4 siaddr = Ip4.ANY;
    private Ip4 giaddr = Ip4.ANY;
    private byte[] chaddr = new byte[DhcpMessage.CHADDR];
    private byte[] file = new byte[DhcpMessage.FILE];
    private boolean plain;

    MessageBuilder() {}

    /** Begins an answer with its type and the fields that RFC 2131 table 3 copies from the client's message. */
    public static MessageBuilder answer(DhcpMessage request, MessageType type) {
        return answer(request).type(type);
    }

    /**
     * Begins an answer as {@link #answer(DhcpMessage, MessageType)} does, for a client of BOOTP, which knows no types,
     * and no options where it sent no magic cookie.
     */
    public static MessageBuilder answer(DhcpMessage request) {
        MessageBuilder answer = new MessageBuilder()
                .op(DhcpMessage.BOOTREPLY)
                .xid(request.xid())
                .flags(request.flags())
                .giaddr(request.giaddr());
        answer.htype = request.htype();
        answer.hlen = request.hlen();
        answer.chaddr = request.chaddr();
        answer.plain = request.plain();
        return answer;
    }

    public MessageBuilder op(int value) {
        op = value;
        return this;
    }

    public MessageBuilder hops(int value) {
        hops = value;
        return this;
    }

    public MessageBuilder xid(int value) {
        xid = value;
        return this;
    }

    public MessageBuilder secs(int value) {
        secs = value;
        return this;
    }

    public MessageBuilder flags(int value) {
        flags = value;
        return this;
    }

    public MessageBuilder ciaddr(Ip4 value) {
        ciaddr = value;
        return this;
    }

    public MessageBuilder yiaddr(Ip4 value) {
        yiaddr = value;
        return this;
    }

    public MessageBuilder siaddr(Ip4 value) {
        siaddr = value;
        return this;
    }

    public MessageBuilder giaddr(Ip4 value) {
        giaddr = value;
        return this;
    }

    /** The boot file's name; a name that is too long for the field is left out (RFC 951: it ends with a NUL). */
    public MessageBuilder file(byte[] name) {
        file = Arrays.copyOf(name.length < DhcpMessage.FILE ? name : new byte[0], DhcpMessage.FILE);
        return this;
    }

    /** Makes a message of RFC 951, without options. */
    public MessageBuilder plain() {
        plain = true;
        return this;
    }

    public MessageBuilder mac(MacAddress value) {
        chaddr = Arrays.copyOf(value.bytes(), DhcpMessage.CHADDR);
        return this;
    }

    public MessageBuilder type(MessageType value) {
        options.u8(Code.MESSAGE_TYPE, value.code());
        return this;
    }

    public MessageBuilder option(int code, byte... value) {
        options.put(code, value);
        return this;
    }

    public MessageBuilder option(int code, Ip4 address) {
        options.put(code, address);
        return this;
    }

    /** The builder of the options, for many options at once. */
    public Options.Builder options() {
        return options;
    }

    public DhcpMessage build() {
        return new DhcpMessage(
                op,
                htype,
                hlen,
                hops,
                xid,
                secs,
                flags,
                ciaddr,
                yiaddr,
                siaddr,
                giaddr,
                chaddr,
                new byte[DhcpMessage.SNAME],
                file,
                plain ? Options.NONE : options.build(),
                plain);
    }
}
