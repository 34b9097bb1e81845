package org.dialtone.cli;

import org.dialtone.app.ApplianceUpdates.Slot;
import org.dialtone.app.ApplianceUpdates.State;

/** Describes the two slots in lines for a person. */
final class UpdateText {

    private UpdateText() {}

    static String of(State state) {
        StringBuilder text = new StringBuilder();
        for (Slot slot : state.slots()) {
            text.append("slot ")
                    .append(slot.name())
                    .append(": version ")
                    .append(slot.version())
                    .append(", built ")
                    .append(slot.serial())
                    .append(role(state, slot.name()))
                    .append('\n');
        }
        if (state.failed() != null) {
            text.append("The update in slot ")
                    .append(state.failed())
                    .append(" didn't come up; the box went back to slot ")
                    .append(state.running())
                    .append(".")
                    .append(state.why().isEmpty() ? "" : " " + state.why())
                    .append('\n');
        }
        return text.toString();
    }

    private static String role(State state, String slot) {
        if (slot.equals(state.running())) {
            return slot.equals(state.good()) ? ", runs" : ", runs and is being tried";
        }
        return slot.equals(state.next()) ? ", is tried at the next start" : "";
    }
}
