package org.dialtone.dhcp.leasefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.dialtone.dhcp.leasefile.LeaseFile.Format;
import org.junit.jupiter.api.Test;

/** What is read from lease files as Kea 2.6, ISC dhcpd 4.4 and dnsmasq 2.91 write them. */
class LeaseFileTest {

    @Test
    void keaTellsAnAddressByItsLastRow() {
        String file = """
                address,hwaddr,client_id,valid_lifetime,expire,subnet_id,fqdn_fwd,fqdn_rev,hostname,state,user_context,pool_id
                10.66.1.1,00:15:65:00:00:01,01:00:15:65:00:00:01,3600,1796000000,1,0,0,sip-t46,0,,0
                10.66.1.1,00:15:65:00:00:01,01:00:15:65:00:00:01,3600,1796003600,1,0,0,a&#x2cb,0,,0
                10.66.1.2,00:04:13:00:00:02,,4294967295,6090967295,1,0,0,,0,{ "a": 1 },0
                10.66.1.3,,,86400,1796003600,1,0,0,,1,,0
                10.66.1.4,00:04:13:00:00:04,,0,1796000000,1,0,0,,0,,0
                10.66.1.5,00:04:13:00:00:05,,3600,1796000000,1,0,0,,2,,0
                10.66.1.6,00:04:13:00:00:06:07:08,,3600,1796000000,1,0,0,,0,,0
                10.66.1.7,00:04:13:00:00:07,,soon,1796000000,1,0,0,,0,,0
                """;
        assertEquals("""
                3 10.66.1.1 00:15:65:00:00:01 01001565000001 ACTIVE 2026-11-30T01:53:20Z a,b
                4 10.66.1.2 00:04:13:00:00:02 null ACTIVE null null
                5 10.66.1.3 null null DECLINED 2026-11-30T01:53:20Z null
                6 10.66.1.4 00:04:13:00:00:04 null ENDED 2026-11-30T00:53:20Z null
                7 10.66.1.5 00:04:13:00:00:05 null ENDED 2026-11-30T00:53:20Z null
                8: NO_MAC "00:04:13:00:00:06:07:08"
                9: NO_SECONDS "soon"
                """, told(file, Format.KEA));
    }

    @Test
    void iscTellsAnAddressByItsLastBlock() {
        String file = """
                # The format of this file is documented in the dhcpd.leases(5) manual page.
                authoring-byte-order little-endian;
                server-duid "\\000\\001{};lease 10.66.1.99 {";
                lease 10.66.1.1 {
                  starts 4 2026/11/26 08:00:00;
                  ends 4 2026/11/26 20:00:00;
                  binding state active;
                  next binding state free;
                  hardware ethernet 00:15:65:00:00:01;
                }
                lease 10.66.1.1 {
                  starts 5 2026/11/27 08:00:00;
                  ends 5 2026/11/27 20:00:00; # a comment; }
                  cltt 5 2026/11/27 08:00:00;
                  binding state active;
                  next binding state free;
                  rewind binding state free;
                  hardware ethernet 00:15:65:00:00:01;
                  uid "\\001\\000\\025e\\000\\000\\001";
                  set vendor-class-identifier = "yealink \\"T46\\"";
                  on expiry { set x = "}"; lease 10.66.1.98 { } }
                  client-hostname "sip-t46";
                }
                lease 10.66.1.2 { ends epoch 1796000000; hardware ethernet 00:04:13:00:00:02; uid 01:0a; }
                lease 10.66.1.3 { ends never; binding state abandoned; }
                lease 10.66.1.4 { ends never; binding state free; hardware ethernet 00:04:13:00:00:04; }
                lease 10.66.1.5 { ends never; binding state active; hardware token-ring 00:04:13:00:00:05; }
                lease 10.66.1.6 { ends 4 2026/13/26 20:00:00; hardware ethernet 00:04:13:00:00:06; }
                host dyn { dynamic; hardware ethernet 00:04:13:00:00:08; fixed-address 10.66.1.8; }
                lease 10.66.1.7 { ends never; hardware ethernet 00:04:13:00:00:07;
                """;
        assertEquals("""
                11 10.66.1.1 00:15:65:00:00:01 01001565000001 ACTIVE 2026-11-27T20:00:00Z sip-t46
                24 10.66.1.2 00:04:13:00:00:02 010a ACTIVE 2026-11-30T00:53:20Z null
                25 10.66.1.3 null null DECLINED null null
                26 10.66.1.4 00:04:13:00:00:04 null ENDED null null
                27: MAC_MISSING
                28: NO_TIME "2026/13/26 20:00:00"
                30: CUT_OFF "10.66.1.7"
                """, told(file, Format.ISC));
    }

    @Test
    void dnsmasqHasOneLineAnAddress() {
        String file = """
                1796000000 00:15:65:00:00:01 10.66.1.1 sip-t46 01:00:15:65:00:00:01
                0 00:04:13:00:00:02 10.66.1.2 * *
                1796000000 06-00:04:13:00:00:03 10.66.1.3 * *
                1796000000 00:04:13:00:00:04
                duid 00:01:00:01:2e
                1796000000 5 fd00::5 * 00:01
                """;
        assertEquals("""
                1 10.66.1.1 00:15:65:00:00:01 01001565000001 ACTIVE 2026-11-30T00:53:20Z sip-t46
                2 10.66.1.2 00:04:13:00:00:02 null ACTIVE null null
                3: NO_MAC "06-00:04:13:00:00:03"
                4: WORDS 2
                """, told(file, Format.DNSMASQ));
    }

    @Test
    void whatIsNoLeaseFileIsNotRead() {
        assertTrue(LeaseFile.read("number,name\n1001,Reception\n").isEmpty());
        assertTrue(LeaseFile.read("").isEmpty());
    }

    @Test
    void aFileOfBlankLinesTakesNoLongTime() {
        assertTrue(LeaseFile.read("\n".repeat(1 << 20) + " ".repeat(1 << 20)).isEmpty());
    }

    private static String told(String text, Format format) {
        LeaseFile file = LeaseFile.read(text).orElseThrow();
        assertEquals(format, file.format());
        return file.leases().stream()
                        .map(each -> "%d %s %s %s %s %s %s\n"
                                .formatted(
                                        each.line(),
                                        each.address(),
                                        each.mac(),
                                        each.clientId(),
                                        each.state(),
                                        each.ends(),
                                        each.hostname()))
                        .collect(Collectors.joining())
                + file.faults().stream()
                        .map(each -> (each.line() + ": " + each.flaw() + " " + each.about()).strip() + "\n")
                        .collect(Collectors.joining());
    }
}
