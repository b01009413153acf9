package lifeline.simulators.shadow;

import java.time.Duration;
import lifeline.contract.city.City;
import lifeline.contract.exercise.ExerciseId;
import lifeline.simulators.publish.Broker;
import lifeline.simulators.publish.Gateways;
import lifeline.simulators.truth.Ledger;

/** The connection to the broker that the shadows of any number of exercises share. What they say leaves from one thread. */
public final class ShadowLink implements AutoCloseable {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(20);
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(5);

    private final Gateways gateways;

    private ShadowLink(Gateways gateways) {
        this.gateways = gateways;
    }

    /**
     * @param devices how many shadows there are about
     * @throws IllegalStateException when the broker cannot be reached
     */
    public static ShadowLink connected(Broker broker, int devices) throws InterruptedException {
        Gateways gateways = new Gateways(broker, devices, new Ledger(), message -> {}, System.out::println);
        String whyNot = gateways.connect(CONNECT_WITHIN);
        if (!whyNot.isEmpty()) {
            gateways.finish(Duration.ZERO);
            throw new IllegalStateException("the broker cannot be reached: " + whyNot);
        }
        return new ShadowLink(gateways);
    }

    /** The shadows of one exercise. */
    public Shadows shadows(ExerciseId exercise, City city) {
        return new Shadows(exercise, city, gateways::publish);
    }

    /** Waits a little until all is said. */
    @Override
    public void close() {
        try {
            gateways.finish(FINISH_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
