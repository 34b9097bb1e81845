package org.dialtone.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisioningRootUrlTest {

    private static final Ip4 SERVER = Ip4.of("192.0.2.1");
    private static final MacAddress PHONE = MacAddress.of("00:15:65:AA:BB:0C");

    @ParameterizedTest
    @CsvSource({
        "80, http://192.0.2.1/, http://192.0.2.1/provision/s3cret/",
        "8080, http://192.0.2.1:8080/, http://192.0.2.1:8080/provision/s3cret/",
        "443, http://192.0.2.1:443/, http://192.0.2.1:443/provision/s3cret/"
    })
    void theUrlNamesThePortUnlessItIsThatOfHttp(int port, String base, String url) {
        ProvisioningRoot root = new ProvisioningRoot(port, "s3cret");
        assertEquals(base, root.base(SERVER));
        assertEquals(url, root.url(SERVER));
        assertEquals(url, root.fill("{root}", SERVER, PHONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                       | ''",
                "plain text               | plain text",
                "{mac}{MAC}               | 001565aabb0c001565AABB0C",
                "{server}:{server}        | 192.0.2.1:192.0.2.1",
                "{root}{token}            | http://192.0.2.1/provision/s3cret/s3cret",
                // A phone fills its own placeholder: doubled braces keep it for the phone.
                "cfg{{mac}}.xml           | cfg{mac}.xml",
                "{{root}}{{MAC}}{{what}}  | {root}{MAC}{what}",
                "{ma}{Mac}{ROOT}          | {ma}{Mac}{ROOT}",
                "{}{ mac }{mac            | {}{ mac }{mac",
                "{{mac}                   | {001565aabb0c",
                "a\\b$0{mac}              | a\\b$0001565aabb0c"
            })
    void aTextIsFilledWithWhatItNames(String text, String filled) {
        assertEquals(filled, new ProvisioningRoot(80, "s3cret").fill(text, SERVER, PHONE));
    }

    @Test
    void theTokenDoesNotGetIntoALog() {
        assertEquals("ProvisioningRoot[8080]", new ProvisioningRoot(8080, "s3cret").toString());
    }
}
