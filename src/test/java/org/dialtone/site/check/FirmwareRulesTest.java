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
            {vendor: yealink, model: "T4*", version: 66.86.0.15, file: here.rom, rollout: {}}     | -
            {vendor: yealink, model: "T4*", file: here.rom, rollout: {}}                          | a rollout needs the version
            {vendor: yealink, model: "T4*", version: 66.86.0.15, file: here.rom, rollout: {canaries: [001565aabbcc]}} | 00:15:65:aa:bb:cc is no phone of the site
            {vendor: yealink, model: "T4*", version: 66.86.0.15, file: here.rom, rollout: {canaries: 0}} | "0" is not a number from 1
            {vendor: yealink, model: "T4*", version: 66.86.0.15, file: here.rom, rollout: {shares: [50%, 10%]}} | 10% is not more than the share before
            {vendor: yealink, model: "T4*", version: 66.86.0.15, file: here.rom, rollout: {shares: [100%]}} | 100% is not more than the share before, or is all
            {vendor: yealink, model: "T4*", version: 66.86.0.15, file: here.rom, rollout: {within: soon}} | "soon" is not a length of time
            {vendor: yealink, model: "T4*", version: 66.86.0.15, file: here.rom, rollout: {within: 30d}} | a phone can't be waited for so long
            {vendor: yealink, model: "T4*", version: 66.86.0.15, file: here.rom, rollout: {businessHours: [mon-fry 8:00-18:00]}} | "mon-fry 8:00-18:00" is not hours of the week
            {vendor: yealink, model: "T4*", version: 66.86.0.15, file: here.rom, rollout: {businessHours: ["22:00-05:00"]}} | "22:00-05:00" ends before it begins
            {vendor: yealink, model: "T4*", version: 66.86.0.15, file: here.rom, rollout: {atOnce: 0}} | "0" is not a number from 1
            {vendor: yealink, model: "T4*", version: 66.86.0.15, file: here.rom, rollout: {hours: []}} | unknown key "hours"
            {vendor: yealink, model: "T4*", version: 66.86.0.15, file: here.rom, steps: [{below: 66.84}]} | version is missing
            {vendor: yealink, model: "T4*", version: 66.86.0.15, file: here.rom, steps: [{below: 66.84, version: 66.84.0.1, file: gone.rom}]} | the file gone.rom isn't on the box
            {vendor: yealink, model: "T46S", version: 66.87.0.5, file: here.rom}                  | version 66.87.0.5 is known to be bad: no audio (a report)
            {vendor: yealink, model: "T4*", version: 66.86.0.15, file: here.rom, steps: [{below: 66.80, version: 66.87.0.1, file: here2.rom}]} | version 66.87.0.1 is known to be bad
            {vendor: yealink, model: "T5*", version: 66.87.0.5, file: here.rom}                   | -
            {vendor: snom, model: "*", version: 10.1.5, file: here.rom}                           | phones below 8.9 must run 8.9.* in between
            {vendor: snom, model: "*", version: 10.1.5, file: here.rom, steps: [{below: 8.9, version: 8.9.3, file: here.rom}]} | -
            {vendor: snom, model: "*", version: 8.7.5, file: here.rom}                            | -
            """)
    void findingsTellWhatIsWrongWithFirmware(String lines, String says) {
        String yaml = "dialtone: 1\nsite: {timezone: UTC}\nfirmware: [" + lines + "]\n";
        List<String> told = new SiteCheck(TestPacks.packs(), HERE)
                .check(yaml).findings().stream().map(Object::toString).toList();
        assertEquals(says != null, !told.isEmpty(), told.toString());
        assertEquals(says == null || told.getFirst().contains(says), true, told.toString());
    }
}
