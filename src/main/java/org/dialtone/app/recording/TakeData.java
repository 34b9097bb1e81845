package org.dialtone.app.recording;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.net.BoxClock;
import org.dialtone.net.Ip4;
import org.dialtone.recorder.Carrier;
import org.dialtone.recorder.RecordedMessage;
import org.dialtone.recorder.Take;

/** Parts of a recording as bytes. Their times are those of the wall clock, as the box's own begin anew with each run. */
record TakeData(BoxClock clock) {

    private static final int VERSION = 1;
    /** More than any part or message has. */
    private static final int MOST = 1 << 20;
    /** In characters: their bytes, three each at most, are fewer than {@code writeUTF} takes. */
    private static final int LONGEST_NOTE = 20_000;

    void write(List<Take> takes, DataOutputStream out) throws IOException {
        out.writeInt(VERSION);
        out.writeInt(takes.size());
        for (Take take : takes) {
            out.writeUTF(take.kind().name());
            write(take.began(), out);
            out.writeBoolean(take.cut());
            out.writeInt(take.messages().size());
            for (RecordedMessage message : take.messages()) {
                write(message, out);
            }
        }
    }

    private void write(RecordedMessage message, DataOutputStream out) throws IOException {
        write(message.at(), out);
        out.writeUTF(message.carrier().name());
        out.writeBoolean(message.fromPhone());
        out.writeInt(message.phone().bits());
        out.writeInt(message.phonePort());
        out.writeInt(message.box().bits());
        out.writeInt(message.bytes().length);
        out.write(message.bytes());
        out.writeBoolean(message.note() != null);
        if (message.note() != null) {
            out.writeUTF(message.note()
                    .substring(0, Math.min(LONGEST_NOTE, message.note().length())));
        }
    }

    private void write(Instant at, DataOutputStream out) throws IOException {
        Instant wall = clock.shown(at);
        out.writeLong(wall.getEpochSecond());
        out.writeInt(wall.getNano());
    }

    /** @throws IllegalArgumentException where it holds what no recording does */
    List<Take> read(DataInputStream in) throws IOException {
        if (in.readInt() != VERSION) {
            throw new IllegalArgumentException("not of this version");
        }
        List<Take> takes = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            Take.Kind kind = Take.Kind.valueOf(in.readUTF());
            Instant began = instant(in);
            boolean cut = in.readBoolean();
            List<RecordedMessage> messages = new ArrayList<>();
            for (int more = count(in); more > 0; more--) {
                messages.add(message(in));
            }
            takes.add(new Take(kind, began, cut, List.copyOf(messages)));
        }
        return takes;
    }

    private RecordedMessage message(DataInputStream in) throws IOException {
        Instant at = instant(in);
        Carrier carrier = Carrier.valueOf(in.readUTF());
        boolean fromPhone = in.readBoolean();
        Ip4 phone = new Ip4(in.readInt());
        int port = in.readInt();
        Ip4 box = new Ip4(in.readInt());
        byte[] bytes = in.readNBytes(count(in));
        String note = in.readBoolean() ? in.readUTF() : null;
        return new RecordedMessage(at, carrier, fromPhone, phone, port, box, bytes, note);
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new IllegalArgumentException("a count of " + count);
        }
        return count;
    }

    private Instant instant(DataInputStream in) throws IOException {
        return clock.meant(Instant.ofEpochSecond(in.readLong(), in.readInt()));
    }
}
