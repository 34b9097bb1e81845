package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real clients get option 66 at each of its four levels, and the pool of a class, over a real link. */
@Tag("root")
class OptionLevelsIT {

    private static final String SITE = """
            dialtone: 1
            site: {name: Lab, timezone: Europe/Athens}
            provisioning: {token: LabToken0001}
            dhcp:
              interfaces: [voice0, data0]
              options: {tftp-server-name: "http://everyone.test/"}
              scopes:
                - {name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.1.200, {range: 10.66.3.1-10.66.3.9, class: old-snom}], leaseTime: 10m, options: {66: "http://scope.test/"}}
                - {name: data, subnet: 10.77.0.0/16, pools: [10.77.1.1-10.77.1.200], leaseTime: 10m}
              classes:
                - {name: old-snom, match: {vendorClass: "snom3*"}, options: {tftp-server-name: "{root}cfg{mac}"}}
              reservations:
                - {mac: "02:00:00:00:00:04", address: 10.66.0.50, options: {66: "http://reservation.test/"}}
            """;

    private static Lab lab;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.link("voice0", "10.66.0.1/16", "phone0");
        lab.link("data0", "10.77.0.1/16", "phone1");
        lab.box(SITE, Map.of());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({
        "everyone,    udhcpc,   phone1, 02:00:00:00:00:01, ,        http://everyone.test/",
        "everyone,    dhclient, phone1, 02:00:00:00:01:01, ,        http://everyone.test/",
        "scope,       udhcpc,   phone0, 02:00:00:00:00:02, ,        http://scope.test/",
        "scope,       dhclient, phone0, 02:00:00:00:01:02, ,        http://scope.test/",
        "class,       udhcpc,   phone0, 02:00:00:00:00:03, snom320, http://10.66.0.1/provision/LabToken0001/cfg020000000003",
        "class,       dhclient, phone0, 02:00:00:00:01:03, snom320, http://10.66.0.1/provision/LabToken0001/cfg020000000103",
        "reservation, udhcpc,   phone0, 02:00:00:00:00:04, snom320, http://reservation.test/",
        "reservation, dhclient, phone0, 02:00:00:00:00:04, snom320, http://reservation.test/"
    })
    void clientsGetOption66OfTheirLevel(
            String level, String client, String phoneEnd, String mac, String vendorClass, String expected)
            throws IOException {
        DhcpClient phone = new DhcpClient(lab, phoneEnd);
        DhcpClient.Ack ack =
                client.equals("udhcpc") ? phone.udhcpc(mac, vendorClass) : phone.dhclient(mac, vendorClass);
        assertEquals(expected, ack.option66());
        if (level.equals("reservation")) {
            assertEquals("10.66.0.50", ack.address());
        } else {
            assertEquals(level.equals("class"), ack.address().startsWith("10.66.3."), ack.address());
        }
    }
}
