package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.simulate.BootSummary;
import org.dialtone.simulate.Roster;
import org.dialtone.simulate.Simulation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Phones of three vendors boot and one calls, and tshark reads what was recorded. Needs no root. */
@Tag("binary")
class RecordingIT {

    private static final String SERVER = "127.66.0.6";
    private static final String PHONE = "001565000001";

    @TempDir
    Path folder;

    private LoopbackBox loopback;

    @Test
    void tsharkReadsABootAndACallWithoutTheirSecrets() throws IOException, InterruptedException {
        Roster roster = new Roster().generate(3, List.of("yealink", "snom", "grandstream"));
        loopback = new LoopbackBox(
                SERVER,
                folder,
                roster.siteFile().replace("127.66.0.1", SERVER)
                        + "provisioning: {token: LabToken0001, settings: {transport: tls}}\n");
        try (Box box = loopback.start()) {
            boot(roster);
            String address = loopback.json("phones/" + PHONE).getString("address");
            call(address);
            box.await(
                    30,
                    () -> loopback.json("phones/" + PHONE + "/recording")
                            .getList("kind")
                            .equals(List.of("boot", "call")));
            readByTshark(address);
            readAsAReport();
            assertEquals(
                    List.of(),
                    loopback.json("packs").getList("findAll { it.seen != null }.key"),
                    "phones on loopback are no real ones");
        }
    }

    private void boot(Roster roster) throws IOException, InterruptedException {
        try (Simulation simulation =
                new Simulation(new Simulation.Setup(loopback.dhcp(), Ip4.of("127.66.0.7"), 3, Duration.ofSeconds(5)))) {
            BootSummary tally = simulation.boot(roster, _ -> {});
            assertEquals(3, tally.registered(), tally::summary);
        }
    }

    /** The box asks for a password, and the phone gives up. */
    private void call(String address) throws IOException {
        String invite = """
                INVITE sip:1001@%1$s SIP/2.0
                Via: SIP/2.0/UDP %2$s:5062;branch=z9hG4bKcall
                Max-Forwards: 70
                From: <sip:1000@%1$s>;tag=caller
                To: <sip:1001@%1$s>
                Call-ID: recorded@%2$s
                CSeq: 1 INVITE
                Contact: <sip:1000@%2$s:5062>
                Content-Length: 0

                """.formatted(SERVER, address).replace("\n", "\r\n");
        try (DatagramSocket phone = new DatagramSocket(new InetSocketAddress(address, 5062))) {
            byte[] bytes = invite.getBytes(StandardCharsets.US_ASCII);
            int port = Integer.parseInt(loopback.settings.get("DIALTONE_SIP_PORT"));
            phone.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress(SERVER, port)));
            phone.setSoTimeout(10_000);
            phone.receive(new DatagramPacket(new byte[2_000], 2_000));
        }
    }

    private void readByTshark(String address) throws IOException {
        byte[] recorded = file("recording.pcapng");
        String text = new String(recorded, StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("LabToken0001"));
        assertTrue(new String(file("recording.pcapng?secrets=true"), StandardCharsets.ISO_8859_1)
                .contains("LabToken0001"));
        Path pcap = Files.write(folder.resolve("recording.pcapng"), recorded);
        List<String> lines = tshark(
                pcap,
                "-T",
                "fields",
                "-E",
                "separator=/s",
                "-e",
                "dhcp.option.dhcp",
                "-e",
                "http.request.method",
                "-e",
                "http.response.code",
                "-e",
                "sip.Method",
                "-e",
                "sip.Status-Code");
        List<String> shown = lines.stream().map(String::strip).distinct().toList();
        assertTrue(
                shown.containsAll(List.of("1", "2", "3", "5", "GET", "200", "REGISTER", "401", "INVITE")),
                shown.toString());
        assertEquals(List.of(), tshark(pcap, "-Y", "_ws.malformed or _ws.unreassembled"));
        assertTrue(
                tshark(pcap, "-Y", "sip.Method == REGISTER && tcp").stream().allMatch(line -> line.contains(address)));
        assertEquals(
                List.of(),
                tshark(
                        pcap,
                        "-o",
                        "ip.check_checksum:TRUE",
                        "-o",
                        "tcp.check_checksum:TRUE",
                        "-Y",
                        "ip.checksum.status == Bad or tcp.checksum.status == Bad"));
    }

    private List<String> tshark(Path pcap, String... more) {
        List<String> command = new ArrayList<>(List.of("tshark", "-r", pcap.toString()));
        command.addAll(List.of(more));
        return Command.run(60, command)
                .must()
                .lines()
                .filter(line -> !line.startsWith("Running as user"))
                .toList();
    }

    private void readAsAReport() {
        String report = new String(file("capture"), StandardCharsets.UTF_8);
        for (String line : List.of(
                "\nsource: simulated",
                "\nvendor: yealink\n",
                "\nmodel: T46S\n",
                "> DHCP DISCOVER\n",
                "\n  User-Agent: Yealink SIP-T46S",
                "< HTTP HTTP/1.1 200 OK\n",
                "> SIP over TLS REGISTER sip:",
                "response=\"*")) {
            assertTrue(report.contains(line), report);
        }
        assertFalse(report.contains("LabToken0001"), report);
    }

    private byte[] file(String name) {
        return loopback.api()
                .get("/api/v1/phones/" + PHONE + "/" + name)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }
}
