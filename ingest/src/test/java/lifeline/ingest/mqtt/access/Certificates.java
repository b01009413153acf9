package lifeline.ingest.mqtt.access;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A certificate authority of a test, made by openssl as long as the test lasts. */
final class Certificates {
    private static final Path PROGRAM = Path.of("/usr/bin/openssl");

    private final Path folder;
    private final Path ca;
    private final Path caKey;

    /** A certificate and its key. */
    record Issued(Path certificate, Path key) {}

    Certificates(Path folder, String name) throws IOException, InterruptedException {
        boolean installed = Files.isExecutable(PROGRAM);
        if (!installed && "forbid".equals(System.getProperty("lifeline.skip"))) {
            throw new AssertionError(PROGRAM + " is not installed");
        }
        assumeTrue(installed, "skipped: " + PROGRAM + " is not installed (Debian: apt install openssl)");
        this.folder = folder;
        this.ca = folder.resolve(name + ".pem");
        this.caKey = folder.resolve(name + ".key");
        List<String> command = new ArrayList<>(List.of("req", "-x509", "-days", "2", "-subj", "/CN=" + name));
        command.addAll(List.of("-out", ca.toString()));
        openssl(command, caKey);
    }

    Path ca() {
        return ca;
    }

    /** One that this authority has signed, for {@code host}, valid for so many days from now; -1 has expired. */
    Issued issue(String name, String host, int days) throws IOException, InterruptedException {
        Path key = folder.resolve(name + ".key");
        Path request = folder.resolve(name + ".csr");
        Path certificate = folder.resolve(name + ".pem");
        Path extension = folder.resolve(name + ".ext");
        openssl(new ArrayList<>(List.of("req", "-subj", "/CN=" + name, "-out", request.toString())), key);
        boolean address = Character.isDigit(host.charAt(0));
        Files.writeString(extension, "subjectAltName=" + (address ? "IP:" : "DNS:") + host);
        run(List.of(
                "x509",
                "-req",
                "-in",
                request.toString(),
                "-CA",
                ca.toString(),
                "-CAkey",
                caKey.toString(),
                "-days",
                "" + days,
                "-extfile",
                extension.toString(),
                "-out",
                certificate.toString()));
        return new Issued(certificate, key);
    }

    private static void openssl(List<String> command, Path key) throws IOException, InterruptedException {
        command.addAll(List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"));
        command.addAll(List.of("-keyout", key.toString()));
        run(command);
    }

    private static void run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " says: " + said);
        }
    }
}
