package lifeline.ingest.codec.senml;

import java.nio.file.*;
import org.junit.jupiter.api.Test;

class WriteGoldenTest {
    @Test
    void write() throws Exception {
        for (String name : SenmlGoldenTest.payloads()) {
            Files.writeString(
                    Path.of("src/test/resources/payload/senml", name + ".expect"),
                    SenmlGoldenTest.told(SenmlSamples.decode(
                            name, Files.readAllBytes(SenmlGoldenTest.folder().resolve(name)))));
        }
    }
}
