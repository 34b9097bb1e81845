package org.dialtone.simulate;

import java.util.Optional;
import java.util.function.Consumer;

/** Prints one line for each phone, as the phones finish. */
public final class PhoneTable {

    private static final String ROW = "%-20s %-17s  %-15s %-28s %-9s %s";

    private final Consumer<String> out;
    private boolean begun;

    public PhoneTable(Consumer<String> out) {
        this.out = out;
    }

    public synchronized void row(SimulatedBoot boot) {
        if (!begun) {
            begun = true;
            out.accept(ROW.formatted("PHONE", "MAC", "ADDRESS", "FILE", "EXTENSION", "STATE"));
        }
        out.accept(ROW.formatted(
                        boot.vendor() + " " + boot.model(),
                        boot.mac(),
                        text(boot.address()),
                        text(boot.file()),
                        boot.accounts().isEmpty() ? "-" : String.join(",", boot.accounts()),
                        state(boot))
                .stripTrailing());
    }

    private static String state(SimulatedBoot boot) {
        long milliseconds =
                boot.nanos().values().stream().mapToLong(Long::longValue).sum() / 1_000_000;
        return boot.registered() ? "registered after " + milliseconds + " ms" : "stuck: " + boot.fault();
    }

    private static String text(Object value) {
        return Optional.ofNullable(value).map(Object::toString).orElse("-");
    }
}
