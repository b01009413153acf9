package lifeline.simulators.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ThroughputTest {
    private static final long START = 5_000_000_000L;
    private static final long WINDOW = Throughput.WINDOW.toNanos();

    private final Throughput throughput = new Throughput();

    ThroughputTest() {
        throughput.begin(START);
    }

    @Test
    void tellsTheSlowestAndTheFastestWindow() {
        count(0, 100);
        count(1, 300);
        count(2, 200);
        assertEquals(new Throughput.Rates(3, 10, 20, 30), throughput.rates(START + 3 * WINDOW));
    }

    @Test
    void aWindowThatIsNotOverDoesNotCount() {
        assertEquals(new Throughput.Rates(0, 0, 0, 0), throughput.rates(START + WINDOW - 1));
        count(0, 100);
        count(1, 1);
        assertEquals(new Throughput.Rates(1, 10, 10, 10), throughput.rates(START + 2 * WINDOW - 1));
    }

    @Test
    void aWindowInWhichNothingCameIsTheSlowest() {
        count(0, 100);
        count(200, 100);
        assertEquals(0, throughput.rates(START + 201 * WINDOW).least());
        assertEquals(201, throughput.rates(START + 201 * WINDOW).windows());
    }

    @Test
    void whatComesAfterTheEndDoesNotCount() {
        count(0, 100);
        throughput.end(START + WINDOW + 1);
        count(1, 1);
        assertEquals(new Throughput.Rates(1, 10, 10, 10), throughput.rates(START + 9 * WINDOW));
    }

    private void count(int window, int messages) {
        for (int i = 0; i < messages; i++) {
            throughput.count(START + window * WINDOW + i);
        }
    }
}
