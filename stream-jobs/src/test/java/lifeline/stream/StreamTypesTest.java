package lifeline.stream;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.contract.signal.Sample;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import lifeline.ingest.Message;
import lifeline.ingest.SeqSeen;
import lifeline.ingest.frame.Frame;
import lifeline.ingest.validation.Rejection;
import lifeline.ingest.validation.RejectionReason;
import lifeline.stream.operator.seq.SeqGap;
import lifeline.stream.rulebook.RuleOverride;
import lifeline.stream.rulebook.RuleSet;
import lifeline.stream.rulebook.WorkWindow;
import lifeline.stream.subject.SubjectInput;
import lifeline.stream.subject.Told;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTypesTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00.123456Z");

    @ParameterizedTest(name = "{0} travels without a generic type")
    @ValueSource(
            classes = {
                Message.class,
                Reading.class,
                Frame.class,
                Signal.class,
                Rejection.class,
                SeqSeen.class,
                SeqGap.class,
                RuleSet.class,
                WorkWindow.class,
                SubjectInput.class,
                Told.class
            })
    void everyTypeInTheStreamTravelsWithoutAGenericType(Class<?> type) {
        assertDoesNotThrow(() -> serializer(type));
    }

    @Test
    void aReadingComesOutAsItWentIn() throws IOException {
        Reading reading = new Reading(
                "gas", "井-1", "dev-1", "methane", NOON, NOON, null, 7L, 1.5, Quality.GOOD.with(Mark.NO_TIME));
        assertEquals(reading, roundTrip(Reading.class, reading));
    }

    @Test
    void aFrameComesOutAsItWentIn() throws IOException {
        Frame counts = new Frame(
                "bridge",
                "bridge-1",
                "dev-1",
                "vibration",
                NOON,
                NOON,
                null,
                7,
                50,
                0.5f,
                1,
                new short[] {1, -2},
                new float[0],
                Quality.GOOD);
        assertEquals(counts, roundTrip(Frame.class, counts));
    }

    @Test
    void aSignalComesOutAsItWentIn() throws IOException {
        Signal signal = new Signal(
                "gas.methane.leak",
                0,
                "dev-1.methane",
                "gas",
                "well-1",
                "dev-1",
                "methane",
                NOON,
                SignalKind.RAISE,
                Severity.RED,
                0,
                NOON,
                NOON,
                NOON,
                NOON,
                60,
                50,
                List.of(new Sample(NOON, 60)));
        assertEquals(signal, roundTrip(Signal.class, signal));
    }

    @Test
    void aRejectionComesOutAsItWentIn() throws IOException {
        Rejection rejection =
                new Rejection(RejectionReason.NOT_JSON, "t", "d", "at byte 0", new byte[] {1, 2}, 2, null, NOON, 1);
        assertEquals(rejection, roundTrip(Rejection.class, rejection));
    }

    @Test
    void aSetOfRulesComesOutAsItWentIn() throws IOException {
        RuleSet set = new RuleSet(
                "gas",
                7,
                2,
                "- id: 井",
                null,
                null,
                List.of(new RuleOverride(1, "gas.methane.leak", "井-1", null, "[]", NOON)));
        assertEquals(set, roundTrip(RuleSet.class, set));
        RuleSet shipped = new RuleSet("gas", 8, 0, null, 3, "- id: x", List.of());
        assertEquals(shipped, roundTrip(RuleSet.class, shipped));
        RuleSet worked =
                RuleSet.shipped("gas", List.of(new WorkWindow(1, "井-1", null, null, NOON, NOON.plusSeconds(60))));
        assertEquals(worked, roundTrip(RuleSet.class, worked));
    }

    private static <T> TypeSerializer<T> serializer(Class<T> type) {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        return TypeInformation.of(type).createSerializer(config);
    }

    private static <T> T roundTrip(Class<T> type, T value) throws IOException {
        TypeSerializer<T> serializer = serializer(type);
        DataOutputSerializer out = new DataOutputSerializer(256);
        serializer.serialize(value, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}
