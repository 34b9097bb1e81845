package org.dialtone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;

/** Files of the program and in the jars of its libraries, by their names: a class loader can't list them. */
final class ClassPathFiles {

    interface Reader {
        void read(byte[] content) throws IOException;
    }

    private ClassPathFiles() {}

    /** Gives the reader each file whose name matches. */
    static void read(Pattern name, Reader reader) {
        try {
            Path own = own();
            for (String each : names(own)) {
                if (name.matcher(each).matches()) {
                    reader.read(Files.readAllBytes(own.resolve(each)));
                }
            }
            for (URL manifest :
                    Collections.list(ClassPathFiles.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
                if (manifest.getProtocol().equals("jar")) {
                    String path = manifest.getPath();
                    readJar(URI.create(path.substring(0, path.lastIndexOf('!'))), name, reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the program's own files below its folder of classes. */
    static List<String> names() {
        try {
            return names(own());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static Path own() {
        try {
            return Path.of(Ip4.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void readJar(URI jar, Pattern name, Reader reader) throws IOException {
        try (JarFile open = new JarFile(jar.getPath())) {
            for (JarEntry entry : Collections.list(open.entries())) {
                if (name.matcher(entry.getName()).matches()) {
                    try (InputStream in = open.getInputStream(entry)) {
                        reader.read(in.readAllBytes());
                    }
                }
            }
        }
    }
}
