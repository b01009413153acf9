package lifeline.stream.sink.waveform;

import static lifeline.stream.store.StoreUnderTest.rows;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.waveform.SampleEncoding;
import lifeline.ingest.frame.Frame;
import lifeline.stream.sink.reading.SensorDirectory;
import lifeline.stream.sink.reading.StillTime;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreSession;
import lifeline.stream.store.StoreUnderTest;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaveformWriterIT {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final SinkWriter.Context CONTEXT = new SinkWriter.Context() {
        @Override
        public long currentWatermark() {
            return 0;
        }

        @Override
        public Long timestamp() {
            return 0L;
        }
    };

    private final SimpleCounter stored = new SimpleCounter();
    private final SimpleCounter repeated = new SimpleCounter();
    private final StoreAccess store = StoreUnderTest.access();

    @BeforeEach
    void register() throws Exception {
        StoreUnderTest.empty();
        StoreUnderTest.run(
                store,
                "insert into device (id, asset, domain, period_s, registered)"
                        + " values ('dev-1', 'bridge-1', 'bridge', 10, true)");
    }

    @Test
    void storesEachSecondOfASensorOnceHoweverOftenItsFrameComes() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (WaveformWriter writer = writer()) {
                write(writer, frame("dev-1", NOON), frame("dev-1", NOON), frame("dev-1", NOON.plusSeconds(5)));
            }
        }
        assertEquals(List.of("10 500 500"), rows(store, "select count(*), sum(count), sum(rate)::int from waveform"));
        assertEquals(10, stored.getCount());
        assertEquals(35, repeated.getCount());
        assertEquals(
                List.of("t"),
                rows(
                        store,
                        "select min(started_at) = timestamptz '2026-06-01 12:00Z'"
                                + " and max(started_at) = timestamptz '2026-06-01 12:00:09Z' from waveform"));
    }

    @Test
    void samplesComeOutAsTheyWentIn() throws Exception {
        Frame frame = frame("dev-1", NOON);
        try (WaveformWriter writer = writer()) {
            write(writer, frame);
        }
        try (Connection connection = DriverManager.getConnection(store.url(), store.user(), store.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from waveform order by started_at limit 1")) {
            row.next();
            float[] samples = SampleEncoding.of(row.getInt("encoding"))
                    .orElseThrow()
                    .read(row.getBytes("samples"), row.getInt("count"), row.getFloat("scale"), row.getFloat("base"));
            assertArrayEquals(Arrays.copyOf(frame.samples(), 50), samples);
        }
    }

    @Test
    void aFrameOfAStrangerIsMarkedAndOneWithAGapIsSuspect() throws Exception {
        Frame frame = frame("stranger", NOON);
        try (WaveformWriter writer = writer()) {
            write(writer, frame);
        }
        Quality quality = new Quality(Integer.parseInt(
                rows(store, "select distinct quality from waveform").get(0)));
        assertEquals(Quality.GOOD.with(Grade.SUSPECT).with(Mark.UNREGISTERED), quality);
    }

    private WaveformWriter writer() {
        StoreSession session = new StoreSession(store);
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        SensorDirectory directory = new SensorDirectory(session, clock, Map.of("bridge.vibration", 60));
        return new WaveformWriter(session, directory, new StillTime(), stored, repeated);
    }

    private static void write(WaveformWriter writer, Frame... frames) throws Exception {
        for (Frame frame : frames) {
            writer.write(frame, CONTEXT);
        }
        writer.flush(false);
    }

    private static Frame frame(String device, Instant start) {
        short[] counts = new short[250];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (short) (100 * Math.sin(i));
        }
        counts[7] = SampleEncoding.MISSING;
        return new Frame(
                "bridge",
                "bridge-1",
                device,
                "vibration",
                start,
                start.plusSeconds(5),
                null,
                1,
                50,
                0.001f,
                0,
                counts,
                new float[0],
                Quality.GOOD.with(Grade.SUSPECT));
    }
}
