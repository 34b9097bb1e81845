package org.dialtone.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisioningRootTest {

    private final ProvisioningRoot root = new ProvisioningRoot(8080, "a$1");

    @ParameterizedTest
    @CsvSource({
        "{root}, http://10.66.0.1:8080/provision/a$1/",
        "{root}cfg{MAC}.htm, http://10.66.0.1:8080/provision/a$1/cfg001565AABBCC.htm",
        "tftp://{server}/{mac}.cfg, tftp://10.66.0.1/001565aabbcc.cfg",
        "{{mac}} {odd} {token}, {mac} {odd} a$1"
    })
    void aTextIsFilledForOnePhone(String text, String filled) {
        assertEquals(filled, root.fill(text, Ip4.of("10.66.0.1"), MacAddress.of("001565aabbcc")));
    }
}
