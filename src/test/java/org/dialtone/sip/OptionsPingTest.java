package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Six contacts are registered: a, b, c, d over UDP, t over TCP, s over TLS. */
class OptionsPingTest {

    private static final Duration EVERY = Duration.ofSeconds(60);

    private final Exchange exchange = new Exchange();

    private Optional<Reachability> pulse(String phone) {
        Handset handset = exchange.phones.get(phone);
        return exchange.rig.bindings.of(handset.user).stream()
                .filter(binding -> binding.source().equals(handset.source.ip()))
                .findFirst()
                .flatMap(exchange.rig.registrar.pulses()::of);
    }

    private void answer(String phone, String status) {
        exchange.send(exchange.phones.get(phone), exchange.phones.get(phone).answer(status, "OPTIONS", ""));
    }

    /** Lets time pass in steps; all phones answer requests, except the silent one. */
    private void pass(long seconds, String silent) {
        for (long second = 0; second < seconds; second++) {
            int before = exchange.lines.size();
            exchange.pass(1_000);
            answerAll(exchange.lines.subList(before, exchange.lines.size()), silent);
        }
    }

    private void answerAll(List<String> lines, String silent) {
        List.copyOf(lines).stream()
                .filter(line -> line.contains(" OPTIONS "))
                .map(line -> line.split(" ")[1])
                .filter(phone -> !phone.equals(silent))
                .forEach(phone -> answer(phone, "200"));
    }

    private void begin(String silent) {
        exchange.perform(exchange.server.qualify(EVERY));
        answerAll(exchange.lines, silent);
    }

    @Test
    void eachContactIsAskedOnceInTheIntervalSpreadEvenly() {
        begin("");
        assertEquals(1, exchange.lines.size());
        pass(10, "");
        assertEquals(2, exchange.lines.size());
        pass(40, "");
        assertEquals(
                List.of("a", "t", "b", "c", "d", "s"),
                exchange.lines.stream().map(line -> line.split(" ")[1]).toList());
        pass(60, "");
        assertEquals(12, exchange.lines.size());
        assertEquals(List.of(), exchange.rig.told());
    }

    @Test
    void anyAnswerIsASignOfLife() {
        exchange.perform(exchange.server.qualify(EVERY));
        exchange.rig.now = exchange.rig.now.plusMillis(40);
        answer("a", "481");
        assertEquals(Optional.of(new Reachability(true, exchange.rig.now, 40L)), pulse("a"));
    }

    @Test
    void silenceIsToldOnceAndItsEndToo() {
        begin("a");
        pass(140, "a");
        assertEquals(List.of("SIP_OPTIONS_SILENT 1001 10.66.1.5 001565aabbcc 408"), exchange.rig.told());
        assertEquals(Optional.of(false), pulse("a").map(Reachability::answers));
        assertEquals(1, exchange.rig.bindings.of("1001").size(), "it stays registered");
        pass(60, "");
        assertEquals(List.of("SIP_OPTIONS_ANSWERED 1001 10.66.1.5 001565aabbcc 200"), exchange.rig.told());
        assertEquals(Optional.of(true), pulse("a").map(Reachability::answers));
    }

    @Test
    void aConnectionThatIsGoneIsSilence() {
        begin("t");
        pass(11, "t");
        exchange.perform(exchange.server.lost(exchange.phones.get("t").source));
        assertEquals(Optional.of(false), pulse("t").map(Reachability::answers));
    }

    @Test
    void aPhoneThatUnregistersBeforeItAnswersIsNotMissed() {
        begin("a");
        exchange.rig.bindings.clear("1001", "other", 1);
        pass(40, "a");
        assertEquals(List.of(), exchange.rig.told());
    }

    @Test
    void anExpiredPhoneIsAskedNoMore() {
        begin("");
        pass(60, "");
        exchange.rig.pass(3600);
        exchange.server.expire();
        exchange.lines.clear();
        pass(60, "");
        assertEquals(List.of(), exchange.lines);
        assertEquals(Optional.empty(), pulse("a"));
    }
}
