package lifeline.simulators.exercise;

import java.time.Duration;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.simulators.device.Emission;
import lifeline.simulators.publish.Broker;
import lifeline.simulators.publish.Gateways;
import lifeline.simulators.publish.Message;
import lifeline.simulators.truth.Ledger;

/** The shadow devices of one exercise at the broker. */
final class Shadows implements AutoCloseable {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(20);
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(5);

    private final ExerciseId exercise;
    private final City city;
    private final Gateways gateways;

    private Shadows(ExerciseId exercise, City city, Gateways gateways) {
        this.exercise = exercise;
        this.city = city;
        this.gateways = gateways;
    }

    /** @throws IllegalStateException when the broker cannot be reached */
    static Shadows connected(Broker broker, ExerciseId exercise, City city) throws InterruptedException {
        Gateways gateways =
                new Gateways(broker, city.devices().size(), new Ledger(), message -> {}, System.out::println);
        String whyNot = gateways.connect(CONNECT_WITHIN);
        if (!whyNot.isEmpty()) {
            gateways.finish(Duration.ZERO);
            throw new IllegalStateException("the broker cannot be reached: " + whyNot);
        }
        return new Shadows(exercise, city, gateways);
    }

    void say(Emission emission) throws InterruptedException {
        gateways.publish(emission.topic().device(), Message.shadow(exercise, emission));
    }

    /** The last word of each: nothing of it is kept, and no silence is raised. May be said again. */
    void end() throws InterruptedException {
        for (Device device : city.devices()) {
            Topic topic = new Topic(device.domain(), device.asset(), device.id(), Format.STATUS);
            gateways.publish(device.id(), Message.lastOfShadow(exercise, topic));
        }
    }

    @Override
    public void close() {
        try {
            gateways.finish(FINISH_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
