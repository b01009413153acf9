package lifeline.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import lifeline.contract.reading.Reading;
import lifeline.ingest.foreign.ForeignTopics;
import lifeline.ingest.validation.Rejection;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("try") // closing a harness may throw what it likes
class ReadingStreamTest {
    @Test
    void readingsGoOnAndRejectionsGoAside() throws Exception {
        try (OneInputStreamOperatorTestHarness<Message, Reading> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(
                        travelled(new DecodeFunction(Samples.catalogue(), ForeignTopics.NONE)))) {
            harness.processElement(Samples.message("{\"v\":{\"methane\":60,\"phlogiston\":1}}"), 0);
            harness.processElement(Samples.message("lifeline/nowhere", "{}".getBytes(UTF_8)), 0);
            harness.processElement(Samples.message("lifeline/v1/gas/a/b/status", "up".getBytes(UTF_8)), 0);

            List<Reading> readings = harness.extractOutputValues();
            List<Rejection> rejections = harness.getSideOutput(ReadingStream.REJECTIONS).stream()
                    .map(StreamRecord::getValue)
                    .toList();
            assertEquals(
                    List.of("methane"), readings.stream().map(Reading::quantity).toList());
            assertEquals(
                    List.of("UNKNOWN_QUANTITY", "TOPIC"),
                    rejections.stream()
                            .map(rejection -> rejection.reason().name())
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Message.class, Reading.class, Rejection.class})
    void whatTravelsNeedsNoGenericSerialiser(Class<?> type) {
        PojoTypeInfo<?> information = assertInstanceOf(PojoTypeInfo.class, TypeInformation.of(type));

        for (int field = 0; field < information.getArity(); field++) {
            assertFalse(
                    information.getTypeAt(field).toString().contains("Generic"),
                    information.getFieldNames()[field] + " of " + type);
        }
    }

    @Test
    void aReadingWithNothingOptionalSurvivesItsSerialiser() throws Exception {
        try (OneInputStreamOperatorTestHarness<Message, Reading> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(
                        new DecodeFunction(Samples.catalogue(), ForeignTopics.NONE))) {
            harness.processElement(Samples.message("{\"v\":{\"methane\":60}}"), 0);
            Reading reading = harness.extractOutputValues().get(0);

            var serializer = TypeInformation.of(Reading.class)
                    .createSerializer(new org.apache.flink.api.common.serialization.SerializerConfigImpl());
            var out = new org.apache.flink.core.memory.DataOutputSerializer(64);
            serializer.serialize(reading, out);

            assertEquals(
                    reading,
                    serializer.deserialize(
                            new org.apache.flink.core.memory.DataInputDeserializer(out.getCopyOfBuffer())));
        }
    }

    private static DecodeFunction travelled(DecodeFunction function) throws Exception {
        return InstantiationUtil.clone(function);
    }
}
