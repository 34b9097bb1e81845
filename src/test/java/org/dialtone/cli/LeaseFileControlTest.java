package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.List;
import org.dialtone.app.LeaseControl;
import org.dialtone.app.LeaseNotStored;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.junit.jupiter.api.Test;

class LeaseFileControlTest {

    /** The audit log is not there: nothing was done that it could note. */
    @Test
    void aFullDiskIsToldAsSuch() {
        LeaseControl full = (LeaseControl) Proxy.newProxyInstance(
                LeaseControl.class.getClassLoader(), new Class<?>[] {LeaseControl.class}, (_, _, _) -> {
                    throw LeaseNotStored.imported("the disk is full: make room", null);
                });
        Answer answer = new LeaseFileControl(full, null)
                .handlers()
                .get(LeaseFileControl.WORD)
                .handle(List.of("dnsmasq.leases"), "0 00:15:65:00:00:01 192.0.2.1 * *\n");
        assertEquals(1, answer.status());
        assertEquals(
                "the disk is full: make room. No lease was taken: import the file again once the disk takes changes.\n",
                answer.text());
    }
}
