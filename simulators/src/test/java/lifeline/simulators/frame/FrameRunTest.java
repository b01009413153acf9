package lifeline.simulators.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import lifeline.simulators.Cities;
import lifeline.simulators.fault.Injection;
import org.junit.jupiter.api.Test;

class FrameRunTest {
    private static final int DEVICES = 300;

    @Test
    void theSameSeedAndStartGiveTheSameFrames() {
        List<FrameEmission> one = first(Duration.ofMinutes(3), run("bridge-overload"));
        List<FrameEmission> two = first(Duration.ofMinutes(3), run("bridge-overload"));
        assertEquals(one.size(), two.size());
        for (int i = 0; i < one.size(); i++) {
            assertArrayEquals(FrameBytes.encode(one.get(i)), FrameBytes.encode(two.get(i)));
        }
    }

    @Test
    void framesFollowEachOtherWithoutHoleOrOverlap() {
        Map<String, FrameEmission> before = new HashMap<>();
        Instant last = Cities.START;
        for (FrameEmission frame : first(Duration.ofMinutes(2), run("quiet"))) {
            assertTrue(!frame.at().isBefore(last));
            last = frame.at();
            assertTrue(!frame.at().isBefore(frame.start().plusSeconds(5)), "it leaves after its last sample");
            FrameEmission older = before.put(frame.topic().device(), frame);
            if (older != null) {
                assertEquals(older.start().plusSeconds(5), frame.start());
                assertEquals(older.seq() + 1, frame.seq());
            }
            assertEquals(250, frame.samples());
            assertEquals(5, frame.seconds());
        }
        assertEquals(11, before.size());
    }

    @Test
    void anOverloadMakesTheStruckBridgeSwingFurther() {
        List<Injection> faults = new ArrayList<>();
        Cities.first(Duration.ofMinutes(5), Cities.run(DEVICES, "bridge-overload", 1, faults::add));
        Set<String> struck = faults.get(0).struck().keySet();
        Instant height = faults.get(0).from().plusSeconds(60);
        Set<String> loud = new TreeSet<>();
        Set<String> senders = new TreeSet<>();
        for (FrameEmission frame : first(Duration.ofMinutes(4), run("bridge-overload"))) {
            senders.add(frame.topic().device());
            if (!frame.start().isBefore(height) && extent(frame) > 0.2) {
                loud.add(frame.topic().device());
            }
        }
        senders.retainAll(struck);
        assertTrue(!senders.isEmpty(), "no struck device sends frames");
        assertEquals(senders, loud);
    }

    @Test
    void aWantedLoadIsSpreadOverAsManyDevicesAsItTakes() {
        FrameRun run =
                new FrameRun(Cities.script(DEVICES, "quiet", 1, OptionalDouble.empty()), OptionalDouble.of(50_000));
        assertEquals(1_000, run.size());
        long samples = first(Duration.ofSeconds(26), run).stream()
                .filter(frame -> frame.at().isAfter(Cities.START.plusSeconds(16)))
                .mapToLong(FrameEmission::samples)
                .sum();
        assertEquals(500_000.0, (double) samples, 25_000);
    }

    @Test
    void aFrameThatBeginsWithinASecondTouchesOneSecondMore() {
        FrameEmission.Channel channel = new FrameEmission.Channel("vibration", 1, 0, new short[100]);
        FrameEmission whole = frame(Cities.START, channel);
        assertEquals(2, whole.seconds());
        assertEquals(3, frame(Cities.START.plusMillis(500), channel).seconds());
        assertEquals(2, frame(Cities.START.minusNanos(1_000_000), channel).seconds());
    }

    private static FrameEmission frame(Instant start, FrameEmission.Channel channel) {
        FrameEmission any = first(Duration.ofSeconds(10), run("quiet")).get(0);
        return new FrameEmission(start, any.topic(), 1, start, 50, List.of(channel));
    }

    private static FrameRun run(String play) {
        return new FrameRun(Cities.script(DEVICES, play, 1, OptionalDouble.empty()), OptionalDouble.empty());
    }

    private static double extent(FrameEmission frame) {
        FrameEmission.Channel channel = frame.channels().get(0);
        int most = 0;
        for (short count : channel.counts()) {
            most = Math.max(most, Math.abs(count));
        }
        return most * channel.scale();
    }

    private static List<FrameEmission> first(Duration length, FrameRun run) {
        List<FrameEmission> frames = new ArrayList<>();
        while (run.nextAt().orElseThrow().isBefore(Cities.START.plus(length))) {
            run.next().ifPresent(frames::add);
        }
        return frames;
    }
}
