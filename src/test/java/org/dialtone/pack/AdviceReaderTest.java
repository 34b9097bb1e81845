package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dialtone.phone.FirmwareAdvice;
import org.dialtone.phone.FirmwareAdvice.Via;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceReaderTest {

    private final List<PackFault> faults = new ArrayList<>();

    private FirmwareAdvice read(String firmware) {
        return PackReader.read(
                        PackSource.of("acme", Map.of("pack.yaml", "name: Acme\nfirmware: " + firmware + "\n")),
                        "acme",
                        PackReader.Trial.NOW,
                        faults)
                .pack()
                .firmware();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {avoid: [{versions: 1.*, says: x, source: y}]}                           | "sure" is missing
            {avoid: [{says: x, source: y, sure: z}]}                                 | "versions" is missing
            {avoid: [{versions: 1.*, says: x, source: y, sure: z, from: 2}]}         | unknown key "from"
            {via: [{below: soon, step: 2.*, says: x, source: y, sure: z}]}           | "soon" has no number, so no version is below it
            {via: [{below: 2, says: x, source: y, sure: z}]}                         | "step" is missing
            {bad: []}                                                                | unknown key "bad"
            """)
    void faultsAreToldWithTheirPlace(String firmware, String says) {
        read(firmware);
        assertEquals(1, faults.size(), faults.toString());
        assertEquals(true, faults.getFirst().says().contains(says), faults.toString());
        assertEquals("acme/pack.yaml", faults.getFirst().file());
        assertEquals(2, faults.getFirst().line());
    }

    @ParameterizedTest(name = "{0}: from {1} to {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            M1 | 1.9   | 3.0   | true
            M1 | 1.9   | 2.1   | false
            M1 | 2.1   | 3.0   | false
            M1 | 1.9   | 1.95  | false
            M1 | -     | 3.0   | true
            M1 | -     | 1.0   | false
            M* | -     | 3.0   | true
            N1 | 1.9   | 3.0   | false
            -  | 1.9   | 3.0   | true
            """)
    void aStepIsNeededFromBelowToBeyond(String model, String runs, String wanted, boolean needed) {
        FirmwareAdvice advice = read("{via: [{models: 'M?', below: 2, step: '2.*', says: x, source: y, sure: z}]}");
        assertEquals(List.of(), faults);
        assertEquals(needed, advice.between(model, runs, wanted).map(Via::says).isPresent());
    }

    @Test
    void aBadVersionIsBadForItsModels() {
        FirmwareAdvice advice = read("{avoid: [{models: 'M?', versions: '*.87.*', says: no, source: y, sure: z}]}");
        assertEquals("no", advice.against("M1", "66.87.0.1").orElseThrow().says());
        assertEquals(true, advice.against("N1", "66.87.0.1").isEmpty());
        assertEquals(true, advice.against("M1", "66.86.0.1").isEmpty());
    }
}
