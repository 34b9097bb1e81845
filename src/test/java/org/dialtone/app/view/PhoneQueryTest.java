package org.dialtone.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneQueryTest {

    private static final PhoneQuery ALL =
            new PhoneQuery("", PhoneGroup.ALL, "", "", "", "", false, PhoneOrder.ATTENTION, false);

    @ParameterizedTest
    @CsvSource({
        "'', ALL, '', '', '', '', false, 1000 1001 1002 1003 1004 1005",
        "100, ALL, snom, '', '', '', false, 1001 1004",
        "'', ALL, '', 8841, '', '', false, 1002 1005",
        "'', ALL, '', '', 66.86.0.15, rooms, false, 1002",
        "'', ALL, '', '', '', guests, false, 1000 1004",
        "'', ALL, '', '', '', '', true, 1000",
        "'', BEHIND, '', '', '', '', false, 1000",
        "'', STUCK, '', '', '', '', false, ''",
        "room 4998, ALL, '', '', '', '', false, 1002",
        "00:15:65:00:00:03, ALL, '', '', '', '', false, 1003",
        "001565000003, ALL, '', '', '', '', false, 1003",
        "10.66.0.4, ALL, '', '', '', '', false, 1004",
        "cisco 88, ALL, '', '', '', '', false, 1002 1005"
    })
    void aPhoneIsFoundWhereItMatchesInEveryWay(
            String text,
            PhoneGroup group,
            String vendor,
            String model,
            String firmware,
            String scope,
            boolean behind,
            String extensions) {
        PhoneQuery query =
                new PhoneQuery(text, group, vendor, model, firmware, scope, behind, PhoneOrder.EXTENSION, false);
        assertEquals(extensions, extensions(query.select(ManyPhones.all(6, PhoneState.REGISTERED))));
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, false, 1005 1004 1003 1002 1001 1000",
        "NAME, true, 1000 1001 1002 1003 1004 1005",
        "EXTENSION, true, 1005 1004 1003 1002 1001 1000",
        "ADDRESS, false, 1000 1001 1002 1003 1004 1005",
        "MODEL, false, 1002 1005 1001 1004 1000 1003",
        "MODEL, true, 1000 1003 1001 1004 1002 1005",
        "FIRMWARE, false, 1000 1002 1004 1001 1003 1005",
        "SEEN, false, 1005 1004 1003 1002 1001 1000"
    })
    void phonesAreSorted(PhoneOrder order, boolean reversed, String extensions) {
        PhoneQuery query = new PhoneQuery("", PhoneGroup.ALL, "", "", "", "", false, order, reversed);
        assertEquals(extensions, extensions(query.select(ManyPhones.all(6, PhoneState.REGISTERED))));
    }

    @Test
    void phonesThatNeedTheOperatorComeFirst() {
        List<PhoneView> phones = new ArrayList<>();
        List.of(PhoneState.REGISTERED, PhoneState.UNHEARD, PhoneState.BOOTING, PhoneState.STUCK)
                .forEach(state -> phones.add(ManyPhones.phone(phones.size(), state)));
        assertEquals("1003 1002 1001 1000", extensions(ALL.select(phones)));
        PhoneQuery byAddress = new PhoneQuery("", PhoneGroup.ALL, "", "", "", "", false, PhoneOrder.ADDRESS, false);
        assertEquals("1000 1002 1003 1001", extensions(byAddress.select(phones)), "without an address: last");
    }

    @Test
    void aShortExtensionComesBeforeALongOne() {
        List<PhoneView> phones =
                List.of(ManyPhones.phone(9_000, PhoneState.REGISTERED), ManyPhones.phone(8_999, PhoneState.REGISTERED));
        assertEquals("9999 10000", extensions(ALL.select(phones)));
    }

    @Test
    void keysAreReadBack() {
        for (PhoneGroup group : PhoneGroup.values()) {
            assertEquals(group, PhoneGroup.of(group.key()).orElseThrow());
        }
        for (PhoneOrder order : PhoneOrder.values()) {
            assertEquals(order, PhoneOrder.of(order.key()).orElseThrow());
        }
        assertTrue(PhoneGroup.of("ALL").isEmpty());
    }

    private static String extensions(List<PhoneView> phones) {
        return phones.stream().map(phone -> phone.lines().getFirst().number()).collect(Collectors.joining(" "));
    }
}
