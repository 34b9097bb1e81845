package org.dialtone.cli;

import picocli.CommandLine.Model.OptionSpec;

/** An option that takes no value. */
record Flag(OptionSpec spec) {

    static Flag of(String name, String description) {
        return new Flag(option(name).description(description).build());
    }

    /** One that the usage doesn't name, because a program gives it. */
    static Flag hidden(String name) {
        return new Flag(option(name).hidden(true).build());
    }

    private static OptionSpec.Builder option(String name) {
        return OptionSpec.builder(name).arity("0").type(boolean.class);
    }

    boolean isGiven() {
        return Boolean.TRUE.equals(spec.getValue());
    }
}
