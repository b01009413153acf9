package lifeline.ingest.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lifeline.ingest.Message;
import lifeline.ingest.Samples;
import lifeline.ingest.codec.Decoder;
import lifeline.ingest.codec.Outcome;
import lifeline.ingest.codec.cloud.Clouds;
import lifeline.ingest.validation.Rejection;
import lifeline.ingest.validation.RejectionReason;

/** What every format owes whatever the bytes are; a format is a topic that leads to it and its golden payloads. */
final class Format {
    private static final String SENML_TOPIC = "lifeline/v1/gas/well-0001/dev-0001/senml";

    static final Format JSON = new Format("json", Samples.TOPIC, "", ".json");
    static final Format ALINK = new Format("alink post", Clouds.alink("post"), "alink", ".post.json");
    static final Format ALINK_BATCH = new Format("alink batch", Clouds.alink("batch"), "alink", ".batch.json");
    static final Format ALINK_PACK = new Format("alink pack", Clouds.alink("pack"), "alink", ".pack.json");
    static final Format ALINK_HISTORY = new Format("alink history", Clouds.alink("history"), "alink", ".history.json");
    static final Format SENML_JSON = new Format("senml json", SENML_TOPIC, "senml", ".json");
    static final Format SENML_CBOR = new Format("senml cbor", SENML_TOPIC, "senml", ".cbor");
    static final Format HUAWEI = new Format("huawei", Clouds.HUAWEI_REPORT, "huawei", ".json");

    /** No reading and no refusal is told in fewer bytes: a small number in a CBOR array of nonsense. */
    private static final int SHORTEST_BYTES = 1;

    /** Beside its readings a message has few rejections of its own and one for each reason. */
    private static final int MOST_REJECTIONS = 8 + RejectionReason.values().length;

    /** A reading costs some hundred bytes, and no format writes one in fewer than six. */
    private static final long BYTES_EACH = 1_000;

    /** Buffers, and the sentence that says what is wrong. */
    private static final long BYTES_ALWAYS = 1 << 20;

    /** What is read for the first time loads classes, and a fuzzer rewrites them, on this very thread. */
    private static final int ATTEMPTS = 3;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final String name;
    private final String topic;
    private final String folder;
    private final String ending;
    private final Decoder decoder = Clouds.decoder();

    /**
     * @param folder of the golden payloads, below {@code payload}
     * @param ending of their names
     */
    Format(String name, String topic, String folder, String ending) {
        this.name = name;
        this.topic = topic;
        this.folder = folder;
        this.ending = ending;
    }

    /** The golden payloads of the format: what fuzzing begins with. */
    List<byte[]> seeds() {
        try {
            Path golden = Path.of(Format.class.getResource("/payload/" + folder).toURI());
            try (Stream<Path> files = Files.list(golden)) {
                return files.filter(file -> file.toString().endsWith(ending))
                        .sorted()
                        .map(Format::bytes)
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads {@code payload}; no exception leaves, no defect shows, and what comes out is bounded by what went in. */
    void read(byte[] payload) {
        if (payload.length > Message.MAX_PAYLOAD_BYTES) {
            return; // refused before any codec sees it
        }
        long most = BYTES_ALWAYS + BYTES_EACH * payload.length;
        long allocated = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && allocated > most; attempt++) {
            allocated = Math.min(allocated, allocatedReading(payload));
        }
        long least = allocated;
        assertTrue(least <= most, () -> payload.length + " bytes took " + least + " bytes, " + most + " at most");
    }

    /** Reads {@code payload} and tells how many bytes of memory that took: a measure of work that no load disturbs. */
    long allocatedReading(byte[] payload) {
        Message message = Samples.message(topic, payload);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Outcome outcome = decoder.decode(message);
        long after = THREADS.getCurrentThreadAllocatedBytes();
        check(outcome, payload.length);
        return after - before;
    }

    private static void check(Outcome outcome, int length) {
        for (Rejection rejection : outcome.rejections()) {
            assertTrue(rejection.reason() != RejectionReason.CODEC_FAILED, rejection::detail);
        }
        int rejected =
                outcome.rejections().stream().mapToInt(Rejection::readings).sum();
        int told = outcome.readings().size() + rejected;
        assertTrue(told >= 1, "it is neither read nor refused");
        assertTrue(told <= 1 + length / SHORTEST_BYTES, () -> told + " of " + length + " bytes");
        assertTrue(outcome.rejections().size() <= MOST_REJECTIONS, "too many rejections");
    }

    @Override
    public String toString() {
        return name;
    }
}
