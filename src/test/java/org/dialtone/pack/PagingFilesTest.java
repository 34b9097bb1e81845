package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Answer;
import org.dialtone.provision.Layer;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.provision.Setting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What paging, intercom and hotline add to each vendor's file, switched on and off; {@code -Dgolden.bless=true} writes
 * it anew.
 */
class PagingFilesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/paging");
    private static final Ip4 PHONE = Ip4.of("10.66.1.1");
    private static final Layer ON = layer("239.1.1.1:10000 239.1.1.2:10002", "on", "1009", "4");
    private static final Layer OFF = layer("off", "off", "off", "0");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            yealink         | 001565aabbcc | T46S    | 001565aabbcc.cfg
            fanvil          | 0c383e07e16c | X5U     | 0c383e07e16c.cfg
            fanvil-text     | 0c383e2b29e7 | X210    | 0c383e2b29e7.cfg
            dinstar         | f8a03d000001 | C60     | f8a03d000001.cfg
            akuvox          | 0c1105000001 | R29     | 0C1105000001.cfg
            snom            | 000413922d24 | D785    | cfg000413922D24
            grandstream-ata | 000b82aabb03 | HT814   | cfg000b82aabb03.xml
            algo            | 0022ee000001 | 8301    | algom0022EE000001.conf
            """)
    void theyAddWhatTheVendorCallsThem(String vendor, String mac, String model, String file) throws IOException {
        String text = "on\n" + added(vendor, mac, model, file, ON) + "off\n" + added(vendor, mac, model, file, OFF);
        Path golden = GOLDEN.resolve(vendor + ".txt");
        if (Boolean.getBoolean("golden.bless")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }
        assertEquals(Files.readString(golden), text);
    }

    private static String added(String vendor, String mac, String model, String file, Layer own) {
        List<Map.Entry<String, String>> entries = new ArrayList<>(entries(vendor, mac, model, file, own));
        entries(vendor, mac, model, file, Layer.NONE).forEach(entries::remove);
        return entries.stream()
                .map(each -> "  " + each.getKey() + "=" + each.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static List<Map.Entry<String, String>> entries(
            String vendor, String mac, String model, String file, Layer own) {
        Answer answer = new PhoneRig()
                .set(
                        MacAddress.of(mac),
                        PHONE,
                        vendor,
                        model,
                        own,
                        null,
                        new Line("1001", "Reception", null, "s3cret-1001"))
                .ask(PHONE, "/" + file, null);
        byte[] bytes = assertInstanceOf(Answer.Document.class, answer, answer.toString())
                .bytes();
        return FileReader.read(vendor, new String(bytes, StandardCharsets.UTF_8));
    }

    private static Layer layer(String paging, String intercom, String hotline, String delay) {
        return new Layer(
                Map.of(
                        Setting.PAGING, paging,
                        Setting.INTERCOM, intercom,
                        Setting.HOTLINE, hotline,
                        Setting.HOTLINE_DELAY, delay),
                List.of());
    }
}
