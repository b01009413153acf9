package lifeline.stream.waveform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaveformStateTest {
    private static final long SECOND = 1_000_000;
    private static final long NOON = 1_780_315_200L * SECOND;
    private static final float RATE = 50;
    private static final int FRAME_SECONDS = 5;

    private final WaveformState state = WaveformState.before("bridge", "bridge-1", "dev-1", "vibration");
    private final List<Features> told = new ArrayList<>();

    @Test
    void tellsASineAsItIsOverTenMinutesByTheClock() {
        send(0, 680);
        Features features = only();
        assertEquals(NOON, features.startMicros());
        assertEquals(1.0, features.coverage());
        assertEquals(1.5, features.mean(), 1e-6);
        assertEquals(0.5, features.max() - features.mean(), 1e-3);
        assertEquals(1.0, features.value(Features.Kind.PEAK_TO_PEAK).orElseThrow(), 2e-3);
        assertEquals(0.5 / Math.sqrt(2), features.rms(), 1e-6);
        assertEquals(2.1, features.frequency().orElseThrow(), 0.01);
    }

    @Test
    void aFrameThatComesAgainOrInAnotherCutChangesNothing() {
        send(0, 300);
        send(0, 300);
        frame(12, 7);
        send(300, 600);
        send(600, 680);
        assertEquals(30_000 / (RATE * 600), only().coverage());
        assertEquals(1.5, only().mean(), 1e-6);
    }

    @Test
    void framesThatOvertakeEachOtherChangeNothing() {
        List<Integer> seconds = new ArrayList<>();
        for (int second = 0; second < 600; second += FRAME_SECONDS) {
            seconds.add(second);
        }
        Random random = new Random(5);
        for (int i = 0; i + 1 < seconds.size(); i += 2) {
            if (random.nextBoolean()) {
                Collections.swap(seconds, i, i + 1);
            }
        }
        seconds.forEach(second -> frame(second, FRAME_SECONDS));
        send(600, 680);
        assertEquals(1, only().coverage());
        assertEquals(2.1, only().frequency().orElseThrow(), 0.01);
    }

    @Test
    void stragglersOfTheLastTenMinutesStillCount() {
        send(0, 595);
        send(600, 640);
        frame(595, FRAME_SECONDS);
        send(640, 680);
        assertEquals(1, only().coverage());
    }

    @Test
    void whatComesAfterItsTenMinutesWereToldIsLeftOut() {
        send(0, 590);
        send(600, 690);
        frame(590, FRAME_SECONDS);
        assertEquals(590.0 / 600, only().coverage(), 1e-9);
    }

    @Test
    void aHoleIsTakenForWhatItIs() {
        send(0, 200);
        send(500, 680);
        assertEquals(0.5, only().coverage(), 1e-9);
        assertEquals(2.1, only().frequency().orElseThrow(), 0.02);
    }

    @Test
    void missingSamplesAreNoSamples() {
        float[] samples = samples(0, FRAME_SECONDS);
        Arrays.fill(samples, 50, 100, Float.NaN);
        told.addAll(state.add(NOON, RATE, samples, NOON));
        send(600, 680);
        assertEquals(200 / 30_000.0, only().coverage(), 1e-9);
    }

    @Test
    void aSensorThatFallsSilentIsToldWhenNothingMoreCanCome() {
        send(0, 300);
        long wake = state.wakeAt(NOON).orElseThrow();
        assertEquals(NOON + 675 * SECOND, wake);
        assertEquals(List.of(), state.overdue(wake - 1));
        told.addAll(state.overdue(wake));
        assertEquals(0.5, only().coverage(), 1e-9);
        assertEquals(List.of(), state.open());
        long forgotten = state.wakeAt(wake).orElseThrow();
        assertTrue(state.wakeAt(forgotten).isEmpty());
    }

    @Test
    void aDeviceThatTellsOfYesterdayIsFollowedInItsOwnTime() {
        send(-86_400, -86_400 + 680);
        assertEquals(NOON - 86_400 * SECOND, only().startMicros());
        assertEquals(1, only().coverage());
    }

    @Test
    void aFrameAcrossTheBoundaryCountsOnBothSides() {
        for (int second = 3; second < 1300; second += FRAME_SECONDS) {
            frame(second, FRAME_SECONDS);
        }
        assertEquals(2, told.size());
        assertEquals(597.0 / 600, told.get(0).coverage(), 1e-9);
        assertEquals(1, told.get(1).coverage(), 1e-9);
    }

    @Test
    void manyHolesTakeNoMoreThanSixtyFourRanges() {
        for (int second = 0; second < 590; second += 2) {
            frame(second, 1);
        }
        assertEquals(2 * Coverage.MOST, state.open().get(0).coverage().ranges().length);
    }

    private Features only() {
        assertEquals(1, told.size(), told.toString());
        return told.get(0);
    }

    private void send(int from, int to) {
        for (int second = from; second < to; second += FRAME_SECONDS) {
            frame(second, FRAME_SECONDS);
        }
    }

    private void frame(int second, int length) {
        long start = NOON + second * SECOND;
        told.addAll(state.add(start, RATE, samples(second, length), start + length * SECOND));
    }

    private static float[] samples(int second, int length) {
        float[] samples = new float[(int) (length * RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (1.5 + 0.5 * Math.sin(2 * Math.PI * 2.1 * (second + i / (double) RATE)));
        }
        return samples;
    }
}
