package org.dialtone.store.backup;

import java.io.IOException;
import org.dialtone.app.BackupFault;
import org.dialtone.store.StateSwap;

/** How a decision over a box's whole state is kept for the next start, which carries it out. */
interface Decisions {

    /** Makes of the state in {@link StateSwap#UNPACKED} what the next start takes; a {@link BackupFault} where it can't. */
    void prepare() throws IOException;

    /** Decides for what lies in {@link StateSwap#UNPACKED}. */
    void restore() throws IOException;

    /** Decides for the state from before the last restore; false: there is none. */
    boolean undo() throws IOException;

    void reset() throws IOException;

    /** Whether one waits. */
    boolean isMade();

    /** Those of a box on files. */
    static Decisions inFolder(StateSwap swap) {
        return new Decisions() {

            @Override
            public void prepare() {
                // The next start brings older tables to its version.
            }

            @Override
            public void restore() throws IOException {
                swap.decide();
            }

            @Override
            public boolean undo() throws IOException {
                return swap.decideToGoBack();
            }

            @Override
            public void reset() throws IOException {
                swap.decideToEmpty();
            }

            @Override
            public boolean isMade() {
                return swap.isDecided();
            }
        };
    }
}
