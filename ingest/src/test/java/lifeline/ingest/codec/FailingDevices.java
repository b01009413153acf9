package lifeline.ingest.codec;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Reading;
import lifeline.contract.simulation.FaultModel;
import lifeline.contract.simulation.Simulation;
import lifeline.ingest.Message;
import lifeline.ingest.foreign.ForeignTopics;
import lifeline.ingest.validation.Rejection;
import lifeline.ingest.validation.Vocabulary;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Traits;
import lifeline.simulators.fault.Request;
import lifeline.simulators.publish.PayloadFormat;

/** A city in which one device fails, and what is read of what it sends. */
public final class FailingDevices {
    public static final Catalogue CATALOGUE = Catalogue.load();
    public static final List<Simulation> SIMULATIONS = Simulation.all(CATALOGUE);
    static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    public static final Instant FROM = START.plusSeconds(150);
    private static final City CITY = gasAlone(City.generate(SIMULATIONS, 60));
    private static final Vocabulary VOCABULARY = Vocabulary.of(CATALOGUE);

    private static final Map<String, List<Emission>> SENT = new ConcurrentHashMap<>();

    private FailingDevices() {}

    private static City gasAlone(City city) {
        return new City(
                city.assets(),
                city.devices().stream()
                        .filter(device -> device.domain().equals("gas"))
                        .toList());
    }

    /**
     * What was read of a message.
     *
     * @param at when it was received
     */
    record Heard(Instant at, Emission sent, List<Reading> readings, List<Rejection> rejections) {}

    /** Of the fault's fleet one that tells times and numbers and has no other habit. */
    public static Device plain(FaultModel fault) {
        return CITY.devices().stream()
                .filter(device ->
                        device.domain().equals("gas") && device.fleet().equals(fault.fleet()))
                .filter(device -> isPlain(Traits.of(device.id())))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isPlain(Traits traits) {
        return traits.equals(new Traits(true, true, false, false, false, Traits.Units.NONE));
    }

    /** What is heard from the device's place from the fault's beginning until some minutes after its end. */
    static List<Heard> heard(Device device, FaultModel fault, boolean strikes, PayloadFormat format) {
        Decoder decoder = decoder();
        return sent(device, fault, strikes).stream()
                .map(emission -> read(emission, format, decoder))
                .toList();
    }

    /** What the device's place sends, not yet written in any format. */
    public static List<Emission> sent(Device device, FaultModel fault, boolean strikes) {
        return SENT.computeIfAbsent(fault.id() + strikes, unknown -> played(device, fault, strikes));
    }

    private static List<Emission> played(Device device, FaultModel fault, boolean strikes) {
        CityRun run = new CityRun(
                new CityRun.Script(CATALOGUE, SIMULATIONS, CITY, "quiet", 7, START, OptionalDouble.empty()),
                begun -> {});
        if (strikes) {
            run.ask(new Request("gas", fault, Optional.of(device.id()), FROM, fault.lasts(), 1));
        }
        Instant end = FROM.plus(fault.whole()).plus(Duration.ofMinutes(3));
        List<Emission> sent = new ArrayList<>();
        while (run.nextAt().orElseThrow().isBefore(end)) {
            run.next()
                    .filter(emission -> emission.topic().device().startsWith(device.id())
                            && !emission.at().isBefore(FROM))
                    .ifPresent(sent::add);
        }
        return sent;
    }

    private static Heard read(Emission emission, PayloadFormat format, Decoder decoder) {
        var message = lifeline.simulators.publish.Message.of(emission, format);
        Outcome outcome = decoder.decode(new Message(
                message.topic(),
                message.payload(),
                message.payload().length,
                null,
                emission.at(),
                false,
                message.isRetained(),
                false));
        return new Heard(emission.at(), emission, outcome.readings(), outcome.rejections());
    }

    private static Decoder decoder() {
        try {
            Path settings = Path.of(FailingDevices.class
                    .getResource("/foreign/simulated-city.yaml")
                    .toURI());
            return new Decoder(VOCABULARY, ForeignTopics.read(settings, CATALOGUE));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
