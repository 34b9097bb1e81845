package org.dialtone.cli;

import java.util.List;
import java.util.Map;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.LeaseControl;
import org.dialtone.app.LeaseNotStored;
import org.dialtone.cli.control.ControlHandler;
import org.dialtone.cli.control.ControlHandler.Answer;

/** Carries out {@code dialtone free-declined} in the running box. */
public record LeaseCommands(LeaseControl leases, Audit audit) {

    static final String FREE_DECLINED = "free-declined";

    /** The commands by name. */
    public Map<String, ControlHandler> handlers() {
        return Map.of(FREE_DECLINED, this::freeDeclined);
    }

    private Answer freeDeclined(List<String> arguments, String nothing) {
        try {
            int freed = leases.freeDeclined();
            audit.note(Actor.command(FREE_DECLINED), AuditAct.DECLINED_FREED, null, Integer.toString(freed), "0");
            return new Answer(0, "freed addresses that were declined: " + freed + "\n");
        } catch (LeaseNotStored e) {
            return new Answer(1, e.says() + "\n");
        }
    }
}
