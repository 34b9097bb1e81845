package org.dialtone.app;

import org.dialtone.net.Ip4;

/** Goes on with nothing that is asked while this process may answer nothing. */
public record WhileAnswering(NeighbourCheck check, Answering answering) implements NeighbourCheck {

    @Override
    public void ifUnknown(Ip4 address, Runnable then) {
        check.ifUnknown(address, () -> answer(then));
    }

    @Override
    public void always(Ip4 address, Runnable then) {
        check.always(address, () -> answer(then));
    }

    private void answer(Runnable then) {
        if (answering.now()) {
            then.run();
        }
    }
}
