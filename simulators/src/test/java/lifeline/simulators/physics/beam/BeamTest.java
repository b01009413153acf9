package lifeline.simulators.physics.beam;

import static lifeline.simulators.physics.Sites.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lifeline.contract.city.Device;
import lifeline.contract.simulation.physics.PhysicsKind;
import lifeline.simulators.Cities;
import lifeline.simulators.physics.Faulty;
import lifeline.simulators.physics.Sites;
import lifeline.simulators.wave.Weather;
import org.junit.jupiter.api.Test;

class BeamTest {
    private static final Map<String, Double> EMPTY_ROAD = Map.of("vehicles", 0.0);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final double RATE = 50;

    @Test
    void frequencyFallsWithTheRootOfTheStiffnessThatIsLeft() {
        Beam beam = beam(EMPTY_ROAD);
        beam.begin(Faulty.step(Sites.ASSET, "stiffness-loss", 0.36, Cities.START, HOUR));
        assertEquals(-20, value(beam, "frequency-shift", 60), 1e-9);
        assertEquals(0, value(beam, "frequency-shift", 2 * 3_600));
    }

    @Test
    void theSamplesShowTheFrequencyThatTheStiffnessGives() {
        Map<String, Double> unsoftened = with(EMPTY_ROAD, "warm-softening", 0);
        assertEquals(2.1, dominant(beam(unsoftened)), 0.06);
        Beam damaged = beam(unsoftened);
        damaged.begin(Faulty.step(Sites.ASSET, "stiffness-loss", 0.36, Cities.START, HOUR));
        assertEquals(2.1 * 0.8, dominant(damaged), 0.06);
    }

    @Test
    void aLoadInTheMiddleBendsTheBeamByItsWeightOverItsStiffness() {
        Beam beam = beam(with(with(EMPTY_ROAD, "load-bounce", 0), "ambient", 0));
        beam.begin(Faulty.step(Sites.ASSET, "load", 100, Cities.START, HOUR));
        double omega = 2 * Math.PI * 2.1;
        double first = 100_000 * 9.81 / 140_000 / (omega * omega) * 1_000;
        assertEquals(first, value(beam, "deflection", 600), first * 0.05);
        assertEquals(12 * 0.43 / 1_600 * 1e3, value(beam, "strain", 600) / value(beam, "deflection", 600), 1e-9);
    }

    @Test
    void aBeamThatLostStiffnessBendsFurther() {
        Beam beam = beam(with(EMPTY_ROAD, "load-bounce", 0));
        beam.begin(Faulty.step(Sites.ASSET, "load", 50, Cities.START, HOUR));
        double whole = value(beam, "deflection", 600);
        Beam weak = beam(with(EMPTY_ROAD, "load-bounce", 0));
        weak.begin(Faulty.step(Sites.ASSET, "load", 50, Cities.START, HOUR));
        weak.begin(Faulty.step(Sites.ASSET, "stiffness-loss", 0.5, Cities.START, HOUR));
        assertEquals(2 * whole, value(weak, "deflection", 600), whole * 0.1);
        assertTrue(value(weak, "crack", 600) > value(beam, "crack", 600) + 0.4);
    }

    @Test
    void theRushHourBendsTheBridgeMoreThanTheNight() {
        Beam beam = beam(Map.of());
        double rush = 0;
        double night = 0;
        for (int window = 0; window < 90; window++) {
            rush += value(beam, "deflection", 9 * 3_600 + window * 10);
            night += value(beam, "deflection", 18 * 3_600 + window * 10);
        }
        assertTrue(rush > 2 * night, rush / 90 + " mm and " + night / 90 + " mm");
    }

    @Test
    void warmthClosesTheJointAndGaleShakesTheDeck() {
        Beam beam = beam(EMPTY_ROAD);
        long summer = Duration.ofDays(250).toSeconds();
        assertTrue(value(beam, "joint", summer)
                < value(beam, "joint", Duration.ofDays(60).toSeconds()) - 5);
        Map<String, Double> quiet = with(EMPTY_ROAD, "ambient", 0);
        Map<String, Double> windy = with(quiet, "buffeting", 0.01);
        assertTrue(value(beam(windy), "acceleration", 60) > 5 * value(beam(quiet), "acceleration", 60));
    }

    @Test
    void theJointFollowsTheTemperatureThatTheStructureTells() {
        Beam beam = beam(EMPTY_ROAD);
        for (int day = 0; day < 365; day += 30) {
            long at = Duration.ofDays(day).toSeconds();
            assertEquals(-0.6 * (value(beam, "steel-temperature", at) - 12), value(beam, "joint", at), 1e-9);
        }
    }

    @Test
    void theSlowFeatureIsThePeakOfTheFastSamples() {
        Beam beam = beam(Map.of());
        double[] samples = new double[(int) (40 * RATE)];
        new Deck(Sites.of(PhysicsKind.BEAM, Map.of(), new Weather(1)), Sites.ASSET)
                .vibration(0.5)
                .fill(Cities.START, RATE, samples);
        double most = 0;
        for (int i = (int) (20 * RATE); i < 30 * RATE; i++) {
            most = Math.max(most, Math.abs(samples[i]));
        }
        assertEquals(most, value(beam, "acceleration", 35), most * 0.25);
    }

    @Test
    void whoeverAsksGetsTheSameFeature() {
        Beam often = beam(Map.of());
        for (int second = 0; second < 300; second++) {
            value(often, "deflection", second);
        }
        assertEquals(value(beam(Map.of()), "deflection", 300), value(often, "deflection", 300));
    }

    @Test
    void aVehicleComesToOneSectionAfterTheOtherInTheOrderOfTheNumbersOfTheirDevices() {
        Beam beam = beam(with(EMPTY_ROAD, "load-bounce", 0));
        beam.begin(Faulty.step(Sites.ASSET, "vehicle", 100, Cities.START.plusSeconds(60), Duration.ofSeconds(20)));
        int before = 0;
        for (int section = 1; section <= 3; section++) {
            int most = 0;
            for (int second = 0; second < 300; second += 10) {
                most = strain(beam, section, second) > strain(beam, section, most) ? second : most;
            }
            assertTrue(strain(beam, section, most) > 100, "section " + section);
            assertTrue(section == 1 || most > before, "section " + section + " at " + most + " s");
            before = most;
        }
    }

    private static double strain(Beam beam, int number, int second) {
        Device device = new Device(
                "bridge-girder-000" + number, Sites.ASSET.id(), "bridge", "girder", Duration.ofSeconds(10), List.of());
        return beam.at(device, "strain", Cities.START.plusSeconds(second)).orElseThrow();
    }

    /** The highest peak of the spectrum between 1 and 4 Hz. */
    private static double dominant(Beam beam) {
        double[] samples = new double[(int) (400 * RATE)];
        beam.vibration(Sites.ASSET.id(), "d").orElseThrow().fill(Instant.parse("2026-11-22T00:01:00Z"), RATE, samples);
        double best = 0;
        double height = 0;
        for (double hertz = 1; hertz < 4; hertz += 0.02) {
            double real = 0;
            double imaginary = 0;
            for (int i = 0; i < samples.length; i++) {
                double angle = 2 * Math.PI * hertz * i / RATE;
                double window = 1 - Math.cos(2 * Math.PI * i / samples.length);
                real += samples[i] * window * Math.cos(angle);
                imaginary += samples[i] * window * Math.sin(angle);
            }
            double power = real * real + imaginary * imaginary;
            best = power > height ? hertz : best;
            height = Math.max(height, power);
        }
        return best;
    }

    private static Map<String, Double> with(Map<String, Double> numbers, String name, double number) {
        Map<String, Double> changed = new HashMap<>(numbers);
        changed.put(name, number);
        return changed;
    }

    private static Beam beam(Map<String, Double> numbers) {
        return new Beam(Sites.of(PhysicsKind.BEAM, numbers, new Weather(1)));
    }
}
