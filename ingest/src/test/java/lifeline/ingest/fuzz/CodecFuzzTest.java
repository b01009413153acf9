package lifeline.ingest.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes are, no exception leaves a codec and it takes no more than linear work. A normal run reads the golden
 * payloads and past findings; with {@code JAZZER_FUZZ=1} one target searches for new ones, see the module's README.
 */
class CodecFuzzTest {
    @MethodSource("jsonSeeds")
    @FuzzTest(maxDuration = "5m")
    void json(byte[] payload) {
        Format.JSON.read(payload);
    }

    @MethodSource("alinkSeeds")
    @FuzzTest(maxDuration = "5m")
    void alink(byte[] payload) {
        Format.ALINK.read(payload);
    }

    @MethodSource("alinkBatchSeeds")
    @FuzzTest(maxDuration = "5m")
    void alinkBatch(byte[] payload) {
        Format.ALINK_BATCH.read(payload);
    }

    @MethodSource("alinkPackSeeds")
    @FuzzTest(maxDuration = "5m")
    void alinkPack(byte[] payload) {
        Format.ALINK_PACK.read(payload);
    }

    @MethodSource("alinkHistorySeeds")
    @FuzzTest(maxDuration = "5m")
    void alinkHistory(byte[] payload) {
        Format.ALINK_HISTORY.read(payload);
    }

    @MethodSource("huaweiSeeds")
    @FuzzTest(maxDuration = "5m")
    void huawei(byte[] payload) {
        Format.HUAWEI.read(payload);
    }

    @MethodSource("senmlJsonSeeds")
    @FuzzTest(maxDuration = "5m")
    void senmlJson(byte[] payload) {
        Format.SENML_JSON.read(payload);
    }

    @MethodSource("senmlCborSeeds")
    @FuzzTest(maxDuration = "5m")
    void senmlCbor(byte[] payload) {
        Format.SENML_CBOR.read(payload);
    }

    static List<byte[]> senmlJsonSeeds() {
        return Format.SENML_JSON.seeds();
    }

    static List<byte[]> senmlCborSeeds() {
        return Format.SENML_CBOR.seeds();
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
