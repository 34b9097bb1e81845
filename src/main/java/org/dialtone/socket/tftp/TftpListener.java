package org.dialtone.socket.tftp;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.app.FirmwareFiles;
import org.dialtone.app.NeighbourCheck;
import org.dialtone.holder.HolderCheck;
import org.dialtone.holder.HolderVerdict;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Pace;
import org.dialtone.provision.Answer;
import org.dialtone.provision.FileRequest;
import org.dialtone.provision.FileRequest.Transport;
import org.dialtone.provision.FileService;
import org.dialtone.provision.FirmwareStore.Stored;
import org.dialtone.recorder.FileTap;
import org.dialtone.tftp.Content;
import org.dialtone.tftp.Mode;
import org.dialtone.tftp.Reply;
import org.dialtone.tftp.TftpPacket;
import org.dialtone.tftp.Transfer;
import org.dialtone.tftp.TransferOptions;
import org.jboss.logging.Logger;

/** Hears requests and begins transfers; lives on one event loop. Hostile packets are counted and get nothing. */
final class TftpListener extends SimpleChannelInboundHandler<DatagramPacket> {

    static final int MOST_TRANSFERS = 4096;

    /** A whole floor of phones may be behind one address, but no address can keep the others out. */
    static final int MOST_OF_ONE_ADDRESS = 1200;

    /** It takes a second to find that nobody answers at an address, and anyone can make up senders. */
    static final int MOST_TO_MEET = 32;

    private static final int LONGEST_TOLD = 80;

    private static final Logger LOG = Logger.getLogger(TftpListener.class);

    private final EventLoop loop;
    private final FileService files;
    private final FirmwareFiles firmware;
    private final NeighbourCheck neighbourCheck;
    private final HolderCheck holders;
    private final FileTap tap;
    private final TftpCounters counters;
    private final Ip4 bound;
    private final Map<InetSocketAddress, TftpConversation> conversations = new HashMap<>();
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    /** The number of requests of each address that wait for the neighbour check. */
    private final Map<Ip4, Integer> toMeet = new HashMap<>();

    private final Pace faults = Pace.onceAMinute();
    private final InstantSource clock;

    /** @param bound the address of the socket, 0.0.0.0 for all */
    TftpListener(
            EventLoop loop,
            FileService files,
            FirmwareFiles firmware,
            NeighbourCheck neighbourCheck,
            HolderCheck holders,
            FileTap tap,
            TftpCounters counters,
            Ip4 bound,
            InstantSource clock) {
        this.loop = loop;
        this.files = files;
        this.firmware = firmware;
        this.neighbourCheck = neighbourCheck;
        this.holders = holders;
        this.tap = tap;
        this.counters = counters;
        this.bound = bound;
        this.clock = clock;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
        Optional<TftpPacket> packet = TftpPacket.parse(ByteBufUtil.getBytes(datagram.content()));
        Optional<Ip4> remote = Ip4.of(datagram.sender().getAddress());
        Ip4 local = bound.equals(Ip4.ANY)
                ? Ip4.of(datagram.recipient().getAddress()).orElse(Ip4.ANY)
                : bound;
        InetSocketAddress sender = datagram.sender();
        switch (packet.filter(_ -> remote.isPresent()).orElse(null)) {
            case TftpPacket.Read read -> meet(read, sender, remote.get(), local);
            case TftpPacket.Write _ -> refuse(sender, local, Reply.Code.ACCESS_VIOLATION, "this server only reads");
            case TftpPacket.Ack _, TftpPacket.Fault _, TftpPacket.Stray _ -> counters.malformed.increment();
            case null -> counters.malformed.increment();
        }
    }

    private void meet(TftpPacket.Read read, InetSocketAddress client, Ip4 remote, Ip4 local) {
        if (toMeet.getOrDefault(remote, 0) >= MOST_TO_MEET) {
            counters.busy.increment();
            return;
        }
        toMeet.merge(remote, 1, Integer::sum);
        neighbourCheck.always(remote, () -> {
            toMeet.computeIfPresent(remote, (_, count) -> count == 1 ? null : count - 1);
            admit(read, client, remote, local);
        });
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fault("TFTP port: " + cause.getMessage());
    }

    /** Sends not even an error, because the device that answers ARP there later need not be the one that asked. */
    private void leave(TftpPacket.Read read, Ip4 remote) {
        counters.unmet.increment();
        StringBuilder file = read.file()
                .codePoints()
                .limit(LONGEST_TOLD)
                .filter(c -> c > ' ' && c < 127)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        fault("TFTP request for " + file + " from " + remote + ", where nobody answers ARP: not answered");
    }

    private void admit(TftpPacket.Read read, InetSocketAddress client, Ip4 remote, Ip4 local) {
        counters.requests.increment();
        if (repeated(read, client)) {
            counters.repeated.increment();
            return;
        }
        if (conversations.size() >= MOST_TRANSFERS
                || byAddress.getOrDefault(client.getAddress(), 0) >= MOST_OF_ONE_ADDRESS) {
            counters.busy.increment();
            return;
        }
        Optional<Mode> mode = Mode.named(read.mode());
        if (mode.isEmpty()) {
            refuse(client, local, Reply.Code.ILLEGAL_OPERATION, "the modes are octet and netascii");
            return;
        }
        Answer answer = files.answer(new FileRequest(read.file(), remote, local, null, Transport.TFTP));
        tap.tftp(new FileTap.Ends(remote, client.getPort(), local), read.bytes(), answer.brief());
        switch (answer) {
            case Answer.Document document ->
                begin(read, Content.of(mode.get().encode(document.bytes())), client, local);
            case Answer.Firmware(String _, Stored stored) -> beginStored(read, mode.get(), stored, client, local);
            case Answer.Unmet _ -> leave(read, remote);
            case Answer.Refused _ -> refuse(client, local, Reply.Code.ACCESS_VIOLATION, "not for this address");
            case Answer.Missing _ -> refuse(client, local, Reply.Code.FILE_NOT_FOUND, "no such file");
            case Answer.Unchanged _, Answer.Broken _ ->
                refuse(client, local, Reply.Code.UNDEFINED, "the file can't be made now");
        }
    }

    /**
     * A client that asks again at once has not received the first block, which is sent again anyway: a second transfer
     * would only confuse it. A client that comes back later from the same port has begun anew.
     */
    private boolean repeated(TftpPacket.Read read, InetSocketAddress client) {
        TftpConversation open = conversations.get(client);
        if (open == null) {
            return false;
        }
        if (open.began(read)) {
            return true;
        }
        open.abandon("the client asked for another file");
        return false;
    }

    /** Read from the disk block by block: the kernel reads ahead, and a floor of phones shares its pages. */
    private void beginStored(TftpPacket.Read read, Mode mode, Stored stored, InetSocketAddress client, Ip4 local) {
        if (mode != Mode.OCTET) {
            refuse(client, local, Reply.Code.ILLEGAL_OPERATION, "firmware travels in octet mode");
            return;
        }
        try {
            begin(read, new FileContent(firmware.path(stored)), client, local);
        } catch (IOException e) {
            fault("firmware " + stored.file() + ": " + e.getMessage());
            refuse(client, local, Reply.Code.FILE_NOT_FOUND, "no such file");
        }
    }

    private void begin(TftpPacket.Read read, Content content, InetSocketAddress client, Ip4 local) {
        Transfer transfer = new Transfer(content, TransferOptions.of(read.options(), content.size()));
        TftpConversation conversation = new TftpConversation(
                read, transfer, content, client, counters, standing(client.getAddress()), this::end);
        conversations.put(client, conversation);
        byAddress.merge(client.getAddress(), 1, Integer::sum);
        counters.begun.increment();
        conversation.open(loop, local);
    }

    private TftpConversation.Standing standing(InetAddress client) {
        Ip4 remote = Ip4.of(client).orElseThrow();
        HolderVerdict begun = holders.at(remote, MacAddress::equals);
        return told -> neighbourCheck.always(
                remote, () -> told.accept(TftpConversation.Stand.of(begun, holders.at(remote, MacAddress::equals))));
    }

    private void end(TftpConversation conversation, String why) {
        if (conversations.remove(conversation.client(), conversation)) {
            byAddress.computeIfPresent(conversation.client().getAddress(), (_, count) -> count == 1 ? null : count - 1);
            if (why == null) {
                counters.done.increment();
            } else {
                counters.failed.increment();
                fault(conversation + ": " + why);
            }
        }
    }

    private void refuse(InetSocketAddress client, Ip4 local, Reply.Code code, String says) {
        counters.refused.increment();
        TftpConversation.say(loop, local, client, Reply.fault(code, says), counters);
    }

    private void fault(String says) {
        if (faults.take(clock.instant())) {
            LOG.warn(says);
        }
    }

    /** Ends all transfers. */
    void close() {
        List.copyOf(conversations.values()).forEach(conversation -> conversation.abandon("the box stops"));
    }
}
