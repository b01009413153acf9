package lifeline.simulators.physics.network;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One network, solved by us and by EPANET. */
class EpanetIT {
    private static final double CUBIC_METRES_PER_HOUR = 1 / 3600.0;
    private static final int CENTRE = 144;

    private final Network network = Grids.of(17, 7);
    private final Loads loads = Grids.loaded(network, Loads.demandDriven(network), 1.5 * CUBIC_METRES_PER_HOUR, 7);
    private final Path directory;

    EpanetIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeAll
    static void needsEpanet() {
        Epanet.require();
    }

    @Test
    void pressuresAreThoseOfEpanetWithinOnePercentAtEveryNode() throws Exception {
        Epanet.assertSame(network, loads, directory);
    }

    @Test
    void pressuresAreThoseOfEpanetWithinOnePercentWithABurstAndAClosedValve() throws Exception {
        loads.emitter(CENTRE, 10 * CUBIC_METRES_PER_HOUR);
        loads.close(200);
        loads.close(201);
        Epanet.assertSame(network, loads, directory);
    }

    @Test
    void pressuresAreThoseOfEpanetWithinOnePercentWithAThrottledValve() throws Exception {
        loads.throttle(network.pipes().size() - 1, 20_000);
        Epanet.assertSame(network, loads, directory);
    }

    @Test
    void pressuresAreThoseOfEpanetWithinOnePercentWherePeopleGetLessForWantOfPressure() throws Exception {
        Loads wanting = Grids.loaded(network, Loads.pressureDriven(network, 45), 4 * CUBIC_METRES_PER_HOUR, 7);
        wanting.emitter(CENTRE, 20 * CUBIC_METRES_PER_HOUR);
        Epanet.assertSame(network, wanting, directory);
    }
}
