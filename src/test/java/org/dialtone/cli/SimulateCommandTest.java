package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which phones are simulated, and what comes of a box that doesn't answer; DemoIT has one that does. */
class SimulateCommandTest {

    private static final Pattern PHONE = Pattern.compile("  - \\{mac: \"(\\S+)\", vendor: ([a-z-]+), .*");

    @TempDir
    private Path folder;

    @AutoClose
    private TypedLine line;

    @BeforeEach
    void sit() {
        line = new TypedLine(folder);
    }

    /** Phones of a site file that is printed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--phones 0                       | ''",
                "--phones 1 --vendors snom        | snom",
                "--phones 3 --vendors snom,htek   | snom htek snom",
                "--vendors snom                   | ''",
                "--macs 00:15:65:00:00:01         | yealink",
                "--macs 001565000001,000413000001 | yealink snom",
                "--macs 02:00:00:00:00:01=snom    | snom",
                "--macs 00:15:65:00:00:01=snom    | snom",
                "--phones 1 --vendors htek --macs 000413000001 | htek snom",
                "--macs LIST                      | yealink snom htek",
                "--phones 1 --vendors snom --strangers 5 | snom"
            })
    void theSiteKnowsThePhonesThatTheLineNames(String options, String vendors) throws IOException {
        Path list = Files.writeString(
                folder.resolve("list"), "00:15:65:00:00:01\n\n  000413000001,\t02:00:00:00:00:01=htek\n");
        assertEquals(0, simulate("--print-site " + options.replace("LIST", list.toString())), line::err);
        assertEquals(vendors, String.join(" ", found(2)));
        assertEquals("", line.err());
    }

    @Test
    void theSamePhonesHaveTheSameAddressesEachTime() {
        assertEquals(0, simulate("--phones 4 --print-site"));
        List<String> first = found(1);
        assertEquals(0, simulate("--phones 4 --print-site"));
        assertEquals(first, found(1));
        assertEquals(4, first.stream().distinct().count());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--strangers 0          | there is nothing to simulate; give --phones N or --macs",
                "--macs ,               | there is nothing to simulate; give --phones N or --macs",
                "--macs nowhere.txt     | not a MAC address: \"nowhere.txt\" "
                        + "(expected twelve hex digits, e.g. 00:15:65:aa:bb:cc)",
                "--macs 020000000001    | no vendor that can be simulated has hardware addresses like 02:00:00:00:00:01; "
                        + "say which one, e.g. 02:00:00:00:00:01=yealink"
            })
    void whatCannotBeSimulatedIsTold(String options, String says) {
        assertEquals(1, simulate(options));
        assertEquals("dialtone: " + says + "\n", line.err());
        assertEquals("", line.out());
    }

    @Test
    void aRelayThatIsNoAddressIsTold() {
        assertEquals(1, simulate("--phones 1 --relay here"));
        assertTrue(line.err().startsWith("dialtone: ") && line.err().contains("here"), line.err());
    }

    @Test
    void phonesThatGetNoAnswerGiveOneAndAreCounted() throws IOException {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getByName("127.66.77.1"))) {
            String there = " --wait 1 --server 127.66.77.1 --relay 127.66.77.2 --dhcp-port " + silent.getLocalPort();
            assertEquals(1, simulate("--phones 2 --vendors snom" + there));
            assertTrue(line.out().contains("0 of 2 phones registered"), line.out());
            assertTrue(line.out().contains("2 x "), line.out());
        }
    }

    /** The second of two begins after half of the time. */
    @Test
    void phonesBeginOneAfterAnother() throws IOException {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getByName("127.66.77.5"))) {
            String there = " --wait 1 --server 127.66.77.5 --relay 127.66.77.6 --dhcp-port " + silent.getLocalPort();
            long began = System.nanoTime();
            assertEquals(1, simulate("--phones 2 --vendors snom --during 1" + there));
            assertTrue(Duration.ofNanos(System.nanoTime() - began).toMillis() >= 500);
        }
    }

    @Test
    void strangersThatGetNoAnswerAreAsTheyShouldBe() throws IOException {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getByName("127.66.77.3"))) {
            String there = " --wait 1 --server 127.66.77.3 --relay 127.66.77.4 --dhcp-port " + silent.getLocalPort();
            assertEquals(0, simulate("--strangers 1 --vendors snom" + there), line::out);
            assertTrue(line.out().contains("0 of 1 phones registered"), line.out());
        }
    }

    private int simulate(String options) {
        return line.run(("simulate " + options).split(" "));
    }

    private List<String> found(int group) {
        List<String> found = new ArrayList<>();
        line.out()
                .lines()
                .map(PHONE::matcher)
                .filter(each -> each.matches())
                .forEach(each -> found.add(each.group(group)));
        return found;
    }
}
