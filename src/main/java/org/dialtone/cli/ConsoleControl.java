package org.dialtone.cli;

import java.util.List;
import org.dialtone.app.Actor;
import org.dialtone.app.ConsoleAccess;
import org.dialtone.cli.control.ControlHandler;
import org.dialtone.site.EditFault;
import org.dialtone.site.model.Site.VoiceConsole;

/** Carries out {@code dialtone console} in the box. */
record ConsoleControl(ConsoleAccess console) implements ControlHandler {

    /** Arguments: show, open or close, and {@code screen} where the appliance's screen asks. */
    @Override
    public Answer handle(List<String> arguments, String text) {
        Actor who = SiteControl.actor(arguments, "console");
        try {
            ConsoleAccess.Standing standing = switch (arguments.getFirst()) {
                case "open" -> console.set(who, VoiceConsole.OPEN);
                case "close" -> console.set(who, VoiceConsole.CLOSED);
                default -> console.standing();
            };
            return new Answer(0, standing.says() + "\n");
        } catch (EditFault e) {
            return new Answer(1, e.getMessage() + "; " + e.remedy());
        }
    }
}
