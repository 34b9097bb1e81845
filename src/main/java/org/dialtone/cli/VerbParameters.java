package org.dialtone.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The parameters of a command that asks one of several things of the box: a verb, and a file that some verbs take. */
final class VerbParameters {

    private VerbParameters() {}

    /** @param told those of the verbs that the usage names */
    @SafeVarargs
    static <V extends Enum<V>> PositionalParamSpec verb(String description, V... told) {
        return PositionalParamSpec.builder()
                .index("0")
                .required(true)
                .type(told[0].getDeclaringClass())
                .paramLabel(Arrays.stream(told).map(Enum::name).collect(Collectors.joining("|")))
                .description(description)
                .build();
    }

    static PositionalParamSpec file(String description) {
        return PositionalParamSpec.builder()
                .index("1")
                .arity("0..1")
                .type(Path.class)
                .paramLabel("FILE")
                .description(description)
                .build();
    }
}
