package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.SipResponse;
import org.junit.jupiter.api.Test;

/** The registrar delays only answers to wrong passwords, per source and address-of-record. */
class FailedPasswordsTest {

    private static final Ip4 OTHERS = Ip4.of("10.66.2.2");

    private final Exchange exchange = new Exchange();
    private final Caller guesser = caller("guess", RegistrarRig.HOME);

    private Caller caller(String password, Ip4 address) {
        Caller caller = new Caller(exchange.rig, "1001", password);
        caller.address = address;
        caller.learn(caller.send());
        return caller;
    }

    /** Returns the milliseconds until the answer came, up to ten seconds; -1 where none came. */
    private long held(Caller caller) {
        List<Effect> effects = new ArrayList<>(exchange.server.receive(caller.next(caller.contact()), caller.source()));
        for (long waited = 0; waited <= 10_000; waited += 100) {
            if (effects.stream()
                    .anyMatch(effect -> effect instanceof Effect.Send send && send.message() instanceof SipResponse)) {
                return waited;
            }
            exchange.rig.elapsed += 100_000_000L;
            effects.addAll(exchange.server.wake());
        }
        return -1;
    }

    @Test
    void eachWrongPasswordAfterTheFifthIsHeldBackLonger() {
        List<Long> held = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            held.add(held(guesser));
        }
        assertEquals(List.of(0L, 0L, 0L, 0L, 0L, 500L, 1000L, 2000L, 4000L, 8000L, 8000L), held);
    }

    @Test
    void attemptsDuringTheWaitGetNoAnswer() {
        for (int i = 0; i < 6; i++) {
            exchange.server.receive(guesser.next(guesser.contact()), guesser.source());
        }
        assertEquals(List.of(), exchange.server.receive(guesser.next(guesser.contact()), guesser.source()));
        exchange.rig.elapsed += 600_000_000L;
        assertEquals(
                1,
                exchange.server.wake().stream()
                        .filter(Effect.Send.class::isInstance)
                        .count());
    }

    @Test
    void theRightPasswordAndNoneYetAreAnsweredAtOnce() {
        for (int i = 0; i < 8; i++) {
            held(guesser);
        }
        assertEquals(0, held(new Caller(exchange.rig, "1001", "secret")));
        assertEquals(0, held(caller("secret", RegistrarRig.HOME)));
        assertEquals(0, held(guesser), "and then all is forgiven");
    }

    @Test
    void anotherSourceAndAnotherExtensionAreNotHeldBack() {
        for (int i = 0; i < 8; i++) {
            held(guesser);
        }
        assertEquals(0, held(caller("guess", OTHERS)));
        Caller second = new Caller(exchange.rig, "1004", "guess");
        second.nonce = guesser.nonce;
        assertEquals(0, held(second));
    }

    @Test
    void aSourceThatTriesAllExtensionsIsHeldBackAfterAWhile() {
        FailedPasswords failures = new FailedPasswords(() -> exchange.rig.elapsed);
        for (int i = 0; i < FailedPasswords.FREE_IN_ALL; i++) {
            assertEquals(0, failures.add(OTHERS, "user" + i));
        }
        assertEquals(500, failures.add(OTHERS, "one more"));
        assertEquals(FailedPasswords.NEVER, failures.add(OTHERS, "one more still"));
        assertEquals(0, failures.add(RegistrarRig.HOME, "one more"));
    }

    @Test
    void afterTenMinutesAllIsForgotten() {
        FailedPasswords failures = new FailedPasswords(() -> exchange.rig.elapsed);
        for (int i = 0; i < 20; i++) {
            failures.add(OTHERS, "1001");
            exchange.rig.elapsed += 10_000_000_000L;
        }
        assertEquals(FailedPasswords.LONGEST, failures.add(OTHERS, "1001"));
        exchange.rig.elapsed += 620_000_000_000L;
        assertEquals(0, failures.add(OTHERS, "1001"));
    }
}
