package lifeline.launcher.drill.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {
    @Test
    void areNumbersOfTheListItself() {
        Quantiles quantiles = Quantiles.of(
                IntStream.rangeClosed(1, 200).mapToObj(Double::valueOf).toList());

        assertEquals(new Quantiles(100, 198, 200), quantiles);
    }

    @Test
    void areNullWhereNothingWasMeasured() {
        assertNull(Quantiles.of(List.of()).json(true).get("p99"));
    }
}
