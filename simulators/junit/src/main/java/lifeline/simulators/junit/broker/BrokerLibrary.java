package lifeline.simulators.junit.broker;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import lifeline.broker.BrokerProcess;

/** The jars a broker's process needs. They travel as files in our own jar, so that they are on no test's class path. */
final class BrokerLibrary {
    private static final String FOLDER = "lifeline/simulators/junit/broker-lib/";

    private BrokerLibrary() {}

    /** @param folder where the jars are unpacked, once, unless they lie beside our classes */
    static synchronized String classPath(Path folder) {
        Path own = location(BrokerLibrary.class);
        Path library = Files.isDirectory(own) ? own.resolve(FOLDER) : folder.resolve("lib");
        try {
            if (!Files.isDirectory(own) && !Files.isDirectory(library)) {
                Files.createDirectories(library);
                unpack(own, library);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the broker's jars cannot be unpacked to " + library, e);
        }
        if (!Files.isDirectory(library)) {
            throw new IllegalStateException("the broker's jars are not at " + library + "; build with: mvn package");
        }
        return location(BrokerProcess.class) + File.pathSeparator + library.resolve("*");
    }

    private static void unpack(Path jar, Path library) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Enumeration<JarEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().startsWith(FOLDER) && !entry.isDirectory()) {
                    Path target = library.resolve(entry.getName().substring(FOLDER.length()));
                    if (!library.equals(target.getParent())) {
                        throw new IOException("not a plain name: " + entry.getName());
                    }
                    try (InputStream content = file.getInputStream(entry)) {
                        Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path that is no path", e);
        }
    }
}
