package lifeline.ingest.sparkplug.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Reading;
import lifeline.ingest.Message;
import lifeline.ingest.ReadingStream;
import lifeline.ingest.Samples;
import lifeline.ingest.sparkplug.RebirthRequest;
import lifeline.simulators.sparkplug.EdgeNodeScript;
import lifeline.simulators.sparkplug.SparkplugMetric;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SparkplugFunctionTest {
    private static final Instant NOON = Samples.NOON;

    private final EdgeNodeScript script = new EdgeNodeScript(
            "g", "n", Map.of("d1", List.of(new EdgeNodeScript.Gauge("CH4", SparkplugMetric.Type.DOUBLE, "%VOL"))));

    @SuppressWarnings("NullAway.Init") // every test starts one
    private KeyedOneInputStreamOperatorTestHarness<String, Message, Reading> harness;

    @BeforeEach
    void start() throws Exception {
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aRestartNeedsNoBirth() throws Exception {
        script.will(NOON);
        hear(script.births(NOON));
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(snapshot);
        harness.open();

        hear(List.of(script.data("d1", Map.of("CH4", 2.5), NOON)));

        assertEquals(List.of("spb:g_x002F_n_x002F_d1.methane 50.0"), readings());
        assertEquals(List.of(), side(SparkplugStream.REBIRTHS));
        assertEquals(List.of(), side(ReadingStream.REJECTIONS));
    }

    @Test
    void requestsAndRejectionsLeaveAtTheSide() throws Exception {
        script.will(NOON);
        script.births(NOON);
        hear(List.of(script.data("d1", Map.of("CH4", 2.5), NOON)));
        assertEquals(List.of(new RebirthRequest("g", "n", NOON)), side(SparkplugStream.REBIRTHS));
        assertEquals(1, side(ReadingStream.REJECTIONS).size());
    }

    @Test
    void departuresComeInTheOrderOfTheMessages() throws Exception {
        EdgeNodeScript.Message will = script.will(NOON);
        hear(script.births(NOON));
        hear(List.of(script.data("d1", Map.of("CH4", 2.5), NOON), will));
        script.will(NOON);
        hear(script.births(NOON));

        List<Reading> told = harness.extractOutputValues();
        assertEquals(
                List.of(false, true, false),
                told.stream().map(reading -> reading.quality().has(Mark.STALE)).toList());
    }

    @Test
    void aTopicOfNoEdgeNodeIsRejectedAndAHostsStateIsNot() throws Exception {
        harness.processElement(Samples.message("spBv1.0/g/XDATA/n", new byte[0]), 0);
        harness.processElement(Samples.message("spBv1.0/STATE/host", new byte[0]), 0);
        assertEquals(
                List.of("NOT_SPARKPLUG"),
                side(ReadingStream.REJECTIONS).stream()
                        .map(rejection -> rejection.reason().name())
                        .toList());
        assertEquals(0, harness.numKeyedStateEntries());
    }

    @Test
    void aNodeUnheardForAWeekIsForgotten() throws Exception {
        harness.setStateTtlProcessingTime(0);
        script.will(NOON);
        hear(script.births(NOON));
        harness.setStateTtlProcessingTime(Duration.ofDays(8).toMillis());

        hear(List.of(script.data("d1", Map.of("CH4", 2.5), NOON)));

        assertEquals(1, side(SparkplugStream.REBIRTHS).size());
    }

    @Test
    void aRequestTravelsWithoutAGenericType() {
        assertInstanceOf(PojoTypeInfo.class, TypeInformation.of(RebirthRequest.class));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Message, Reading> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new SparkplugFunction(SparkplugEntry.GAS)),
                SparkplugFunction::edgeNode,
                Types.STRING);
    }

    private void hear(List<EdgeNodeScript.Message> messages) throws Exception {
        for (EdgeNodeScript.Message message : messages) {
            harness.processElement(Samples.message(message.topic(), message.payload()), 0);
        }
    }

    private List<String> readings() {
        return harness.extractOutputValues().stream()
                .map(reading -> reading.sensor() + ' ' + reading.value())
                .toList();
    }

    private <T> List<T> side(OutputTag<T> tag) {
        Queue<StreamRecord<T>> records = harness.getSideOutput(tag);
        return records == null
                ? List.of()
                : records.stream().map(StreamRecord::getValue).toList();
    }
}
