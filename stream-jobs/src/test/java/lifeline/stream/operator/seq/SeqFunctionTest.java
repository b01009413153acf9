package lifeline.stream.operator.seq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.contract.clock.CityClock;
import lifeline.ingest.SeqSeen;
import lifeline.stream.ledger.SeqCount;
import lifeline.stream.ledger.SeqWindow;
import lifeline.stream.operator.JobTime;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeqFunctionTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final long NOON_HOUR = NOON.getEpochSecond() / 3600;

    @SuppressWarnings("NullAway.Init") // every test starts one
    private KeyedOneInputStreamOperatorTestHarness<String, SeqSeen, SeqGap> harness;

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void tellsTheGapsOfTheHourSoFar() throws Exception {
        start(Optional.empty());
        feed("dev-1", 0, 0, 1, 3, 100, 101);
        assertEquals(List.of(new SeqGap("dev-1", NOON_HOUR, 34), new SeqGap("dev-1", NOON_HOUR, 35)), gaps());
    }

    @Test
    void devicesAndHoursAreCountedApart() throws Exception {
        start(Optional.empty());
        feed("dev-1", 0, 0, 100);
        feed("dev-2", 0, 7, 8);
        feed("dev-1", 3600, 1100);
        assertEquals(List.of(new SeqGap("dev-1", NOON_HOUR, 36), new SeqGap("dev-1", NOON_HOUR + 1, 999)), gaps());
    }

    @Test
    void countsOnAcrossARestart() throws Exception {
        start(Optional.empty());
        feed("dev-1", 0, 0, 1, 3);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        start(Optional.of(snapshot));
        feed("dev-1", 0, 2, 4, 100);
        assertEquals(List.of(new SeqGap("dev-1", NOON_HOUR, 32)), gaps());
    }

    @Test
    void forgetsADeviceAfterADayOfSilence() throws Exception {
        start(Optional.empty());
        feed("dev-1", 0, 0, 1);
        harness.setProcessingTime(NOON.plusSeconds(25 * 3600 - 1).toEpochMilli());
        assertEquals(1, harness.numKeyedStateEntries());
        harness.setProcessingTime(NOON.plusSeconds(25 * 3600).toEpochMilli());
        assertEquals(0, harness.numKeyedStateEntries());
        assertEquals(0, harness.numProcessingTimeTimers());
    }

    @Test
    void aCountComesOutAsItWentIn() throws Exception {
        start(Optional.empty());
        SeqCount plain = new SeqCount(new SeqWindow(-5, 0b1011, null, 0), NOON_HOUR, 9);
        SeqCount doubtful = new SeqCount(new SeqWindow(900, -1, new SeqWindow(3, 7, null, 0), 63), NOON_HOUR, 0);
        assertEquals(plain, read(write(plain)));
        assertEquals(doubtful, read(write(doubtful)));
        assertEquals(34, write(plain).length);
        byte[] unknown = write(plain);
        unknown[0] = 9;
        assertThrows(IOException.class, () -> read(unknown));
    }

    private static byte[] write(SeqCount count) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        SeqCountSerializer.INSTANCE.serialize(count, out);
        return out.getCopyOfBuffer();
    }

    private static SeqCount read(byte[] bytes) throws IOException {
        return SeqCountSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes));
    }

    private void start(Optional<OperatorSubtaskState> snapshot) throws Exception {
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new SeqFunction(JobTime.live(CityClock.SYSTEM))),
                SeqSeen::device,
                Types.STRING);
        harness.setup();
        if (snapshot.isPresent()) {
            harness.initializeState(snapshot.get());
        }
        harness.open();
        harness.setProcessingTime(NOON.toEpochMilli());
    }

    private void feed(String device, long second, long... seqs) throws Exception {
        for (long seq : seqs) {
            harness.processElement(new SeqSeen(device, seq, NOON.plusSeconds(second)), 0);
        }
    }

    private List<SeqGap> gaps() {
        return harness.extractOutputValues();
    }
}
