package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What a lab's box reads, as text. */
class LabSiteTest {

    @Test
    void writesTheSiteFileInTheOrderOfItsSections() {
        assertEquals(
                """
                dialtone: 1
                site: {name: Lab, timezone: Europe/Athens}
                provisioning: {token: LabToken0001, leaseRule: enforce}
                dhcp:
                  interfaces: [voice0]
                  knownServers: ["02:66:00:00:00:09"]
                  scopes:
                    - {name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.1.200], leaseTime: 10m}
                    - {name: left, subnet: 10.71.0.0/24}
                extensions:
                  - {number: "1001", name: Reception, password: secret-one}
                phones:
                  - {mac: "00:15:65:00:00:01", vendor: yealink, lines: ["1001"], addresses: [10.66.0.60]}
                dns: {names: {pbx: 10.66.0.9}}
                """,
                LabSite.voice()
                        .phone("00:15:65:00:00:01", "1001", "addresses: [10.66.0.60]")
                        .with("dns: {names: {pbx: 10.66.0.9}}")
                        .extension("1001", "Reception", "password: secret-one")
                        .scope("left", "10.71.0.0/24")
                        .dhcp("knownServers: [\"02:66:00:00:00:09\"]")
                        .token("LabToken0001")
                        .provisioning("leaseRule: enforce")
                        .yaml());
    }

    @Test
    void leavesOutSectionsThatHoldNothing() {
        assertEquals("""
                dialtone: 1
                site: {name: Lab, timezone: UTC}
                dhcp:
                  interfaces: [voice0]
                  mode: listen
                """, LabSite.listening().timezone("UTC").yaml());
    }
}
