package org.dialtone.web.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.dialtone.app.Condition;
import org.dialtone.app.Said;
import org.dialtone.journal.Language;
import org.dialtone.web.console.forms.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Health is told in words, with what to do where something is wrong. */
class HealthLineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dhcp sockets   | true  | open      | eth0   | good | DHCP            | Open: eth0
            dhcp sockets   | true  | mode      | serving | good | DHCP           | Mode: serving
            dhcp sockets   | false | reason    | closed | bad  | DHCP            | Reason: closed
            journal        | true  | dropped   | 0      | good | Journal of the phones |
            journal        | true  | dropped   | 3      | warn | Journal of the phones | Rows lost: 3
            routers        | true  | no answer to ARP | 10.0.0.1 | warn | Routers | No answer to ARP: 10.0.0.1
            address pools  | true  | voice     | 5 free | good | Address pools   | voice: 5 free
            shared address | true  | here      | 10.66.0.1 | good | Shared address | On this machine: 10.66.0.1
            shared address | true  | claimed   | 10.66.0.1 by 00:00:5e:00:53:01 on eth1 | warn | Shared address | Used by another device: 10.66.0.1 by 00:00:5e:00:53:01 on eth1
            databases      | true  | committed | on the server's disk | good | Databases | Committed: on the server's disk
            databases      | true  | standby b | streaming | good | Databases | Standby b: streaming
            databases      | true  | durable   | no        | warn | Databases | Outlives a power cut: no
            alarms outside | true  | https://10.66.0.8 | 0 waiting, 0 given up | good | Alarms sent out | https://10.66.0.8: 0 waiting, 0 given up
            machines       | true  | hear nothing | south | warn | Machines      | Ready, but hear no device: south
            phones since the start | true | kept | false   | good | Phones since the start | Kept: no
            a new one      | false | reason    | broken | bad  | a new one       | Reason: broken
            """)
    void aConditionIsToldInWords(
            String name, boolean up, String key, String value, String style, String title, String says) {
        HealthLine line =
                HealthLine.of(Condition.of(name, () -> new Condition.State(up, Map.of(key, value))), Words.english());
        assertEquals(title, line.title());
        assertEquals(style, line.style());
        assertEquals(says == null ? "" : says, String.join("; ", line.says()));
        assertEquals(style.equals("good"), line.remedy() == null);
    }

    @Test
    void whatIsFoundIsInTheReadersLanguage() {
        Condition condition = Condition.of(
                "address pools", () -> new Condition.State(false, Map.of("voice", Said.of("pool.empty", 0, 254))));
        assertEquals(
                List.of("voice: 0 von 254 frei: LEER, neue Telefone bekommen keine Adresse"),
                HealthLine.of(condition, Words.of(Language.GERMAN)).says());
        assertEquals(
                Map.of("voice", "0 of 254 free: EMPTY, new phones get no address"),
                condition.now().data());
    }
}
