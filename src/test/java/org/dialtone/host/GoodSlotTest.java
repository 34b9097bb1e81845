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
