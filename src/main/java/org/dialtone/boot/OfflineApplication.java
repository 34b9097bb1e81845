package org.dialtone.boot;

import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.dialtone.cli.LeaseFileControl;
import org.dialtone.cli.SiteControl;
import org.dialtone.cli.Terminal;
import org.dialtone.cli.control.ControlHandler;
import org.dialtone.cli.control.Frame;

/** Starts the box without ports for one command of the command line. */
public class OfflineApplication implements QuarkusApplication {

    /** Quarkus makes the instance and returns only a number. */
    private static final AtomicReference<Frame> ANSWER = new AtomicReference<>();

    private final SiteControl control;
    private final LeaseFileControl leaseFiles;

    @Inject
    OfflineApplication(SiteControl control, LeaseFileControl leaseFiles) {
        this.control = control;
        this.leaseFiles = leaseFiles;
    }

    public static Frame answer(Terminal terminal, Frame request) {
        List<String> arguments = new ArrayList<>(request.words());
        arguments.add(request.text());
        int status = Launch.quarkus(OfflineApplication.class, terminal, arguments.toArray(String[]::new));
        Frame answer = ANSWER.getAndSet(null);
        return answer == null ? Frame.answer(status, "") : answer;
    }

    @Override
    public int run(String... arguments) {
        List<String> words = List.of(arguments).subList(0, arguments.length - 1);
        Map<String, ControlHandler> handlers = new HashMap<>(control.handlers());
        handlers.putAll(leaseFiles.handlers());
        ControlHandler.Answer answer =
                handlers.get(words.getFirst()).handle(words.subList(1, words.size()), arguments[arguments.length - 1]);
        ANSWER.set(Frame.answer(answer.status(), answer.text()));
        return answer.status();
    }
}
