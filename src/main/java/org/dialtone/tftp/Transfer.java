package org.dialtone.tftp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends one file to one client. For one thread; the caller keeps the time. */
public final class Transfer {

    private static final int MOST_SENDINGS = 6;
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 3;
    private static final long OPTIONS_OPEN = -1;

    private final Content content;
    private final TransferOptions terms;
    private final long last;
    private long acknowledged;
    private long sent;
    private int sendings = 1;

    /** The caller closes the content in the end. */
    public Transfer(Content content, TransferOptions terms) {
        this.content = content;
        this.terms = terms;
        // A block that isn't full ends the file, so an empty block follows a file that fits exactly.
        last = content.size() / terms.blockSize() + 1L;
        acknowledged = terms.agreed().isEmpty() ? 0 : OPTIONS_OPEN;
    }

    /** The first packets of the transfer. */
    public Turn.Send begin() {
        return new Turn.Send(acknowledged == OPTIONS_OPEN ? List.of(Reply.optionAck(terms.agreed())) : window());
    }

    /** Takes a packet of the client. */
    public Turn receive(TftpPacket packet) {
        return switch (packet) {
            case TftpPacket.Ack(int block) -> acknowledge(block);
            case TftpPacket.Fault(int code, String says) ->
                new Turn.Failed("the client ended it: error " + code + " " + says);
            case TftpPacket.Read _, TftpPacket.Write _, TftpPacket.Stray _ -> new Turn.Wait();
        };
    }

    /** Takes note that no packet came for {@link #patience()}. */
    public Turn expire() {
        if (sendings >= sendings()) {
            return new Turn.Failed(
                    acknowledged == OPTIONS_OPEN
                            ? "the client never answered"
                            : "the client fell silent after " + acknowledged + " of " + last + " blocks");
        }
        sendings++;
        return begin();
    }

    /**
     * How long to wait for an answer to the latest packets. The time doubles (RFC 1123 section 4.2.3.2) even where the
     * client set its start: atftp restarts its clock with each packet, and a block that is repeated in exactly that
     * rhythm would keep atftp from repeating a lost acknowledgment.
     */
    public Duration patience() {
        Duration first = terms.timeout() != null ? terms.timeout() : FIRST_PATIENCE;
        return first.multipliedBy(1L << Math.min(sendings - 1, MOST_DOUBLINGS));
    }

    /** Whether the client has answered at all. */
    public boolean uncommitted() {
        return acknowledged > 0 || acknowledged == 0 && !terms.agreed().isEmpty();
    }

    /**
     * RFC 7440 section 4: the next window begins after the acknowledged block, even in the middle of the last window. A
     * repeated acknowledgment makes no packet repeat: otherwise each delayed packet would double all that follow (the
     * Sorcerer's Apprentice, RFC 1123 section 4.2.3.1).
     */
    private Turn acknowledge(int block) {
        if (acknowledged == OPTIONS_OPEN && block != 0) {
            return new Turn.Wait();
        }
        long step = acknowledged == OPTIONS_OPEN ? 1 : (block - acknowledged) & 0xffff;
        if (step == 0 || acknowledged != OPTIONS_OPEN && acknowledged + step > sent) {
            return new Turn.Wait();
        }
        acknowledged += step;
        sendings = 1;
        return acknowledged == last ? new Turn.Done() : new Turn.Send(window());
    }

    private List<byte[]> window() {
        sent = Math.min(acknowledged + terms.window(), last);
        List<byte[]> blocks = new ArrayList<>();
        for (long block = acknowledged + 1; block <= sent; block++) {
            long from = (block - 1) * terms.blockSize();
            blocks.add(Reply.data(block, content.part(from, (int) Math.min(terms.blockSize(), content.size() - from))));
        }
        return blocks;
    }

    /**
     * The number of sendings; a client's long timeout makes it smaller, so that no client holds a transfer for many
     * minutes.
     */
    private int sendings() {
        return terms.timeout() == null
                ? MOST_SENDINGS
                : Math.clamp(90 / terms.timeout().toSeconds(), 2, MOST_SENDINGS);
    }
}
