package org.dialtone.sip;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipUri;

/**
 * Proofs of dialogs: the two sides, sealed together with the Call-ID and the caller's tag (HMAC-SHA256, 128 bits). The
 * box writes one into its own Record-Route, and both sides bring it back in the Route of each request within the dialog
 * (RFC 3261 section 12.2.1.1). So the box needs no memory of the dialog, and it believes nobody else. A proof ends with
 * the longest call. Whether the caller was proven is in the seal alone: whoever guesses passwords reads nothing from a
 * proof. For one thread.
 */
final class DialogProofs {

    private static final int SEAL = 16;
    private static final int LONGEST_USER = 255;
    /** One hour more than a call may last, because the time is in whole hours. */
    private static final long LIFE = CallBook.LONGEST.toHours() + 1;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /**
     * One side of a dialog.
     *
     * @param user   extension
     * @param hop    where it is, or was when the dialog began
     * @param proven false: it only says that it is this extension
     */
    record Side(String user, Source hop, boolean proven) {}

    /**
     * A proven dialog, as the sender of a request within it sees it, and what proves it.
     *
     * @param alias  the number by which the sender was called; empty where it is the caller
     * @param recent whether no call can have lasted longer since; a clock that was set back makes none older
     */
    record Sides(String proof, Side self, Side peer, String alias, boolean recent) {}

    private final Supplier<byte[]> key;
    private final InstantSource clock;
    private Mac mac;

    /** @param key secret of at least 16 bytes, the same after a restart; asked for once, when it is needed first */
    DialogProofs(Supplier<byte[]> key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * The proof of the dialog that this request begins; a word of letters, digits, hyphens and low lines.
     *
     * @param callee proven: the box rings none but its registered phones
     */
    String make(SipRequest request, Side caller, Side callee) {
        byte[] dialled = bytes(name(request.to()));
        ByteBuffer sides = ByteBuffer.allocate(Integer.BYTES + 2 * (8 + LONGEST_USER) + dialled.length);
        sides.putInt((int) hours());
        put(caller, sides);
        put(callee, sides);
        sides.put(dialled);
        byte[] body = Arrays.copyOf(sides.array(), sides.position());
        byte[] proof = Arrays.copyOf(body, body.length + SEAL);
        byte[] seal = seal(request.callId(), tag(request.from()), caller.proven(), body);
        System.arraycopy(seal, 0, proof, body.length, SEAL);
        return ENCODER.encodeToString(proof);
    }

    private static void put(Side side, ByteBuffer sides) {
        byte[] user = bytes(side.user());
        sides.putInt(side.hop().ip().bits())
                .putShort((short) side.hop().port())
                .put((byte) side.hop().transport().ordinal())
                .put((byte) user.length)
                .put(user);
    }

    /** The sides of the dialog; empty where the proof is none, or one of another dialog. */
    Optional<Sides> read(String proof, SipRequest request) {
        byte[] bytes = decoded(proof);
        if (bytes.length <= SEAL) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(bytes, bytes.length - SEAL);
        byte[] seal = Arrays.copyOfRange(bytes, body.length, bytes.length);
        for (boolean proven : new boolean[] {true, false}) {
            if (MessageDigest.isEqual(seal, seal(request.callId(), tag(request.from()), proven, body))) {
                return sides(proof, proven, body).map(DialogProofs::asCaller);
            }
            if (MessageDigest.isEqual(seal, seal(request.callId(), tag(request.to()), proven, body))) {
                return sides(proof, proven, body).map(DialogProofs::turned);
            }
        }
        return Optional.empty();
    }

    /** The caller was called by no number. */
    private static Sides asCaller(Sides sides) {
        return new Sides(sides.proof(), sides.self(), sides.peer(), "", sides.recent());
    }

    private static Sides turned(Sides sides) {
        return new Sides(sides.proof(), sides.peer(), sides.self(), sides.alias(), sides.recent());
    }

    /** The sides as the caller sees them, with the number that it dialled as the alias of the other one. */
    private Optional<Sides> sides(String proof, boolean proven, byte[] body) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(body);
            long age = hours() - bytes.getInt();
            Side caller = side(bytes, proven);
            Side callee = side(bytes, true);
            byte[] dialled = new byte[bytes.remaining()];
            bytes.get(dialled);
            return Optional.of(
                    new Sides(proof, caller, callee, new String(dialled, StandardCharsets.UTF_8), age <= LIFE));
        } catch (BufferUnderflowException | ArrayIndexOutOfBoundsException e) {
            // Another version of the box sealed it.
            return Optional.empty();
        }
    }

    private long hours() {
        return Duration.ofMillis(clock.millis()).toHours();
    }

    private static Side side(ByteBuffer bytes, boolean proven) {
        Ip4 ip = new Ip4(bytes.getInt());
        int port = Short.toUnsignedInt(bytes.getShort());
        Transport transport = Transport.values()[bytes.get()];
        byte[] user = new byte[Byte.toUnsignedInt(bytes.get())];
        bytes.get(user);
        return new Side(new String(user, StandardCharsets.UTF_8), new Source(ip, port, transport), proven);
    }

    private static byte[] bytes(String user) {
        byte[] bytes = user.getBytes(StandardCharsets.UTF_8);
        return bytes.length > LONGEST_USER ? Arrays.copyOf(bytes, LONGEST_USER) : bytes;
    }

    /** Each part with its length, so that no two dialogs have the same bytes. */
    private byte[] seal(String callId, String tag, boolean proven, byte[] body) {
        Mac sealing = mac();
        for (String part : List.of(callId, tag)) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            sealing.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
            sealing.update(text);
        }
        sealing.update((byte) (proven ? 1 : 0));
        return Arrays.copyOf(sealing.doFinal(body), SEAL);
    }

    private Mac mac() {
        if (mac == null) {
            try {
                mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key.get(), "HmacSHA256"));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has HmacSHA256", e);
            }
        }
        return mac;
    }

    /** The user of an address; the whole URI where it is no SIP URI. */
    static String name(Optional<NameAddress> address) {
        return address.map(each -> each.sipUri().map(SipUri::user).orElse(each.uri()))
                .orElse("");
    }

    static String tag(Optional<NameAddress> address) {
        return address.flatMap(NameAddress::tag).orElse("");
    }

    private static byte[] decoded(String proof) {
        try {
            return Base64.getUrlDecoder().decode(proof);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
