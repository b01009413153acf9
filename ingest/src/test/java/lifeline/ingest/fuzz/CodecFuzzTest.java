package lifeline.ingest.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes are, no exception leaves a codec and it takes no more than linear work. A normal run reads the golden
 * payloads and past findings; with {@code JAZZER_FUZZ=1} one target searches for new ones, see the module's README.
 */
class CodecFuzzTest {
    @FuzzTest(maxDuration = "5m")
    @MethodSource("jsonSeeds")
    void json(byte[] payload) {
        Format.JSON.read(payload);
    }

    @FuzzTest(maxDuration = "5m")
    @MethodSource("alinkSeeds")
    void alink(byte[] payload) {
        Format.ALINK.read(payload);
    }

    @FuzzTest(maxDuration = "5m")
    @MethodSource("alinkBatchSeeds")
    void alinkBatch(byte[] payload) {
        Format.ALINK_BATCH.read(payload);
    }

    @FuzzTest(maxDuration = "5m")
    @MethodSource("alinkPackSeeds")
    void alinkPack(byte[] payload) {
        Format.ALINK_PACK.read(payload);
    }

    @FuzzTest(maxDuration = "5m")
    @MethodSource("alinkHistorySeeds")
    void alinkHistory(byte[] payload) {
        Format.ALINK_HISTORY.read(payload);
    }

    @FuzzTest(maxDuration = "5m")
    @MethodSource("huaweiSeeds")
    void huawei(byte[] payload) {
        Format.HUAWEI.read(payload);
    }

    static List<byte[]> jsonSeeds() {
        return Format.JSON.seeds();
    }

    static List<byte[]> alinkSeeds() {
        return Format.ALINK.seeds();
    }

    static List<byte[]> alinkBatchSeeds() {
        return Format.ALINK_BATCH.seeds();
    }

    static List<byte[]> alinkPackSeeds() {
        return Format.ALINK_PACK.seeds();
    }

    static List<byte[]> alinkHistorySeeds() {
        return Format.ALINK_HISTORY.seeds();
    }

    static List<byte[]> huaweiSeeds() {
        return Format.HUAWEI.seeds();
    }
}
