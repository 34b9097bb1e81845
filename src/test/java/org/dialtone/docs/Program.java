package org.dialtone.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled program, wherever its classes lie. */
public final class Program {

    private static final Path CLASSES = Path.of("target/classes");

    private Program() {}

    /** All classes that carry the annotation, by name; none is initialised. */
    public static List<Class<?>> annotatedWith(Class<? extends Annotation> annotation) {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("org/dialtone"))) {
            return files.filter(file -> file.toString().endsWith(".class") && names(file, annotation))
                    .sorted()
                    .<Class<?>>map(Program::load)
                    .filter(each -> each.isAnnotationPresent(annotation))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the class file names the annotation at all: so that not every class is loaded. */
    private static boolean names(Path file, Class<?> annotation) {
        try {
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return bytes.contains(annotation.descriptorString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(Path file) {
        String name = CLASSES.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
        try {
            return Class.forName(name, false, Program.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
