package lifeline.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.publish.PayloadFormat;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final Instant END = Cities.START.plusSeconds(60);

    @Test
    void severalFeedsComeInTheOrderOfTheirInstantsAndNothingIsLeftOut() {
        List<Instant> alone = new ArrayList<>(instants(feed(100, 10)));
        alone.addAll(instants(feed(200, 7)));
        alone.addAll(instants(feed(300, 23)));
        assertEquals(
                alone.stream().sorted().toList(),
                instants(Feed.merged(List.of(feed(100, 10), feed(200, 7), feed(300, 23)))));
    }

    private static List<Instant> instants(Feed feed) {
        List<Instant> instants = new ArrayList<>();
        while (feed.nextAt().orElseThrow().isBefore(END)) {
            instants.add(feed.nextAt().orElseThrow());
            feed.next();
        }
        return instants;
    }

    private static Feed feed(int devices, double perSecond) {
        return Feed.of(
                new CityRun(Cities.script(devices, "quiet", 1, OptionalDouble.of(perSecond)), fault -> {}),
                PayloadFormat.JSON);
    }
}
