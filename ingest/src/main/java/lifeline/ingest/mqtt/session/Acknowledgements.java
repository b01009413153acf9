package lifeline.ingest.mqtt.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Which messages may be acknowledged when which checkpoint completes. Used by the task's thread only.
 *
 * <p>A completed checkpoint frees everything emitted before it, also what earlier checkpoints held whose completion was
 * never told: notifications are best effort.
 */
final class Acknowledgements {
    private final TreeMap<Long, List<Batch>> byCheckpoint = new TreeMap<>();
    private List<Collecting> sinceLast = new ArrayList<>();

    /** Packet ids of one connection, in the order they arrived, which is the order MQTT wants them acknowledged in. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Batch(long generation, int[] packetIds) {}

    private static final class Collecting {
        private final long generation;
        private int[] packetIds = new int[256];
        private int count;

        private Collecting(long generation) {
            this.generation = generation;
        }

        private void add(int packetId) {
            if (count == packetIds.length) {
                packetIds = Arrays.copyOf(packetIds, 2 * count);
            }
            packetIds[count++] = packetId;
        }

        private Batch batch() {
            return new Batch(generation, Arrays.copyOf(packetIds, count));
        }
    }

    /** A message was emitted: the next checkpoint holds it. */
    void emitted(long generation, int packetId) {
        Collecting last = sinceLast.isEmpty() ? null : sinceLast.get(sinceLast.size() - 1);
        if (last == null || last.generation != generation) {
            last = new Collecting(generation);
            sinceLast.add(last);
        }
        last.add(packetId);
    }

    /** The checkpoint is being taken: it holds all that was emitted so far. */
    void checkpoint(long checkpointId) {
        if (!sinceLast.isEmpty()) {
            byCheckpoint.put(
                    checkpointId, sinceLast.stream().map(Collecting::batch).toList());
            sinceLast = new ArrayList<>();
        }
    }

    /** The checkpoint is durable; what it and all earlier ones held may now be acknowledged. */
    List<Batch> complete(long checkpointId) {
        var complete = byCheckpoint.headMap(checkpointId, true);
        List<Batch> batches = complete.values().stream().flatMap(List::stream).toList();
        complete.clear();
        return batches;
    }
}
