package lifeline.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lifeline.contract.reading.Reading;
import lifeline.ingest.foreign.ForeignTopics;
import lifeline.ingest.quota.Quota;
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
                        travelled(new DecodeFunction(Samples.catalogue(), ForeignTopics.NONE, Quota.DEFAULT)))) {
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

    @Test
    void aDeviceOverItsQuotaIsRefusedWithItsReasonAndNoOtherIsHarmed() throws Exception {
        Quota quota = new Quota(1, 10);
        try (OneInputStreamOperatorTestHarness<Message, Reading> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(
                        travelled(new DecodeFunction(Samples.catalogue(), ForeignTopics.NONE, quota)))) {
            byte[] payload = "{\"v\":{\"methane\":1}}".getBytes(UTF_8);
            for (int message = 0; message < 1_000; message++) {
                harness.processElement(Samples.message("lifeline/v1/gas/well-0001/flood/json", payload), 0);
                if (message % 100 == 0) {
                    harness.processElement(Samples.message("lifeline/v1/gas/well-0001/other/json", payload), 0);
                }
            }

            Map<String, Long> readings = harness.extractOutputValues().stream()
                    .collect(Collectors.groupingBy(Reading::device, Collectors.counting()));
            List<Rejection> rejections = harness.getSideOutput(ReadingStream.REJECTIONS).stream()
                    .map(StreamRecord::getValue)
                    .toList();
            assertEquals(Map.of("flood", 10L, "other", 10L), readings);
            assertEquals(990, rejections.size());
            assertEquals(
                    Set.of("OVER_QUOTA flood more than 1 messages a second, after a burst of 10"),
                    rejections.stream()
                            .map(rejection -> rejection.reason() + " " + rejection.device() + " " + rejection.detail())
                            .collect(Collectors.toSet()));
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
                        new DecodeFunction(Samples.catalogue(), ForeignTopics.NONE, Quota.DEFAULT))) {
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
