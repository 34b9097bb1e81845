package org.dialtone.site.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dialtone.app.Secrets;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.dhcp.OptionSetting;
import org.dialtone.dhcp.OptionValue;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.ProvisioningRoot;
import org.dialtone.provision.Effective;
import org.dialtone.provision.Layer;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.Setting;
import org.dialtone.sip.SipPlan;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.model.Endpoints;
import org.dialtone.site.model.Site;
import org.junit.jupiter.api.Test;

class SiteCompilerTest {

    private static final MacAddress YEALINK = MacAddress.of("10:20:30:40:50:51");
    private static final MacAddress SNOM = MacAddress.of("00:04:13:aa:bb:cc");
    private static final MacAddress SNOM_TOO = MacAddress.of("00:04:13:aa:bb:cd");

    @Test
    void theDhcpPlanHoldsAllThatTheFileSays() throws IOException {
        assertEquals("""
                serving, interfaces [voice0, eth0.20], automatic false, server 10.66.0.1, root http://10.66.0.1:8080/provision/R2Xu8aVV20Jka/
                everyone [42=0x0a4200010a420002, 43=0x0104aabb, 224={root}x, 124=[9: 0x036f6e650102], 125=[3561: [1={root}, 2=0x0014], 1027: id:ipphone;sw_tftp={server}, 4294967295: 0x01]]
                voice 10.66.0.0/16 pools [10.66.1.1-10.66.240.254, 10.66.241.1-10.66.241.99, 10.66.250.7] without [10.66.9.9, 10.66.9.20-10.66.9.30]
                 PT1M30S of PT1M1S to PT36H, T1 PT10S, T2 PT1M10S, authoritative false, on voice0
                 {10.66.241.1-10.66.241.99=old-snom} ScopePolicy[phonesOnly=false, knownOnly=false, rapidCommit=false, voiceVlan=0, relays=Relays[addresses=[], switches=false], clientKey=IDENTIFIER]
                 [3=0x0a4200fe, 6=0x0a420001, 15=0x6f6666]
                0101 10.67.0.0/24 pools [10.67.0.10-10.67.0.20] without []
                 PT168H of PT1M to PT720H, T1 PT1H, T2 null, authoritative true, on null
                 {} ScopePolicy[phonesOnly=true, knownOnly=true, rapidCommit=true, voiceVlan=20, relays=Relays[addresses=[10.67.0.1], switches=true], clientKey=HARDWARE]
                 []
                phones [00:04:13:aa:bb:cc, 00:04:13:aa:bb:cd, 10:20:30:40:50:51], denied [02:00:00:00:00:99] [00163e]
                old-snom Match[vendorClass=snom3*, userClass=a?, oui=000413, vendor=snom, circuitId=port 7, remoteId=x] [66={root}cfg{{mac}}-{mac}, 150=0x0a420001]
                all Match[vendorClass=null, userClass=null, oui=null, vendor=null, circuitId=null, remoteId=null] [66=0x687474703a2f2f31302e36362e302e312f]
                00:15:65:aa:bb:cc 10.66.0.50 reception [66={root}special/, 43=[66={root}, 67=0x30313031, 132=0x0014, 133={vendor}(NUL), 3=0x0a0000010a000002]]
                00:04:13:aa:bb:cc null null [67=0x30313031]
                client identifier 0x6465736b2037 10.66.0.51 null []
                client identifier 0x01001565000001 10.66.0.52 null []
                circuit 0x0007 null port7 []
                """, told(everything().dhcp()));
    }

    @Test
    void phonesAreFoundByEachOfTheirAddresses() throws IOException {
        ProvisionPlan plan = everything().provision();
        assertEquals(
                new ProvisionPlan.Site(
                        "Harbour Hotel: off", "Europe/Athens", "el", List.of("10.66.0.1"), Ip4.of("10.66.0.1")),
                plan.site());
        assertEquals(new ProvisionPlan.Registrar(null, 5070, 0, "udp", 600), plan.registrar());
        assertEquals(Set.of(YEALINK, SNOM, SNOM_TOO), plan.phones().keySet());
        assertEquals(
                new ProvisionPlan.Phone(
                        SNOM,
                        null,
                        null,
                        List.of(new ProvisionPlan.Line("*7#", "*7#", "*7#", " spaces ")),
                        Set.of(SNOM_TOO),
                        Set.of(Ip4.of("10.66.0.60")),
                        Layer.NONE,
                        List.of(),
                        ""),
                plan.phones().get(SNOM_TOO));
        assertEquals(
                List.of("0101", "1001"),
                plan.phones().get(YEALINK).lines().stream()
                        .map(ProvisionPlan.Line::number)
                        .toList());
        assertEquals(ProvisionPlan.LeaseRule.LOG, plan.leaseRule());
        assertEquals(ProvisionPlan.UnknownPhones.ADOPT, plan.unknownPhones());
    }

    @Test
    void whatIsSetForPhonesNarrowsDownToThePhone() throws IOException {
        ProvisionPlan plan = everything().provision();
        Effective effective = plan.levels().of("yealink", "T46S", plan.phones().get(YEALINK));
        assertEquals(
                """
                timezone=UTC (site), language=de (site), ntp= (phone), codecs=g722 pcma (site), dtmf=info (site), transport=tcp (site), \
                adminPassword=vendor (phone), serverOnly=false (site), recheck=1d (site), syslog=self (model T4*), vlan=20 (site), \
                vlanPriority=5 (site), pcVlan=30 (site), dialPlan=off (site), phonebook=off (site), paging=239.1.1.1:10000 239.1.1.2:10000 (site), \
                intercom=on (site), hotline=1001 (site), hotlineDelay=4 (site)""",
                effective.settings().entrySet().stream()
                        .map(each -> each.getKey().key() + "=" + each.getValue().value() + " ("
                                + each.getValue().from() + ")")
                        .collect(Collectors.joining(", ")));
        assertEquals(
                List.of("phone_setting.backlight_time", "empty", "off", "a.b", "c.d"),
                List.copyOf(effective.raw().keySet()));
        assertEquals(
                "off",
                plan.levels()
                        .of("yealink", "T33G", null)
                        .settings()
                        .get(Setting.SYSLOG)
                        .value());
        assertEquals(Map.of(), plan.levels().of("snom", "D785", null).raw());
        assertEquals(
                List.of("112", "911", "999", "*7#", "0101", "1001", "9"),
                plan.levels().numbers().patterns());
    }

    @Test
    void extensionsAreTiedToAllMacsOfTheirPhones() throws IOException {
        SipPlan plan = everything().sip();
        assertTrue(plan.serving());
        assertEquals("hotel \"quoted\"", plan.realm());
        assertEquals(SipPlan.LeaseRule.OFF, plan.leaseRule());
        assertEquals(
                new SipPlan.Extension(
                        "*7#", "*7#", " spaces ", null, false, Set.of(SNOM, SNOM_TOO), Map.of(SNOM_TOO, SNOM)),
                plan.extensions().get("*7#"));
        assertEquals(
                new SipPlan.Extension("0101", "Ρεσεψιόν", "1e5", true, Set.of(YEALINK)),
                plan.extensions().get("0101"));
        assertEquals(
                Map.of(
                        "9",
                        new SipPlan.Number("9", "Reception", List.of("0101", "1001"), false),
                        "112",
                        new SipPlan.Number("112", "112", List.of("1001"), false)),
                plan.numbers());
    }

    @Test
    void absentKeysHaveTheirDefaults() {
        Plans plans = compile("dialtone: 1");
        assertTrue(plans.dhcp().serving());
        assertTrue(plans.dhcp().automaticOptions());
        assertNull(plans.dhcp().serverAddress());
        assertEquals(ProvisionPlan.LeaseRule.ENFORCE, plans.provision().leaseRule());
        assertEquals(ProvisionPlan.UnknownPhones.HOLD, plans.provision().unknownPhones());
        assertEquals(
                new ProvisionPlan.Site("Dialtone", "UTC", "en", List.of(), null),
                plans.provision().site());
        assertEquals("dialtone", plans.sip().realm());
        assertEquals(SipPlan.LeaseRule.ENFORCE, plans.sip().leaseRule());
    }

    @Test
    void anExternalRegistrarIsWherePhonesGo() {
        Plans plans = compile("dialtone: 1\nregistrar: {mode: external, host: pbx.example.org, transport: tcp}");
        assertEquals(
                new ProvisionPlan.Registrar("pbx.example.org", 5060, "tcp", 600),
                plans.provision().registrar());
        assertFalse(plans.sip().serving());
    }

    @Test
    void modeOffServesNobody() {
        assertFalse(compile("dialtone: 1\ndhcp: {mode: off}").dhcp().serving());
    }

    @Test
    void theTokenIsInTheRoot() {
        assertEquals(
                new ProvisioningRoot(8080, "abcdefgh"),
                compile("dialtone: 1\nprovisioning: {token: abcdefgh}").dhcp().root());
    }

    private static Plans everything() throws IOException {
        return compile(Files.readString(Path.of("src/test/resources/site/everything.yaml")));
    }

    private static Plans compile(String yaml) {
        Site site = SiteReader.read(yaml).document();
        return SiteCompiler.compile(
                new Secrets(new SplittableRandom(1), _ -> Map.of())
                        .complete(site, SiteReader.read("dialtone: 1").document()),
                new Endpoints(8080, 5070),
                PhonePasswords.UNKNOWN);
    }

    private static String told(DhcpPlan plan) {
        StringBuilder text = new StringBuilder();
        text.append(plan.serving() ? "serving" : "silent")
                .append(", interfaces ")
                .append(plan.interfaces())
                .append(", automatic ")
                .append(plan.automaticOptions())
                .append(", server ")
                .append(plan.serverAddress())
                .append(", root ")
                .append(plan.root().url(plan.serverAddress()))
                .append('\n');
        text.append("everyone ").append(told(plan.options())).append('\n');
        plan.scopes()
                .forEach(scope -> text.append(scope.name())
                        .append(' ')
                        .append(scope.subnet())
                        .append(" pools ")
                        .append(scope.pools())
                        .append(" without ")
                        .append(scope.exclude())
                        .append("\n ")
                        .append(scope.leaseTime())
                        .append(" of ")
                        .append(scope.minLeaseTime())
                        .append(" to ")
                        .append(scope.maxLeaseTime())
                        .append(", T1 ")
                        .append(scope.renewTime())
                        .append(", T2 ")
                        .append(scope.rebindTime())
                        .append(", authoritative ")
                        .append(scope.authoritative())
                        .append(", on ")
                        .append(scope.interfaceName())
                        .append("\n ")
                        .append(scope.poolClasses())
                        .append(' ')
                        .append(scope.scopePolicy())
                        .append("\n ")
                        .append(told(scope.options()))
                        .append('\n'));
        text.append("phones ")
                .append(new TreeSet<>(plan.admission().phones()))
                .append(", denied ")
                .append(plan.admission().denied())
                .append(' ')
                .append(plan.admission().deniedMakers())
                .append('\n');
        plan.classes()
                .forEach(each -> text.append(each.name())
                        .append(' ')
                        .append(each.match())
                        .append(' ')
                        .append(told(each.options()))
                        .append('\n'));
        plan.reservations()
                .forEach(each -> text.append(each.holder())
                        .append(' ')
                        .append(each.address())
                        .append(' ')
                        .append(each.hostname())
                        .append(' ')
                        .append(told(each.options()))
                        .append('\n'));
        return text.toString();
    }

    private static List<String> told(List<OptionSetting> options) {
        return options.stream()
                .map(option -> option.code() + "=" + told(option.value()))
                .toList();
    }

    private static String told(OptionValue value) {
        return switch (value) {
            case OptionValue.Bytes bytes -> bytes.toString();
            case OptionValue.Text text -> text.template().replace("\0", "(NUL)");
            case OptionValue.Encapsulated inside -> told(inside.parts()).toString();
            case OptionValue.ByEnterprise by ->
                by.parts().stream()
                        .map(part -> part.number() + ": " + told(part.data()))
                        .toList()
                        .toString();
        };
    }
}
