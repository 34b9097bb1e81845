package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.dialtone.site.model.Endpoints;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartSettingsTest {

    @TempDir
    private Path folder;

    @AutoClose
    private TypedLine line;

    @BeforeEach
    void sit() {
        line = new TypedLine(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dialtone.http.port     | eighty    | Expected an integer value, got \"eighty\"",
                "dialtone.sip.tls-port  | 5061x     | Expected an integer value, got \"5061x\"",
                "dialtone.syslog.port   | on        | Expected an integer value, got \"on\""
            })
    void aSettingThatCannotBeUnderstoodIsToldWithItsNameAndValue(String name, String value, String why) {
        line.set(name, value);
        assertEquals(
                "setting " + name + " can't be \"" + value + "\": " + why,
                assertThrows(CommandFault.class, StartSettings::read).getMessage());
    }

    @Test
    void eachSettingThatCannotBeUnderstoodHasItsLine() {
        line.set("dialtone.http.port", "eighty");
        line.set("dialtone.tftp.port", "x");
        List<String> lines = assertThrows(CommandFault.class, StartSettings::read)
                .getMessage()
                .lines()
                .sorted()
                .toList();
        assertEquals(
                List.of(
                        "setting dialtone.http.port can't be \"eighty\": Expected an integer value, got \"eighty\"",
                        "setting dialtone.tftp.port can't be \"x\": Expected an integer value, got \"x\""),
                lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X: config property a.b with the config value \"c\" threw Y SRCFG9: no | setting a.b can't be \"c\": no",
                "config property a.b with the config value \"\" threw SRCFG1: y: SRCFG2: z | setting a.b can't be \"\": z",
                "config property a.b with the config value \"c\" threw Y | "
                        + "config property a.b with the config value \"c\" threw Y",
                "anything else | anything else"
            })
    void aProblemIsToldWithoutTheNamesOfClasses(String problem, String words) {
        assertEquals(words, StartSettings.words(problem));
    }

    @Test
    void theDataFolderIsTheOneThatIsSet() {
        assertEquals(folder, StartSettings.dataFolder());
    }

    /** Settings, and the ports that phones are told: HTTP, SIP, SIP over TLS, syslog. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                         | 80 5060 5061 -1",
                "http.port=8080                           | 8080 5060 5061 -1",
                "sip.port=0                               | 80 0 0 -1",
                "sip.port=5070                            | 80 5070 5061 -1",
                "sip.tls-port=5071                        | 80 5060 5071 -1",
                "sip.tls-port=0                           | 80 5060 0 -1",
                "syslog.port=1514                         | 80 5060 5061 1514",
                "syslog.port=0 interfaces=eth1            | 80 5060 5061 0",
                "interfaces=eth1                          | 80 5060 5061 514"
            })
    void phonesAreToldThePortsThatAreSet(String settings, String ports) {
        if (settings != null) {
            Arrays.stream(settings.split(" "))
                    .map(each -> each.split("="))
                    .forEach(each -> line.set("dialtone." + each[0], each[1]));
        }
        Endpoints told = StartSettings.endpoints();
        assertEquals(ports, told.httpPort() + " " + told.sipPort() + " " + told.sipTlsPort() + " " + told.syslogPort());
    }

    @Test
    void phonesAreToldOfNamesAndTimeWhereTheMachineServesThem() {
        assertEquals("CoHostedServices[names=false, time=false]", beside());
        line.set("dialtone.dns.names", folder.toString());
        line.set("dialtone.time", "true");
        assertEquals("CoHostedServices[names=true, time=true]", beside());
    }

    private static String beside() {
        return StartSettings.endpoints().beside().toString();
    }
}
