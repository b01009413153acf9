package lifeline.simulators.junit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.device.Emission;
import lifeline.simulators.junit.broker.BrokerPool;
import lifeline.simulators.junit.broker.Publication;
import lifeline.simulators.junit.place.Places;
import lifeline.simulators.junit.run.Outlet;
import lifeline.simulators.junit.run.VirtualCity;
import lifeline.simulators.junit.signal.Signals;
import lifeline.simulators.truth.Ledger;
import lifeline.simulators.truth.Parcel;

/** All that one test is given, made as it asks for it, ended with the test. */
final class CityInTest implements AutoCloseable, Outlet {
    private final VirtualCity virtual;
    private final City city;
    private final Signals signals;
    private final Truth truth;
    private final Ledger ledger = new Ledger();
    private Optional<Published> published = Optional.empty();

    private record Published(BrokerPool.Lease lease, Publication publication, Broker broker) {}

    /** What never changes is read once. */
    private static final class Shipped {
        static final Catalogue CATALOGUE = Catalogue.load();
        static final List<Simulation> SIMULATIONS = Simulation.all(CATALOGUE);
    }

    CityInTest(VirtualCity.Setting setting) {
        this.virtual = new VirtualCity(setting, Shipped.CATALOGUE, Shipped.SIMULATIONS, this);
        this.city = new City(virtual, new Places(virtual.plan(), Shipped.SIMULATIONS));
        this.signals = new Signals(virtual, Shipped.CATALOGUE);
        this.truth = new Truth(virtual, ledger);
    }

    City city() {
        return city;
    }

    Signals signals() {
        return signals;
    }

    Truth truth() {
        return truth;
    }

    /** The broker; from the first call on all that the city says is published. */
    Broker broker(BrokerPool pool) {
        return published.orElseGet(() -> publish(pool.lend())).broker();
    }

    private Published publish(BrokerPool.Lease lease) {
        String url = lease.broker().url();
        Publication publication = Publication.to(url, city.devices().size(), ledger);
        Published now = new Published(lease, publication, new Broker(url, publication));
        published = Optional.of(now);
        return now;
    }

    @Override
    public void take(Emission emission) {
        if (published.isPresent()) {
            published.get().publication().take(emission);
        } else {
            Parcel parcel = Parcel.of(emission);
            ledger.sent(parcel);
            ledger.acknowledged(parcel);
        }
    }

    @Override
    public void rest(Instant instant) {
        published.ifPresent(now -> now.publication().rest(instant));
    }

    @Override
    public void close() {
        published.ifPresent(now -> {
            now.publication().close();
            now.lease().close();
        });
    }
}
