package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as dnsmasq 2.91 writes them. */
class DnsAnswerTest {

    @Test
    void anAnswerTellsWhoAskedAndWhatHeWasTold() {
        assertEquals(
                Optional.of(new DnsAnswer(Ip4.of("10.66.1.7"), "rps.yealink.com", "NXDOMAIN")),
                DnsAnswer.of("dnsmasq[30060]: 5 10.66.1.7/47010 config rps.yealink.com is NXDOMAIN"));
        assertEquals(
                Optional.of(new DnsAnswer(Ip4.of("10.66.1.7"), "pbx.hotel", "10.66.0.9")),
                DnsAnswer.of(
                        "Nov 26 18:51:25 dnsmasq[30060]: 3 10.66.1.7/43724 /run/dialtone/names/names pbx.hotel is 10.66.0.9"));
        assertEquals(
                Optional.of(new DnsAnswer(Ip4.of("10.66.1.7"), "fax.hotel", "NODATA")),
                DnsAnswer.of("dnsmasq[30060]: 3 10.66.1.7/43724 config fax.hotel is NODATA-IPv4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dnsmasq[30060]: started, version 2.91 cachesize 150",
                "dnsmasq[30060]: 1 10.66.0.1/40051 query[A] dialtone from 10.66.0.1",
                "dnsmasq[30060]: 7 10.66.0.1/46643 config pbx.hotel is NODATA-IPv6",
                "dnsmasq[30060]: 9 10.66.0.1/49671 /run/dialtone/names/names 10.66.0.9 is pbx.hotel",
                "dnsmasq[30060]: 10 10.66.0.1/54843 config 1.2.3.4.in-addr.arpa is NXDOMAIN",
                "dnsmasq[30060]: overflow: 5149 log entries lost",
                "dnsmasq[30060]: 5 10.66.1.7/47010 config dnsmasq[1]: 5 10.66.0.9/7 config x is NXDOMAIN",
                "dnsmasq[30060]: 1 10.66.0.999/40051 config x is NXDOMAIN",
                "",
            })
    void otherLinesAreNoAnswersToAPhone(String line) {
        assertEquals(Optional.empty(), DnsAnswer.of(line));
    }
}
