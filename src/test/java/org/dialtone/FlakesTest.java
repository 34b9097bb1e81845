package org.dialtone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code .mk/flakes}: a test that passes only in its second try fails the run unless the list excuses it. */
class FlakesTest {

    private static final String REPORT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="org.dialtone.ATest" time="1.2" tests="4" errors="0" skipped="0" failures="1">
              <testcase name="passes" classname="org.dialtone.ATest" time="0.1"/>
              <testcase name="failsTwice" classname="org.dialtone.ATest" time="0.1">
                <failure message="one"/><rerunFailure message="two"/>
              </testcase>
              %s
            </testsuite>
            """;
    private static final String WITH_PARAMETERS = """
            <testcase name="counts(String, int)[2]" classname="org.dialtone.ATest$Inner" time="0.2">
              <flakyFailure message="expected" type="x"><stackTrace><![CDATA[at org.dialtone]]></stackTrace></flakyFailure>
            </testcase>""";
    private static final String PLAIN = """
            <testcase name="waits" classname="org.dialtone.ATest" time="0.2"><flakyError type="x"/></testcase>""";

    @TempDir
    Path folder;

    private Path list;
    private Path reports;

    @BeforeEach
    void makeFolders() throws IOException {
        list = Files.writeString(folder.resolve("flaky"), "# none\n");
        reports = Files.createDirectory(folder.resolve("surefire-reports"));
    }

    @Test
    void testsThatPassedOrFailedTwiceAreNotNamed() throws Exception {
        assertEquals("0 ", flakes(""));
    }

    @Test
    void aTestThatNeededASecondTryFailsTheRunWithItsName() throws Exception {
        assertEquals(
                "1 dialtone: passed only in its second try: org.dialtone.ATest#waits; mend it, or list it with a reason in "
                        + list + "\n",
                flakes(PLAIN));
    }

    @Test
    void aTestWithParametersIsNamedByItsMethodOnce() throws Exception {
        assertEquals(
                "1 dialtone: passed only in its second try: org.dialtone.ATest$Inner#counts; mend it, or list it with a reason in "
                        + list + "\n",
                flakes(WITH_PARAMETERS + WITH_PARAMETERS.replace("[2]", "[3]")));
    }

    @Test
    void theListExcusesATestAndItsReasonIsShown() throws Exception {
        Files.writeString(list, "# those\norg.dialtone.ATest#waits, the kernel's clock is coarse\n");
        assertEquals(
                "0 dialtone: passed in its second try, as " + list
                        + " says: org.dialtone.ATest#waits (the kernel's clock is coarse)\n",
                flakes(PLAIN));
    }

    @Test
    void theListExcusesNoTestWithoutAReasonOrWithALongerName() throws Exception {
        Files.writeString(
                list, "org.dialtone.ATest#waits\norg.dialtone.ATest#waits,\norg.dialtone.ATest#waitsLong, slow\n");
        assertEquals("1", flakes(PLAIN).substring(0, 1));
    }

    /** Maven ended before a test began. */
    @Test
    void aFolderThatIsNotThereHasNoFlakes() throws Exception {
        Files.delete(reports);
        assertEquals("0 ", run());
    }

    private String flakes(String testcases) throws IOException, InterruptedException {
        Files.writeString(reports.resolve("TEST-org.dialtone.ATest.xml"), REPORT.formatted(testcases));
        return run();
    }

    private String run() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ".mk/flakes",
                        list.toString(),
                        reports.toString(),
                        folder.resolve("failsafe-reports").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + output;
    }
}
