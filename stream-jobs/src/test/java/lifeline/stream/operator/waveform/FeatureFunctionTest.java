package lifeline.stream.operator.waveform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.ingest.frame.Frame;
import lifeline.stream.operator.JobTime;
import lifeline.stream.waveform.WaveformState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeatureFunctionTest {
    /** A whole ten minutes of the city's time, which the harness begins in 1970. */
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @SuppressWarnings("NullAway.Init") // set before each test
    private KeyedOneInputStreamOperatorTestHarness<String, Frame, Frame> harness;

    @BeforeEach
    void start() throws Exception {
        harness = harness();
        harness.open();
        harness.setProcessingTime(0);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void tenMinutesBecomeSixReadingsObservedAtTheirEnd() throws Exception {
        send(0, 680, Quality.GOOD);
        List<Reading> features = features();
        assertEquals(
                List.of(
                        "vibration-mean",
                        "vibration-min",
                        "vibration-max",
                        "vibration-rms",
                        "vibration-peak-to-peak",
                        "vibration-frequency"),
                features.stream().map(Reading::quantity).toList());
        for (Reading feature : features) {
            assertEquals(NOON.plusSeconds(600), feature.observedAt());
            assertEquals(Quality.GOOD, feature.quality());
        }
        assertEquals(136, harness.getOutput().size(), "every frame goes on to be stored");
    }

    @Test
    void featuresOfLessThanFourFifthsAreSuspectAndComeByATimer() throws Exception {
        send(0, 300, Quality.GOOD);
        assertEquals(1, harness.numProcessingTimeTimers());
        harness.setProcessingTime(674_999);
        assertEquals(List.of(), features());
        harness.setProcessingTime(675_000);
        assertEquals(6, features().size());
        assertTrue(features().stream().allMatch(feature -> feature.quality().grade() == Grade.SUSPECT));
        harness.setProcessingTime(4L * 24 * 3600 * 1000);
        assertEquals(0, harness.numProcessingTimeTimers());
        assertEquals(0, harness.numKeyedStateEntries());
    }

    @Test
    void framesWithoutATimeOfTheirOwnAreOnlyStored() throws Exception {
        send(0, 50, Quality.GOOD.with(Mark.CLOCK_REPLACED));
        send(0, 50, Quality.GOOD.with(Mark.RETAINED));
        assertEquals(20, harness.getOutput().size());
        assertEquals(0, harness.numKeyedStateEntries());
    }

    @Test
    void aRestartFromACheckpointChangesNoFeature() throws Exception {
        send(0, 333, Quality.GOOD);
        OperatorSubtaskState checkpoint = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(checkpoint);
        harness.open();
        send(330, 680, Quality.GOOD);
        assertEquals(6, features().size());
        assertEquals(2.1, features().get(5).value(), 0.01);
        assertTrue(features().stream().allMatch(feature -> feature.quality().equals(Quality.GOOD)));
    }

    @Test
    void aFastSensorTakesLessThanSevenKilobytesOfState() throws IOException {
        WaveformState state = WaveformState.before("bridge", "bridge-1", "dev-1", "vibration");
        long micros = NOON.getEpochSecond() * 1_000_000;
        for (int second = 0; second < 100; second += 5) {
            state.add(micros + second * 1_000_000L, 50, new float[250], micros);
        }
        DataOutputSerializer out = new DataOutputSerializer(8_192);
        WaveformStateSerializer.INSTANCE.serialize(state, out);
        assertTrue(out.length() < 7_000, out.length() + " bytes");
        WaveformState back =
                WaveformStateSerializer.INSTANCE.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        DataOutputSerializer again = new DataOutputSerializer(8_192);
        WaveformStateSerializer.INSTANCE.serialize(WaveformStateSerializer.INSTANCE.copy(back), again);
        assertEquals(ByteBuffer.wrap(out.getCopyOfBuffer()), ByteBuffer.wrap(again.getCopyOfBuffer()));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Frame, Frame> harness() throws Exception {
        JobTime time = JobTime.live(CityClock.of(NOON, Instant.EPOCH, 1));
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new FeatureFunction(Catalogue::load, time)), Frame::sensor, Types.STRING);
    }

    private List<Reading> features() {
        List<Reading> readings = new ArrayList<>();
        Queue<StreamRecord<Reading>> side = harness.getSideOutput(FeatureFunction.FEATURES);
        if (side != null) {
            side.forEach(element -> readings.add(element.getValue()));
        }
        return readings;
    }

    private void send(int from, int to, Quality quality) throws Exception {
        for (int second = from; second < to; second += 5) {
            harness.processElement(frame(second, quality), 0);
        }
    }

    private static Frame frame(int second, Quality quality) {
        short[] counts = new short[250];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (short) Math.round(500 * Math.sin(2 * Math.PI * 2.1 * (second + i / 50.0)));
        }
        Instant start = NOON.plusSeconds(second);
        return new Frame(
                "bridge",
                "bridge-1",
                "dev-1",
                "vibration",
                start,
                start.plusSeconds(5),
                null,
                second / 5,
                50,
                0.001f,
                0,
                counts,
                new float[0],
                quality);
    }
}
