package org.dialtone.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.PropertiesConfigSource;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dialtone.app.FakeMachine;
import org.dialtone.app.Settings;
import org.dialtone.app.StartupFault;
import org.dialtone.app.alarm.AlarmBook;
import org.dialtone.app.alarm.MemoryAlarms;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.net.BoxClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmExportTest {

    private final BoxClock clock = new BoxClock(() -> Instant.parse("2026-11-24T08:00:00Z"), () -> 0);
    private final AlarmBook book = new AlarmBook(new MemoryAlarms(), clock);
    private final AlarmExport export = new AlarmExport();

    private void start(String setting, String receiver) {
        Settings settings = ConfigUtils.emptyConfigBuilder()
                .withMapping(Settings.class)
                .withSources(new PropertiesConfigSource(Map.of("dialtone.alarms." + setting, receiver), "test", 1_000))
                .build()
                .getConfigMapping(Settings.class);
        export.start(null, settings, book, clock, new FakeMachine(List.of(), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "webhook | https://10.66.0.9/to ken | DIALTONE_ALARMS_WEBHOOK: not an address: Illegal character"
                        + " in path at character 21; write a blank as %20",
                "webhook | ftp://10.66.0.9/to-ken | DIALTONE_ALARMS_WEBHOOK: not an address for a POST; write"
                        + " https://host/path",
                "syslog | tls://to:ken@10.66.0.9 | DIALTONE_ALARMS_SYSLOG: not a syslog server; write"
                        + " udp://10.66.0.9:514",
            })
    void aReceiverThatIsNoneIsSaidWithoutItsSecret(String setting, String receiver, String says) {
        StartupFault fault = assertThrows(StartupFault.class, () -> start(setting, receiver));
        assertEquals(List.of(says), Launch.lines(fault));
    }

    @Test
    void anAlarmFromBeforeTheStartGoesOutByTheKernelsNameOfTheBox() throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(10_000);
            book.raise(Event.BOX_TLS_CLOSED, "", Details.NONE);
            start("syslog", "udp://127.0.0.1:" + server.getLocalPort());
            DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
            server.receive(packet);
            String line = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            assertEquals(
                    "box dialtone - BOX_TLS_CLOSED", line.substring(line.indexOf("Z ") + 2, line.indexOf(" - \uFEFF")));
        } finally {
            export.stop(null);
        }
    }
}
