package lifeline.simulators.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.simulation.Fleet;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.publish.ConnectionLostException;
import lifeline.simulators.wave.Weather;

/** All publishers of a load, and what they have sent. */
final class Load implements AutoCloseable {
    private final LoadOptions options;
    private final List<LoadDevice> devices = new ArrayList<>();
    private final List<Publisher> publishers = new ArrayList<>();
    private final Window window;
    private final Excursions excursions;

    /** Connects all of them; nothing is sent before {@link #run}. */
    Load(LoadOptions options) throws ConnectionLostException {
        this.options = options;
        this.window = new Window(options.window());
        this.excursions = new Excursions(options.excursions(), options.excursionsAfter(), excursionsUntil(options));
        makeDevices();
        for (int i = 0; i < options.connections(); i++) {
            List<LoadDevice> own = new ArrayList<>();
            for (int d = i; d < devices.size(); d += options.connections()) {
                own.add(devices.get(d));
            }
            publishers.add(new Publisher(i, own, options, window, excursions));
        }
    }

    /** Each takes some rounds of all devices, and one more for good measure. */
    private static double excursionsUntil(LoadOptions options) {
        double round = options.rate() == 0 ? 0 : options.devices() / options.rate();
        return options.seconds() - (LoadDevice.EXCURSION_MESSAGES + 1) * round;
    }

    private void makeDevices() {
        List<Simulation> simulations = Simulation.all(Catalogue.load());
        Map<String, Fleet> fleets = new HashMap<>();
        simulations.forEach(simulation ->
                simulation.fleets().forEach(fleet -> fleets.put(simulation.domain() + '/' + fleet.id(), fleet)));
        Weather weather = new Weather(1);
        Instant at = Instant.now();
        int wanted = (int) Math.ceil(options.excursions() * options.seconds());
        int candidates = 0;
        int number = 0;
        for (Device device : City.generate(simulations, options.devices()).devices()) {
            Fleet fleet = Objects.requireNonNull(fleets.get(device.domain() + '/' + device.fleet()));
            List<String> quantities = device.quantities();
            String quantity = quantities.get(number % quantities.size());
            LoadDevice load = new LoadDevice(
                    number,
                    device,
                    quantity,
                    Objects.requireNonNull(fleet.behaviour().get(quantity)),
                    at,
                    weather);
            if (load.isTimed() && quantity.equals(LoadDevice.DANGEROUS_QUANTITY)) {
                if (candidates >= options.skip() && candidates < options.skip() + wanted) {
                    load.mayExcurse();
                }
                candidates++;
            }
            devices.add(load);
            number++;
        }
    }

    void confirm(long readings) {
        window.confirm(readings);
    }

    /** Publishes for as long as it was asked to, and waits for every acknowledgement. */
    void run() throws InterruptedException, ConnectionLostException {
        long start = System.nanoTime();
        long end = start + (long) (options.seconds() * 1e9);
        CountDownLatch running = new CountDownLatch(publishers.size());
        AtomicReference<Exception> failure = new AtomicReference<>();
        for (Publisher publisher : publishers) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            publisher.run(start, end, options.rate() / publishers.size());
                        } catch (ConnectionLostException | InterruptedException | RuntimeException e) {
                            failure.compareAndSet(null, e);
                        } finally {
                            running.countDown();
                        }
                    },
                    "load");
            thread.setDaemon(true);
            thread.start();
        }
        running.await();
        if (failure.get() != null) {
            throw new IllegalStateException(
                    "the load broke off: " + failure.get().getMessage(), failure.get());
        }
    }

    Map<String, Object> progress() {
        long sent = 0;
        long acknowledged = 0;
        long refused = 0;
        for (Publisher publisher : publishers) {
            sent += publisher.sent();
            acknowledged += publisher.acknowledged();
            refused += publisher.refused();
        }
        return Map.of("sent", sent, "acknowledged", acknowledged, "refused", refused);
    }

    List<LoadDevice> devices() {
        return devices;
    }

    List<String> excursions() {
        return excursions.begun();
    }

    @Override
    public void close() {
        publishers.forEach(Publisher::close);
    }
}
