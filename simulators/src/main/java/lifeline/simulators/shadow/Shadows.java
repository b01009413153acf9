package lifeline.simulators.shadow;

import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.simulators.device.Emission;
import lifeline.simulators.publish.Message;

/** The shadow devices of one exercise at the broker. */
public final class Shadows {
    private final ExerciseId exercise;
    private final City city;
    private final Outlet outlet;

    public Shadows(ExerciseId exercise, City city, Outlet outlet) {
        this.exercise = exercise;
        this.city = city;
        this.outlet = outlet;
    }

    /** Where what they say leaves. */
    public interface Outlet {
        /** Takes a message of a device, or waits. */
        void publish(String device, Message message) throws InterruptedException;
    }

    void say(Emission emission) throws InterruptedException {
        outlet.publish(emission.topic().device(), Message.shadow(exercise, emission));
    }

    /** The last word of each: nothing of it is kept, and no silence is raised. May be said again. */
    public void end() throws InterruptedException {
        for (Device device : city.devices()) {
            Topic topic = new Topic(device.domain(), device.asset(), device.id(), Format.STATUS);
            outlet.publish(device.id(), Message.lastOfShadow(exercise, topic));
        }
    }
}
