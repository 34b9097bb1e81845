package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the script that keeps a tried slot, or goes back. */
class GoodSlotTest {

    @TempDir
    Path folder;

    private SlotTree box;

    @BeforeEach
    void box() throws IOException {
        box = new SlotTree(folder);
        box.environment.put("DIALTONE_TRIAL", "600");
        box.environment.put("DIALTONE_STEADY", "0");
        box.write("run/live/medium/slot-b/up-before", "dhcp sockets\nsip sockets\n");
    }

    @Test
    void aSlotThatIsAsWellAsTheOneBeforeIsKept() throws IOException {
        tries("b");
        box.write("run/dialtone/esp/grub/failed.txt", "of another time\n");
        SlotTree.Told told = box.run("good", new byte[0]);
        assertEquals("slot b is good", told.last());
        assertEquals("slot=b", box.grub());
        assertFalse(Files.exists(box.file("run/dialtone/esp/grub/failed.txt")));
        assertEquals(
                "running b\ngood b\nslot a 1.2.0 20260601000000\nslot b 1.1.0 20260101000000\n",
                box.run("errands/slots", new byte[0]).text());
    }

    @Test
    void aCheckThatWasDownBeforeTheUpdateIsNoFaultOfIt() throws IOException {
        tries("b");
        box.health("UP dhcp sockets\nUP sip sockets\nDOWN other dhcp servers\n");
        assertEquals("slot b is good", box.run("good", new byte[0]).last());
    }

    @Test
    void anAnswerIsEnoughWhereTheStateBeforeIsUnknown() throws IOException {
        Files.delete(box.file("run/live/medium/slot-b/up-before"));
        tries("b");
        box.health("DOWN dhcp sockets\n");
        assertEquals("slot b is good", box.run("good", new byte[0]).last());
    }

    @Test
    void aSlotThatGetsIllGoesBack() throws IOException {
        tries("b");
        box.health("DOWN dhcp sockets\nUP sip sockets\n");
        goesBack("After 1 s: dhcp sockets is down.");
    }

    @Test
    void aSlotThatDoesntAnswerGoesBack() throws IOException {
        tries("b");
        box.health("");
        goesBack("After 1 s: the box doesn't answer.");
    }

    @Test
    void wellForTooShortIsNotWell() throws IOException {
        tries("b");
        box.environment.put("DIALTONE_STEADY", "600");
        goesBack("After 1 s: it was not well for 600 s without a break.");
    }

    /**
     * The trial ends after a second where the slot isn't kept.
     *
     * @param phones  what the box says of them: back, heard, kept; null: nothing
     * @param time    how long they have to ask, in seconds
     * @param outcome good, or why the box goes back
     */
    @ParameterizedTest(name = "phones {0}, dhcp {1}, time to ask {2} s: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -           | UP   | 0   | good
            0 0 false   | UP   | 0   | good
            1 1 false   | UP   | 0   | good
            6 10 false  | UP   | 0   | good
            5 10 false  | UP   | 0   | of 10 phones that asked since the start 5 have registered again
            0 3 false   | UP   | 0   | of 3 phones that asked since the start 0 have registered again
            0 3 true    | UP   | 0   | good
            0 3 true    | DOWN | 0   | good
            9 9 false   | DOWN | 0   | dhcp sockets is down
            9 9 false   | UP   | 600 | its phones still had time to ask
            9 9 true    | UP   | 600 | good
            -           | UP   | 600 | good
            """)
    void mostPhonesThatAskedMustBeBack(String phones, String dhcp, String time, String outcome) throws IOException {
        tries("b");
        box.environment.put("DIALTONE_PHONES", time);
        box.health(dhcp + " dhcp sockets\nUP sip sockets\n" + (phones == null ? "" : "PHONES " + phones + "\n"));
        if (outcome.equals("good")) {
            assertEquals("slot b is good", box.run("good", new byte[0]).last());
            assertEquals("slot=b", box.grub());
        } else {
            goesBack("After 1 s: " + outcome + ".");
        }
    }

    /** The script reads what the box answers, JSON on one line or on many. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", " ", "\n        "})
    void healthTellsOfPhones(String space) throws IOException, InterruptedException {
        String answer = """
                {"checks": [{"name": "calls", "status": "UP"}, {"name": "phones since the start", "status": "UP",
                "data": {#"back": "3",#"heard": "12",#"kept": "false"}}]}""".replace("#", space);
        String script = Files.readString(Path.of("iso/overlay/usr/lib/dialtone/health"))
                .replaceAll("(?m)^(exec 3|printf ).*$", "")
                .replace("cat <&3", "cat");
        Process process = new ProcessBuilder("bash", "-c", script).start();
        process.getOutputStream().write(answer.getBytes());
        process.getOutputStream().close();
        String told = new String(process.getInputStream().readAllBytes());
        assertEquals("UP calls\nUP phones since the start\nPHONES 3 12 false\n", told);
        assertEquals(0, process.waitFor());
    }

    private void goesBack(String why) throws IOException {
        box.environment.put("DIALTONE_TRIAL", "1");
        SlotTree.Told told = box.run("good", new byte[0]);
        assertEquals("slot b is not good: " + why + " The box goes back to slot a.", told.last());
        assertEquals("slot=a new=b", box.grub());
        assertTrue(Files.exists(box.file("run/dialtone/asked")), "it asks for a restart");

        box.runs("a");
        String back = "The update in slot b didn't come up; the box went back to slot a.\n" + why + "\n";
        assertEquals(back, box.run("good", new byte[0]).text());
        assertEquals(back, Files.readString(box.file("run/dialtone/update-failed")));
        assertEquals(
                "running a\ngood a\nfailed b " + why + "\nslot a 1.2.0 20260601000000\nslot b 1.1.0 20260101000000\n",
                box.run("errands/slots", new byte[0]).text());
    }

    /** After a panic of the kernel, say, nothing could write the reason down. */
    @Test
    void aSlotThatNeverGotAsFarIsToldToo() throws IOException {
        box.grub("slot=a", "try=", "new=b");
        assertEquals(
                "The update in slot b didn't come up; the box went back to slot a.\n",
                box.run("good", new byte[0]).text());
        assertTrue(box.run("errands/slots", new byte[0]).text().contains("\nfailed b \n"));
    }

    @Test
    void anOrdinaryStartJudgesNothing() throws IOException {
        box.health("");
        SlotTree.Told told = box.run("good", new byte[0]);
        assertEquals("", told.text());
        assertEquals(0, told.status());
        assertEquals("slot=a", box.grub());
        assertFalse(Files.exists(box.file("run/dialtone/asked")));
    }

    @Test
    void anUpdateThatWaitsForTheNextStartHasNotFailed() throws IOException {
        box.grub("slot=a", "try=b", "new=b");
        assertEquals("", box.run("good", new byte[0]).text());
        assertEquals("slot=a try=b new=b", box.grub());
    }

    /** Sets GRUB's block as GRUB leaves it: it clears "try" before it starts that slot. */
    private void tries(String slot) throws IOException {
        box.runs(slot);
        box.grub("slot=a", "try=", "new=" + slot);
    }
}
