package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two phones, each configured by its own file, call through the box: each plays a tone and receives the other's. */
@Tag("root")
@Tag("binary")
class CallIT {

    private static final String SITE = LabSite.listening()
            .token("LabToken0001")
            .extension("1001", "Reception")
            .extension("1002", "Office")
            .extension("1003", "Kitchen")
            .phone("00:15:65:00:00:01", "1001", "addresses: [10.66.0.50]")
            .phone("00:15:65:00:00:02", "1002", "addresses: [10.66.0.51]")
            .phone("00:15:65:00:00:03", "1003", "addresses: [10.66.0.52]")
            .with("numbers: [{number: \"9\", name: Desk, ring: [\"1002\", \"1003\"], pickup: true}]")
            .yaml();
    private static final int RATE = 8000;

    private static Lab lab;

    /** @param tone frequency of the tone that it plays, in hertz */
    private record Phone(String space, String device, String number, String mac, String address, int tone) {

        private void plug() {
            for (String change :
                    List.of("link set " + device + " address " + mac, "addr add " + address + "/24 dev " + device)) {
                Command.run(120, Lab.in(space, ("ip " + change).split(" "))).must();
            }
        }

        private String get(String path) {
            return Command.run(
                            120,
                            Lab.in(
                                    space,
                                    "curl",
                                    "-s",
                                    "-A",
                                    "Yealink SIP-T46S 66.86.0.15 " + mac,
                                    "http://10.66.0.1/" + path))
                    .must();
        }

        private String password() {
            return LabPhone.password(get("provision/LabToken0001/" + mac.replace(":", "") + ".cfg"));
        }

        /** Has its key watch a number: it is idle, called by the reception, and idle again. */
        private Process key(Path home, Path output, String number) throws IOException {
            String told = told("terminated") + told("early.*display=.Reception.>sip:1001@") + told("terminated");
            Path scenario = home.resolve("key.xml");
            Files.writeString(
                    scenario,
                    Files.readString(Path.of("src/test/resources/lab/key.xml"))
                            .replace("TOLD", told)
                            .replace("NUMBER", this.number)
                            .replace("WATCHED", number)
                            .replace("PASSWORD", password()));
            return lab.start(
                    space,
                    output,
                    "sipp",
                    "10.66.0.1",
                    "-i",
                    address,
                    "-p",
                    "5070",
                    "-sf",
                    scenario.toString(),
                    "-m",
                    "1",
                    "-nostdin",
                    "-timeout",
                    "120s",
                    "-auth_uri",
                    number + "@10.66.0.1");
        }

        /** A step of a scenario of sipp: a NOTIFY that tells this. */
        private static String told(String state) {
            return """
                    <recv request="NOTIFY"><action>
                    <ereg regexp="<state>%s" search_in="body" check_it="true" assign_to="told"/>
                    <log message="told [$told]"/>
                    </action></recv>
                    <send><![CDATA[
                    SIP/2.0 200 OK
                    [last_Via:]
                    [last_From:]
                    [last_To:]
                    [last_Call-ID:]
                    [last_CSeq:]
                    Content-Length: 0

                    ]]></send>
                    """.formatted(state).replace("<state>", "&lt;state&gt;").replace(".>sip", ".&gt;sip");
        }

        /** Gives baresip a command, as its user does. */
        private void press(String command, String parameters) {
            String order = "{\"command\":\"" + command + "\",\"params\":\"" + parameters + "\"}";
            String program = "import socket; socket.create_connection(('127.0.0.1', 4444)).sendall(b'%d:%s,')"
                    .formatted(order.length(), order);
            Command.run(120, Lab.in(space, "python3", "-c", program)).must();
        }

        /** Makes a home folder for baresip. */
        private Path home(String transport, String answermode) throws IOException {
            Path home = Files.createTempDirectory(lab.folder, "phone" + number);
            Files.write(home.resolve("plays.wav"), Tone.wave(tone, RATE, 300));
            Files.writeString(home.resolve("ca.pem"), get("ca.pem"));
            Files.writeString(home.resolve("config"), """
                    sip_listen %2$s:0
                    sip_cafile %1$s/ca.pem
                    sip_verify_server yes
                    audio_player aufile,%1$s/hears.wav
                    audio_source aufile,%1$s/plays.wav
                    audio_alert aufile,%1$s/rings.wav
                    module_path /usr/lib/baresip/modules
                    module g711.so
                    module aufile.so
                    module_app account.so
                    module_app menu.so
                    module_app contact.so
                    module_app mwi.so
                    module_app presence.so
                    module_app ctrl_tcp.so
                    ctrl_tcp_listen 127.0.0.1:4444
                    statmode_default off
                    ringback_disabled yes
                    """.formatted(home, address));
            String box = "10.66.0.1:" + (transport.equals("tls") ? 5061 : 5060) + ";transport=" + transport;
            Files.writeString(
                    home.resolve("accounts"),
                    "<sip:" + number + "@" + box + ">;auth_user=" + number + ";auth_pass=" + password()
                            + ";regint=60;outbound=\"sip:" + box + "\";answermode=" + answermode + "\n");
            Files.writeString(
                    home.resolve("contacts"),
                    "\"Office\" <sip:1002@10.66.0.1>;presence=p2p\n\"Reception\" <sip:1001@10.66.0.1>;presence=p2p\n");
            Files.createFile(home.resolve("current_contact"));
            return home;
        }
    }

    private static Phone caller;
    private static Phone callee;
    private static Phone third;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.lan("voice0", "10.66.0.1/24", "phone0", "10.66.0.9/24");
        caller = new Phone(lab.phoneSpace, "phone0", "1001", "00:15:65:00:00:01", "10.66.0.50", 440);
        callee = new Phone(lab.serverSpace, "lan0", "1002", "00:15:65:00:00:02", "10.66.0.51", 880);
        lab.rogue("third0");
        third = new Phone(lab.rogueSpace, "third0", "1003", "00:15:65:00:00:03", "10.66.0.52", 620);
        Command.run(120, Lab.in(lab.serverSpace, "ip", "addr", "flush", "dev", "lan0"))
                .must();
        caller.plug();
        callee.plug();
        third.plug();
        lab.box(SITE, Map.of());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp", "tls"})
    void bothHearEachOther(String transport) throws IOException {
        Path called = callee.home(transport, "auto");
        Path calling = caller.home(transport, "manual");
        Path log = called.resolve("log");
        Process answering = lab.start(callee.space(), log, "baresip", "-f", called.toString());
        Box.await(120, log, () -> Box.text(log).contains("200 OK"));
        Path callerLog = calling.resolve("log");
        Process dialling = lab.start(
                caller.space(), callerLog, "baresip", "-f", calling.toString(), "-e", "/dial sip:1002@10.66.0.1");
        Box.await(
                120,
                () -> Box.text(callerLog) + "\ncaller hears " + hears(calling, callee.tone()) + ", called phone hears "
                        + hears(called, caller.tone()) + "\n" + Box.text(log) + "\n" + lab.api.get("calls"),
                () -> hears(calling, callee.tone()) && hears(called, caller.tone()));
        assertEquals(
                List.of(transport),
                lab.api.json("registrations").getList("findAll { it.extension == '1002' }.transport"));
        assertEquals(
                List.of("1001-1002 talking"),
                lab.api.json("calls").getList("collect { it.caller + '-' + it.answeredBy + ' ' + it.state }"));
        Box.await(120, callerLog, () -> watched().contains("1001 watches presence of 1002: busy"));
        assertTrue(Box.text(callerLog).contains("Messages-Waiting: no"), () -> Box.text(callerLog));
        // The phone's user ends it so: the call first.
        end(dialling);
        Box.await(120, callerLog, () -> lab.api.json("calls").getList("").isEmpty());
        assertEquals("caller_hung_up", lab.api.json("calls/log").getString("[0].state"));
        end(answering);
        Box.await(120, log, () -> lab.api.json("registrations").getList("").isEmpty());
    }

    @Test
    void aCallThatRingsIsTakenFromThePhoneWhoseKeyShowsIt() throws IOException {
        Path called = callee.home("udp", "manual");
        Path calling = caller.home("udp", "manual");
        Path taking = third.home("udp", "manual;sip_autoanswer=yes");
        Path log = called.resolve("log");
        Path otherLog = taking.resolve("log");
        Process rings = lab.start(callee.space(), log, "baresip", "-s", "-f", called.toString());
        Process takes = lab.start(third.space(), otherLog, "baresip", "-f", taking.toString());
        Box.await(
                120,
                log,
                () -> Box.text(log).contains("200 OK") && Box.text(otherLog).contains("200 OK"));
        Path told = taking.resolve("key.log");
        Process key = third.key(taking, told, "1002");
        Box.await(120, told, () -> watched().contains("1003 watches dialog of 1002: idle"));
        Process dials = lab.start(
                caller.space(),
                calling.resolve("log"),
                "baresip",
                "-f",
                calling.toString(),
                "-e",
                "/dial sip:1002@10.66.0.1");
        Box.await(120, told, () -> watched().contains("1003 watches dialog of 1002: ringing"));
        third.press("dial", "sip:**1002@10.66.0.1");
        Box.await(120, otherLog, () -> hears(calling, third.tone()) && hears(taking, caller.tone()));
        assertEquals(
                List.of("1001-1002 by 1003 talking"),
                lab.api
                        .json("calls")
                        .getList("collect { it.caller + '-' + it.called + ' by ' + it.answeredBy + ' ' + it.state }"));
        assertTrue(Box.text(log).contains("CANCEL sip:1002-"), () -> Box.text(log));
        Box.await(
                120,
                otherLog,
                () -> plain(Box.text(otherLog)).contains("<sip:1002@10.66.0.1> changed status from Busy to Online"));
        assertEquals(0, key.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue(), () -> Box.text(told));
        end(dials);
        Box.await(120, otherLog, () -> lab.api.json("calls").getList("").isEmpty());
        end(rings, takes);
        Box.await(120, log, () -> lab.api.json("registrations").getList("").isEmpty());
    }

    /** Without the colours of a terminal. */
    private static String plain(String text) {
        return text.replaceAll("\u001B\\[[\\d;]*m", "");
    }

    /** Who watches whom, and what it was told last. */
    private static List<String> watched() {
        return lab.api
                .json("subscriptions")
                .getList("collect { it.watcher + ' watches ' + it.event + ' of ' + it.watched + ': ' + it.lamp }");
    }

    /** The phones hang up and unregister before they end. */
    private static void end(Process... phones) {
        for (Process phone : phones) {
            phone.destroy();
        }
        for (Process phone : phones) {
            phone.onExit().orTimeout(120, TimeUnit.SECONDS).join();
        }
    }

    /** Whether the phone received this tone last, and not the other one. */
    private static boolean hears(Path home, int tone) {
        try {
            byte[] wave = Files.exists(home.resolve("hears.wav"))
                    ? Files.readAllBytes(home.resolve("hears.wav"))
                    : new byte[0];
            return Tone.share(wave, tone, RATE) > 0.5;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A sine in a WAV file, 16 bits and one channel. */
    private static final class Tone {

        private static final int HEAD = 44;

        private static byte[] wave(int hertz, int rate, int seconds) {
            int samples = rate * seconds;
            ByteBuffer wave = ByteBuffer.allocate(HEAD + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
            wave.put("RIFF".getBytes())
                    .putInt(HEAD - 8 + 2 * samples)
                    .put("WAVEfmt ".getBytes())
                    .putInt(16)
                    .putShort((short) 1)
                    .putShort((short) 1)
                    .putInt(rate)
                    .putInt(2 * rate)
                    .putShort((short) 2)
                    .putShort((short) 16)
                    .put("data".getBytes())
                    .putInt(2 * samples);
            for (int i = 0; i < samples; i++) {
                wave.putShort((short) (16_000 * Math.sin(2 * Math.PI * hertz * i / rate)));
            }
            return wave.array();
        }

        /** The share of this tone in the last second's power, 0 to 1. */
        private static double share(byte[] wave, int hertz, int rate) {
            int from = Math.max(HEAD, wave.length - 2 * rate) & ~1;
            double real = 0;
            double imaginary = 0;
            double power = 0;
            int samples = Math.max(0, (wave.length - from) / 2);
            ByteBuffer heard = ByteBuffer.wrap(wave).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < samples; i++) {
                double value = heard.getShort(from + 2 * i);
                real += value * Math.cos(2 * Math.PI * hertz * i / rate);
                imaginary += value * Math.sin(2 * Math.PI * hertz * i / rate);
                power += value * value;
            }
            return samples < rate || power == 0 ? 0 : 2 * (real * real + imaginary * imaginary) / (power * samples);
        }
    }
}
