package lifeline.simulators.score.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
    /** Worked out by hand from the formula: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), z = 1.959964. */
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"0, 10, 0, 0.277533", "10, 10, 0.722467, 1", "5, 10, 0.236593, 0.763407", "81, 263, 0.255290, 0.366210"
    })
    void wilsonsIntervalIsThatOfTheFormula(long hits, long trials, double low, double high) {
        Interval interval = Interval.wilson(hits, trials);
        assertEquals(low, interval.low(), 5e-5);
        assertEquals(high, interval.high(), 5e-5);
    }

    /** The exact limits as they stand in tables of Poisson's distribution. */
    @ParameterizedTest(name = "{0} seen")
    @CsvSource({"0, 0, 3.689", "1, 0.0253, 5.572", "5, 1.623, 11.668", "10, 4.795, 18.390", "100, 81.36, 121.63"})
    void poissonsIntervalIsTheExactOneOfTheTables(long count, double low, double high) {
        Interval interval = Interval.poisson(count);
        assertEquals(low, interval.low(), low * 1e-3 + 1e-9);
        assertEquals(high, interval.high(), high * 1e-3);
    }

    @Test
    void withoutATrialAnythingMayBe() {
        assertEquals(new Interval(0, 1), Interval.wilson(0, 0));
    }

    @Test
    void aQuantileIsTheSmallestValueThatItsShareDoesNotExceed() {
        List<Double> values = List.of(5.0, 1.0, 4.0, 2.0, 3.0);
        assertEquals(OptionalDouble.of(3), Tally.quantile(values, 0.5));
        assertEquals(OptionalDouble.of(5), Tally.quantile(values, 0.95));
        assertEquals(OptionalDouble.empty(), Tally.quantile(List.of(), 0.5));
    }

    @ParameterizedTest(name = "{0} is in bin {1}")
    @CsvSource({"0.1, 0", "0.5, 0", "0.99, 1", "1.0, 2", "4.99, 5", "5, 5", "80, 5"})
    void aSizeIsInTheBinThatBeginsAtOrBelowIt(double size, int bin) {
        assertEquals(bin, SizeBin.of(size));
    }
}
