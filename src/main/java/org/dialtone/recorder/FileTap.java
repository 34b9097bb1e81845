package org.dialtone.recorder;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Records requests for files and what they were answered, without the files themselves. */
public final class FileTap {

    private final Recorder recorder;
    private final Function<Ip4, Optional<MacAddress>> holder;
    private final InstantSource clock;

    /** @param holder the device that holds an address */
    public FileTap(Recorder recorder, Function<Ip4, Optional<MacAddress>> holder, InstantSource clock) {
        this.recorder = recorder;
        this.holder = holder;
        this.clock = clock;
    }

    /** The two ends of an exchange. */
    public record Ends(Ip4 phone, int phonePort, Ip4 box) {}

    /** The head of an HTTP message (RFC 9112). @param first the request line or the status line */
    public record Head(String first, Iterable<Map.Entry<String, String>> fields) {

        private byte[] bytes() {
            StringBuilder head = new StringBuilder(512).append(first).append("\r\n");
            fields.forEach(field -> head.append(field.getKey())
                    .append(": ")
                    .append(field.getValue())
                    .append("\r\n"));
            return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * Records a request over HTTP and its answer.
     *
     * @param secured whether it came over TLS
     * @param answer  null: it isn't known yet
     * @param brief   kind and size of the answer
     */
    public void http(Ends ends, boolean secured, Head request, Head answer, String brief) {
        Carrier carrier = secured ? Carrier.HTTPS : Carrier.HTTP;
        holder.apply(ends.phone()).ifPresent(device -> {
            note(device, carrier, true, ends, request.bytes(), answer == null ? brief : null);
            if (answer != null) {
                note(device, carrier, false, ends, answer.bytes(), brief);
            }
        });
    }

    /** Records a read request over TFTP. @param brief kind and size of the answer */
    public void tftp(Ends ends, byte[] request, String brief) {
        holder.apply(ends.phone()).ifPresent(device -> note(device, Carrier.TFTP, true, ends, request, brief));
    }

    private void note(MacAddress device, Carrier carrier, boolean fromPhone, Ends ends, byte[] bytes, String note) {
        RecordedMessage message = new RecordedMessage(
                clock.instant(), carrier, fromPhone, ends.phone(), ends.phonePort(), ends.box(), bytes, note);
        recorder.note(device, new Cue.Files(), message);
    }
}
