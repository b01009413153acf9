package lifeline.stream.replay.given;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lifeline.contract.topology.Connection;
import lifeline.contract.topology.Connection.Kind;
import lifeline.contract.topology.InvalidTopologyException;
import lifeline.contract.topology.Topology;
import lifeline.contract.yaml.Fault;
import lifeline.stream.replay.recording.CsvCells;
import lifeline.stream.replay.recording.InvalidRecordingException;

/** Which asset flows to which: {@code from,to,metres}. A faulty line refuses the whole file. */
public final class PipesCsv {
    private static final String HEADER = "from,to,metres";

    private PipesCsv() {}

    /** @throws InvalidRecordingException naming every fault with file and line, or a loop */
    public static Topology read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Fault> faults = new ArrayList<>();
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            faults.add(new Fault(file.toString(), 1, "the columns are " + HEADER));
        }
        List<Connection> connections = new ArrayList<>();
        for (int i = 1; i < lines.size() && (i == 1 || faults.isEmpty()); i++) {
            if (!lines.get(i).isBlank()) {
                take(file, i + 1, CsvCells.of(lines.get(i)), connections, faults);
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidRecordingException(faults, true);
        }
        try {
            return Topology.ofConnections(connections);
        } catch (InvalidTopologyException e) {
            throw new InvalidRecordingException(
                    List.of(new Fault(file.toString(), 1, String.valueOf(e.getMessage()))), true);
        }
    }

    private static void take(
            Path file, int line, List<String> cells, List<Connection> connections, List<Fault> faults) {
        if (cells.size() != 3 || cells.get(0).isEmpty() || cells.get(1).isEmpty()) {
            faults.add(new Fault(file.toString(), line, "a line has two assets and the metres between them"));
            return;
        }
        try {
            double metres = Double.parseDouble(cells.get(2));
            connections.add(new Connection(cells.get(0), cells.get(1), Kind.FLOWS_TO, metres));
        } catch (NumberFormatException e) {
            faults.add(new Fault(file.toString(), line, "'" + cells.get(2) + "' is no number of metres"));
        }
    }
}
