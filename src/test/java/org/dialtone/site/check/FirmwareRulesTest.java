package org.dialtone.site.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.site.SiteCheck;
import org.dialtone.site.TestPacks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirmwareRulesTest {

    private static final Surroundings HERE = new Surroundings() {
        @Override
        public List<Ip4> addresses() {
            return List.of();
        }

        @Override
        public boolean reaches(Ip4 address) {
            return true;
        }

        @Override
        public boolean serves(List<String> interfaces) {
            return true;
        }

        @Override
        public boolean isSilent(Ip4 router) {
            return false;
        }

        @Override
        public boolean hasFirmware(String file) {
            return file.startsWith("here");
        }
    };

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            {vendor: yealink, model: "T4*", version: 66.86.0.15, file: here.rom}                  | -
            {vendor: yealink, model: "T4*", file: gone.rom}                                       | the file gone.rom isn't on the box, or is empty
            {vendor: yealink, model: "T4*", file: here.rom, more: [gone.sbn]}                     | the file gone.sbn isn't on the box, or is empty
            {vendor: nobody, model: "T4*", file: here.rom}                                        | there is no vendor pack nobody
            {vendor: yealink, file: here.rom}                                                     | model is missing
            {vendor: yealink, model: "T4*"}                                                       | file is missing
            {vendor: yealink, model: "T4*", file: ../secret.key}                                  | "../secret.key" is not a file name
            {vendor: yealink, model: "T4*", file: .hidden}                                        | ".hidden" is not a file name
            {vendor: yealink, model: "T4*", file: 'a\\b'}                                         | "a\\b" is not a file name
            {vendor: yealink, model: "T4*", file: here.rom}, {vendor: yealink, model: "t4*", file: here2.rom} | yealink t4* stands here a second time
            {vendor: yealink, model: "T4*", file: here.rom}, {vendor: yealink, model: "T5*", file: here.rom}  | -
            {vendor: yealink, model: "T4*", file: here.rom}, {vendor: yealink, model: "T5*", file: hEre.rom}  | differ in case alone
            """)
    void findingsTellWhatIsWrongWithFirmware(String lines, String says) {
        String yaml = "dialtone: 1\nsite: {timezone: UTC}\nfirmware: [" + lines + "]\n";
        List<String> told = new SiteCheck(TestPacks.packs(), HERE)
                .check(yaml).findings().stream().map(Object::toString).toList();
        assertEquals(says != null, !told.isEmpty(), told.toString());
        assertEquals(says == null || told.getFirst().contains(says), true, told.toString());
    }
}
