package org.dialtone.site.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.dialtone.dhcp.CoHostedServices;
import org.dialtone.site.Review;
import org.dialtone.site.SiteCheck;
import org.dialtone.site.TestPacks;
import org.dialtone.site.compile.Plans;
import org.dialtone.site.model.Endpoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BesideRulesTest {

    private static final CoHostedServices APPLIANCE = new CoHostedServices(true, true);
    private static final String START = "dialtone: 1\nsite: {timezone: UTC, ntp: [self, 10.66.0.7]}\n";

    @Test
    void aBoxThatServesNoTimeIsNoTimeServer() {
        String yaml = START + "provisioning: {settings: {ntp: [10.66.0.7, self]}}";
        assertEquals("""
                line 2, site.ntp: warning: this box serves no time: phones are told no server for "self"; name the address of a time server
                line 3, provisioning.settings.ntp: this box serves no time, so "self" is no time server; name the address of a time server""", found(yaml, CoHostedServices.NOTHING));
        assertEquals("", found(yaml, APPLIANCE));
    }

    @Test
    void namesAreToldWhereTheyAreAnswered() {
        String yaml = "dialtone: 1\nsite: {timezone: UTC}\ndns: {names: {pbx.hotel: 10.66.0.9}}";
        assertEquals(
                "line 3, dns.names: warning: this box answers no DNS: nobody is told these names; set them on the site's name server; "
                        + "the appliance answers them itself",
                found(yaml, CoHostedServices.NOTHING));
        assertEquals("", found(yaml, APPLIANCE));
    }

    @Test
    void aPbxByNameMustBeKnown() {
        String yaml = "dialtone: 1\nsite: {timezone: UTC}\nregistrar: {mode: external, host: PBX.hotel}\n";
        assertEquals(
                "line 3, registrar.host: warning: the box's DNS doesn't know the name PBX.hotel: phones that ask it don't find the PBX; "
                        + "add dns: {names: {PBX.hotel: the PBX's address}}, write the address here, or set option 6 by hand",
                found(yaml, APPLIANCE));
        assertEquals("", found(yaml, CoHostedServices.NOTHING));
        assertEquals("", found(yaml + "dns: {names: {pbx.hotel: 10.66.0.9}}", APPLIANCE));
    }

    @ParameterizedTest(name = "port {0}, interfaces {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            0    | [eth0] | phones send it to port 514, which is closed on this box
            514  | []     | -
            5514 | [eth0] | phones send it to port 514, and this box takes it on port 5514
            -1   | []     | phones send it to port 514, which is closed on this box
            -1   | [eth0] | -
            """)
    void phonesSyslogIsHeardWhereItsPortIsOpen(int port, String interfaces, String says) {
        String yaml = "dialtone: 1\nsite: {timezone: UTC}\ndhcp: {interfaces: " + interfaces
                + "}\nprovisioning: {settings: {syslog: self}}";
        Review review = new SiteCheck(
                        TestPacks.packs(),
                        Surroundings.UNKNOWN,
                        new Endpoints(80, 5060, 0, port, CoHostedServices.NOTHING))
                .check(yaml);
        assertEquals(
                says == null
                        ? ""
                        : "line 4, provisioning.settings.syslog: warning: " + says
                                + "; set dialtone.syslog.port to 514, or write another address",
                review.findings().stream().map(Object::toString).collect(Collectors.joining("\n")));
    }

    @Test
    void phonesAreToldTheTimeOfTheBoxUnlessTheSiteNamesOthersAlone() {
        assertEquals("[self] true", told("dialtone: 1", APPLIANCE));
        assertEquals("[self, 10.66.0.7] true", told(START, APPLIANCE));
        assertEquals("[10.66.0.7] false", told("dialtone: 1\nsite: {ntp: [10.66.0.7]}", APPLIANCE));
        assertEquals("[10.66.0.7] false", told(START, CoHostedServices.NOTHING));
        assertEquals("[] false", told("dialtone: 1", CoHostedServices.NOTHING));
    }

    private static String told(String yaml, CoHostedServices beside) {
        Plans plans = new SiteCheck(TestPacks.packs())
                .plans(yaml, new Endpoints(80, 5060, 0, 514, beside))
                .orElseThrow();
        return plans.provision().site().ntp() + " " + plans.dhcp().beside().time();
    }

    private static String found(String yaml, CoHostedServices beside) {
        return new SiteCheck(TestPacks.packs(), Surroundings.UNKNOWN, new Endpoints(80, 5060, 0, 514, beside))
                .check(yaml).findings().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
