package org.dialtone.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.app.Settings;
import org.dialtone.cli.control.Frame;
import org.dialtone.dhcp.DhcpOffer;

/** A process that starts no box: notes what a command asks of it, and answers what the test says. */
final class FakeProcess implements BoxProcess {

    /** {@code serve} or {@code demo}, with settings that tell whether they were handed on. */
    final List<String> started = new ArrayList<>();

    final List<Frame> asked = new ArrayList<>();
    final List<String> probed = new ArrayList<>();
    int status;
    Frame answer = Frame.answer(0, "done\n");
    Exception fault;
    List<DhcpOffer> offers = List.of();

    @Override
    public int serve(Settings settings, Terminal terminal) {
        return start("serve", settings);
    }

    @Override
    public int demo(Settings settings, Terminal terminal) {
        return start("demo", settings);
    }

    private int start(String what, Settings settings) {
        started.add(what + " data=" + settings.data().getFileName() + " interfaces="
                + settings.interfaces().map(names -> String.join(",", names)).orElse("-") + " site="
                + settings.site().map(path -> path.getFileName().toString()).orElse("-"));
        return status;
    }

    @Override
    public Frame answer(Frame request, Terminal terminal) throws IOException {
        asked.add(request);
        switch (fault) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new IllegalArgumentException(fault);
        }
        return answer;
    }

    @Override
    public List<DhcpOffer> probe(String interfaceName) {
        probed.add(interfaceName);
        return offers;
    }
}
