package org.dialtone.socket.dhcp;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.dialtone.app.StartupFault;

/** Prints what a probe of the interface (first argument) finds within a number of seconds (second). */
final class ProbeMain {

    private ProbeMain() {}

    public static void main(String[] arguments) {
        try {
            new DhcpProbe(RandomGenerator.getDefault())
                    .probe(arguments[0], Duration.ofSeconds(Integer.parseInt(arguments[1])))
                    .forEach(offer -> System.out.println(offer.text()));
            System.out.println("done");
        } catch (StartupFault e) {
            System.out.println(e.getMessage());
        }
    }
}
