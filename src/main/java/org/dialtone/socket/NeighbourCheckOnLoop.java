package org.dialtone.socket;

import io.netty.channel.EventLoop;
import org.dialtone.app.NeighbourCheck;
import org.dialtone.net.Ip4;

/** Continues on one event loop, at once where the check ends on that loop. */
public record NeighbourCheckOnLoop(EventLoop loop, NeighbourCheck check) implements NeighbourCheck {

    @Override
    public void ifUnknown(Ip4 address, Runnable then) {
        check.ifUnknown(address, () -> onLoop(then));
    }

    @Override
    public void always(Ip4 address, Runnable then) {
        check.always(address, () -> onLoop(then));
    }

    private void onLoop(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
        } else {
            loop.execute(task);
        }
    }
}
