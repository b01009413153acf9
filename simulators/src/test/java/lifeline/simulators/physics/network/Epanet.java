package lifeline.simulators.physics.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;

/** The real EPANET, in WebAssembly on Node: a process for each network. */
public final class Epanet {
    private static final Path FOLDER = Path.of("src", "test", "epanet");

    private static final double ONE_PERCENT = 0.01;

    private Epanet() {}

    /** Skips the running test where Node or the package is missing, or fails it where skips are forbidden. */
    public static void require() {
        boolean there = false;
        try {
            there = Files.isDirectory(FOLDER.resolve("node_modules/epanet-js"))
                    && new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            // no node
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!there) {
            String lacking = "EPANET in WebAssembly is not installed: Node 20 and npm ci in " + FOLDER.toAbsolutePath();
            if ("forbid".equals(System.getProperty("lifeline.skip"))) {
                fail(lacking);
            }
            Assumptions.abort("skipped: " + lacking);
        }
    }

    /** {@code version}, and {@code pressures} by node in m. */
    public static JsonNode solve(String inp, Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("network.inp"), inp);
        Path faults = directory.resolve("faults.txt");
        Process process = new ProcessBuilder("node", "pressures.cjs", file.toString())
                .directory(FOLDER.toFile())
                .redirectError(faults.toFile())
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("EPANET says: " + Files.readString(faults));
        }
        return new JsonMapper().readTree(answer);
    }

    /** One network, solved by us and by EPANET: pressures are within one percent at every node. */
    public static void assertSame(Network network, Loads loads, Path directory) throws Exception {
        Hydraulics ours = new GradientSolver(network).solve(loads);
        JsonNode theirs = solve(InpFile.of(network, loads), directory);
        double worst = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int node = 0; node < network.nodes().size(); node++) {
            Node there = network.nodes().get(node);
            double epanet = theirs.path("pressures").path(there.id()).asDouble(Double.NaN);
            if (!there.source()) {
                double pressure = ours.heads()[node] - there.elevation();
                assertEquals(epanet, pressure, Math.abs(epanet) * ONE_PERCENT, there.id());
                worst = Math.max(worst, Math.abs(pressure - epanet) / Math.abs(epanet));
                lowest = Math.min(lowest, epanet);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "EPANET %d: %d nodes, pressures down to %.1f m, at most %.4f %% apart%n",
                theirs.path("version").asInt(),
                network.nodes().size(),
                lowest,
                worst * 100);
        assertTrue(lowest > 0, "EPANET finds " + lowest + " m, no state of a network that works");
    }
}
