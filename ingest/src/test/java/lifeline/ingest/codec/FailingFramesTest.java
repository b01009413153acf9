package lifeline.ingest.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import lifeline.contract.city.City;
import lifeline.contract.domain.Text;
import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Mark;
import lifeline.contract.rule.Track;
import lifeline.contract.simulation.Effect;
import lifeline.contract.simulation.FaultModel;
import lifeline.contract.simulation.failing.Failure;
import lifeline.contract.simulation.failing.FailureKind.Way;
import lifeline.ingest.Message;
import lifeline.ingest.frame.Frame;
import lifeline.ingest.validation.Vocabulary;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.fault.Request;
import lifeline.simulators.frame.FrameRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a fast device of the simulated city sends while it fails, and what is read of it. */
class FailingFramesTest {
    private static final String DEVICE = "bridge-girder-0001";
    private static final Set<String> VIBRATION = Set.of("vibration");
    private static final Instant FROM = FailingDevices.START.plusSeconds(20);
    private static final Duration LASTS = Duration.ofSeconds(60);
    private static final Instant TURN = FROM.plus(LASTS);
    private static final City BRIDGES = bridges();

    private record Heard(Instant at, Frame frame) {}

    private static City bridges() {
        City city = City.generate(FailingDevices.SIMULATIONS, 60);
        return new City(
                city.assets(),
                city.devices().stream()
                        .filter(device -> device.domain().equals("bridge"))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyWayOfFailingIsReadInFrames(Way way) {
        Optional<String> unit = way == Way.RENAMED ? Optional.of("g") : Optional.empty();
        Map<String, Double> numbers =
                switch (way) {
                    case RENAMED -> Map.of("factor", 0.102);
                    case CODE -> Map.of("value", 32_767.0);
                    case WEAK_SIGNAL, EMPTY -> Map.of("lost", 0.9);
                    case THEFT -> Map.of("angle", 1.0, "after", 20.0);
                    case DRILL -> Map.of("peak", 2.0);
                    case OLD -> Map.of("age", 7_200.0);
                    default -> Map.of();
                };
        Set<String> of = way == Way.CHANNELS ? Set.of("vibration", "strain") : VIBRATION;
        List<Heard> heard = heard(Optional.of(model(Map.of(), Optional.of(new Failure(way, of, unit, numbers)))));
        List<Heard> whole = heard(Optional.empty());
        List<Heard> during = heard.stream()
                .filter(one -> one.at().isAfter(FROM.plusSeconds(6)) && one.at().isBefore(TURN))
                .toList();
        switch (way) {
            case BUFFERED -> {
                assertEquals(List.of(), during);
                assertEquals(starts(whole), starts(heard));
            }
            case REPEATED -> assertEquals(2 * starts(during).size(), during.size(), 1);
            case REORDERED -> assertNotEquals(starts(during).stream().sorted().toList(), starts(during));
            case EPOCH, AHEAD, ZONELESS -> assertMarked(during, Mark.CLOCK_REPLACED);
            case GAINING, CHANNELS ->
                assertEquals(starts(whole).size(), starts(heard).size());
            case SCALED -> assertEquals(10 * extent(around(during, whole)), extent(during), 0.01);
            case RENAMED -> assertEquals(0.102 * extent(around(during, whole)), extent(during), 0.001);
            case CODE -> assertSamples(during, 32_767 * 0.0005f);
            case NAN ->
                during.forEach(
                        one -> assertEquals(Grade.SUSPECT, one.frame().quality().grade()));
            case HIGH, LOW -> assertTrue(extent(during) > 10, () -> extent(during) + " m/s²");
            case FLOODED, ICED -> assertSamples(during, 0);
            case DIRTY -> assertTrue(extent(during) < extent(around(during, whole)));
            case EMPTY, WEAK_SIGNAL -> assertTrue(heard.size() < whole.size() - 3);
            case CALIBRATION, DRILL, OPENED -> assertTrue(extent(during) > 1);
            case THEFT -> assertTrue(during.stream().allMatch(one -> one.at().isBefore(FROM.plusSeconds(27))));
            case REPLACED ->
                during.forEach(one -> assertEquals(DEVICE + "-b", one.frame().device()));
            case RETAINED -> assertMarked(during, Mark.RETAINED);
            case OLD -> assertEquals(1, starts(during).size());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SURGE")
    void everyCourseOfAValueIsReadInFrames(Effect.Shape shape) {
        Effect effect = new Effect(shape, 5, Duration.ofSeconds(30), Duration.ofSeconds(1));
        List<Heard> heard = heard(Optional.of(model(Map.of("vibration", effect), Optional.empty())));
        List<Heard> during = heard.stream()
                .filter(one -> one.at().isAfter(FROM.plusSeconds(7)) && one.at().isBefore(TURN))
                .toList();
        switch (shape) {
            case SILENT -> assertEquals(List.of(), during);
            case STUCK -> assertSamples(during, during.get(0).frame().samples()[0]);
            case SPIKE -> {
                long far = heard.stream()
                        .flatMap(one -> Stream.of(one.frame()))
                        .mapToLong(frame -> count(frame, 4))
                        .sum();
                assertEquals(1, far);
            }
            case RAMP, SURGE -> assertTrue(extent(during) > 4.5);
        }
    }

    private static long count(Frame frame, double above) {
        long count = 0;
        for (float sample : frame.samples()) {
            count += sample > above ? 1 : 0;
        }
        return count;
    }

    private static void assertMarked(List<Heard> heard, Mark mark) {
        assertTrue(heard.size() > 5);
        heard.forEach(one -> assertTrue(one.frame().quality().has(mark), one::toString));
    }

    private static void assertSamples(List<Heard> heard, float value) {
        assertTrue(heard.size() > 5);
        for (Heard one : heard) {
            for (float sample : one.frame().samples()) {
                assertEquals(value, sample, 1e-6f);
            }
        }
    }

    private static Set<Instant> starts(List<Heard> heard) {
        Set<Instant> starts = new LinkedHashSet<>();
        heard.forEach(one -> starts.add(one.frame().startedAt()));
        return starts;
    }

    /** Those of {@code whole} that begin when one of {@code during} does. */
    private static List<Heard> around(List<Heard> during, List<Heard> whole) {
        Set<Instant> starts = new HashSet<>(starts(during));
        return whole.stream()
                .filter(one -> starts.contains(one.frame().startedAt()))
                .toList();
    }

    private static double extent(List<Heard> heard) {
        double most = 0;
        for (Heard one : heard) {
            for (float sample : one.frame().samples()) {
                most = Math.max(most, Math.abs(sample));
            }
        }
        return most;
    }

    private static FaultModel model(Map<String, Effect> effects, Optional<Failure> failure) {
        return new FaultModel(
                "odd",
                new Text("故障", "A failure"),
                Track.DEVICE,
                "girder",
                FaultModel.Scope.DEVICE,
                0,
                Double.MAX_VALUE,
                LASTS,
                Duration.ZERO,
                Duration.ofSeconds(10),
                effects,
                FaultModel.Physical.NONE,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                failure);
    }

    private static List<Heard> heard(Optional<FaultModel> fault) {
        FrameRun run = new FrameRun(
                new CityRun.Script(
                        FailingDevices.CATALOGUE,
                        FailingDevices.SIMULATIONS,
                        BRIDGES,
                        "quiet",
                        7,
                        FailingDevices.START,
                        OptionalDouble.empty()),
                OptionalDouble.empty());
        fault.ifPresent(model -> run.ask(new Request("bridge", model, Optional.of(DEVICE), FROM, LASTS, 1)));
        Decoder decoder = new Decoder(Vocabulary.of(FailingDevices.CATALOGUE));
        List<Heard> heard = new ArrayList<>();
        while (run.nextAt().orElseThrow().isBefore(TURN.plusSeconds(40))) {
            run.next()
                    .filter(frame -> frame.topic().device().startsWith(DEVICE))
                    .ifPresent(frame -> {
                        var message = lifeline.simulators.publish.Message.of(frame);
                        Outcome outcome = decoder.decode(new Message(
                                message.topic(),
                                message.payload(),
                                message.payload().length,
                                null,
                                frame.at(),
                                false,
                                message.isRetained(),
                                false));
                        assertEquals(List.of(), outcome.rejections());
                        outcome.frames().forEach(read -> heard.add(new Heard(frame.at(), read)));
                    });
        }
        return heard;
    }
}
