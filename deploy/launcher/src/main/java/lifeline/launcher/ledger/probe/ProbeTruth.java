package lifeline.launcher.ledger.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the simulators' truth file tells beyond the ledger.
 *
 * @param messages acknowledged by the broker
 * @param unsent made, and never handed to the broker
 */
public record ProbeTruth(
        Instant startedAt, Instant endedAt, long messages, long unsent, List<Bump> bumps, List<Count> counts) {
    public ProbeTruth {
        bumps = List.copyOf(bumps);
        counts = List.copyOf(counts);
    }

    public static ProbeTruth read(Path file) {
        try {
            JsonNode root = new JsonMapper().readTree(file.toFile());
            List<Bump> bumps = new ArrayList<>();
            root.path("bumps").forEach(node -> bumps.add(bump(node)));
            List<Count> counts = new ArrayList<>();
            root.path("counts").forEach(node -> counts.add(count(node)));
            return new ProbeTruth(
                    instant(root, "startedAt").orElseThrow(),
                    instant(root, "endedAt").orElseThrow(),
                    root.path("ledger").path("messages").asLong(),
                    root.path("ledger").path("unsent").asLong(),
                    bumps,
                    counts);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static Bump bump(JsonNode node) {
        return new Bump(
                node.path("sensor").asText(),
                node.path("rule").asText(),
                instant(node, "from").orElseThrow(),
                instant(node, "confirmedAt").orElseThrow(),
                instant(node, "until").orElseThrow(),
                node.path("whole").asBoolean(),
                instant(node, "quietFrom"),
                instant(node, "quietUntil"));
    }

    private static Count count(JsonNode node) {
        return new Count(
                node.path("sensor").asText(),
                node.path("first").asDouble(),
                node.path("step").asDouble(),
                node.path("numbers").asLong());
    }

    private static Optional<Instant> instant(JsonNode node, String field) {
        return node.hasNonNull(field)
                ? Optional.of(Instant.parse(node.path(field).asText()))
                : Optional.empty();
    }

    /** How long was published. */
    public Duration length() {
        return Duration.between(startedAt, endedAt);
    }
}
