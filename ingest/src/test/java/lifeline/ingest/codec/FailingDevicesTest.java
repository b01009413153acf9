package lifeline.ingest.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lifeline.contract.city.Device;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Reading;
import lifeline.contract.simulation.Effect;
import lifeline.contract.simulation.FaultModel;
import lifeline.contract.simulation.failing.FailureKind;
import lifeline.ingest.codec.FailingDevices.Heard;
import lifeline.ingest.validation.RejectionReason;
import lifeline.simulators.publish.PayloadFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the simulated devices send while they fail, in every format, and what is read of it. */
class FailingDevicesTest {
    private List<Heard> during = List.of();
    private List<Heard> after = List.of();
    private List<Heard> whole = List.of();
    private PayloadFormat format = PayloadFormat.JSON;

    static Stream<Arguments> failuresAndFormats() {
        List<FaultModel> faults = FailingDevices.SIMULATIONS.stream()
                .filter(simulation -> simulation.domain().equals("gas"))
                .flatMap(simulation -> simulation.faults().stream())
                .filter(fault -> fault.failing().isPresent()
                        && !fault.fleet().equals("node") // which buffers
                        && !fault.fleet().equals("sewer")) // of which a small city has one, with habits of its own
                .toList();
        assertEquals(
                Set.of(FailureKind.values()),
                faults.stream().map(fault -> fault.failing().orElseThrow()).collect(Collectors.toSet()));
        return faults.stream().flatMap(fault -> Stream.of(PayloadFormat.values())
                .map(format -> Arguments.of(fault.id(), format, fault)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("failuresAndFormats")
    void everyFailureShowsAsItDoesInEveryFormat(String name, PayloadFormat written, FaultModel fault) {
        format = written;
        Device device = FailingDevices.plain(fault);
        Instant turn = FailingDevices.FROM.plus(fault.lasts());
        List<Heard> heard = FailingDevices.heard(device, fault, true, written);
        during = heard.stream().filter(one -> one.at().isBefore(turn)).toList();
        after = heard.stream().filter(one -> !one.at().isBefore(turn)).toList();
        whole = FailingDevices.heard(device, fault, false, written);
        assertTrue(whole.stream().allMatch(one -> one.rejections().isEmpty()), () -> "unbroken: " + whole);
        if (fault.failure().isEmpty()) {
            assertCourse(fault);
            return;
        }
        switch (fault.failing().orElseThrow()) {
            case LATE_BURST ->
                assertLateBurst(turn, fault.failure().orElseThrow().number("rate"));
            case DUPLICATE -> assertDuplicates(fault.failure().orElseThrow().way());
            case CLOCK_SKEW -> assertClock(fault.failure().orElseThrow().way());
            case UNIT_SWAP -> assertUnits(fault.failure().orElseThrow().way());
            case MAGIC -> assertMagic(fault.failure().orElseThrow().way());
            case SATURATION -> assertEquals(Set.of(100.0), values(during, "methane"));
            case ENVIRONMENT -> assertEquals(Set.of(0.0), values(during, "methane"));
            case BATTERY -> assertTrue(during.size() < whole.size() * 0.9 && during.size() > 2, during::toString);
            case MAINTENANCE -> assertMaintenance(fault.failure().orElseThrow().way());
            case TAMPERING -> assertTampering(fault.failure().orElseThrow().way(), device.id());
            case ZOMBIE -> assertZombie(fault.failure().orElseThrow().way());
            case STUCK, SPIKE, DRIFT, DROPOUT -> throw new AssertionError("written as effects");
        }
        boolean isWhole = after.stream()
                .skip(after.size() - 2)
                .allMatch(one -> one.rejections().isEmpty()
                        && one.readings().stream()
                                .allMatch(reading -> reading.quality().marks().isEmpty()));
        assertTrue(isWhole, () -> "afterwards: " + after);
    }

    private void assertCourse(FaultModel fault) {
        Map.Entry<String, Effect> effect = fault.effects().entrySet().iterator().next();
        Set<Double> values = values(during, effect.getKey());
        switch (effect.getValue().shape()) {
            case STUCK -> assertEquals(1, values.size(), values::toString);
            case SILENT -> assertEquals(Set.of(), values);
            case SPIKE ->
                assertEquals(1, values.stream().filter(value -> value > 60).count(), values::toString);
            case RAMP, SURGE -> {
                double rise = Collections.max(values) - Collections.max(values(whole, effect.getKey()));
                assertEquals(
                        effect.getValue().size(), rise, 0.3 * effect.getValue().size());
            }
        }
    }

    private void assertLateBurst(Instant turn, double rate) {
        assertEquals(List.of(), during);
        assertEquals(told(whole), told(after));
        List<Instant> observed =
                after.stream().map(one -> one.readings().get(0).observedAt()).toList();
        assertEquals(observed.stream().sorted().toList(), observed);
        List<Heard> late = after.stream()
                .filter(one -> one.readings().get(0).observedAt().isBefore(turn))
                .toList();
        assertTrue(late.size() >= 9, late::toString);
        for (int i = 1; i < late.size(); i++) {
            double gap =
                    Duration.between(late.get(i - 1).at(), late.get(i).at()).toMillis() / 1e3;
            assertTrue(gap >= 1 / rate - 0.001, gap + " s");
        }
    }

    private void assertDuplicates(FailureKind.Way way) {
        List<Instant> observed =
                during.stream().map(one -> one.readings().get(0).observedAt()).toList();
        if (way == FailureKind.Way.REPEATED) {
            assertEquals(2 * new HashSet<>(observed).size(), observed.size());
            assertEquals(
                    during.size(),
                    2 * during.stream().filter(one -> one.sent().copy()).count());
        } else {
            assertNotEquals(observed.stream().sorted().toList(), observed);
            Set<String> all =
                    told(Stream.concat(during.stream(), after.stream()).toList());
            assertEquals(told(whole), all);
        }
    }

    private void assertClock(FailureKind.Way way) {
        boolean isText = format == PayloadFormat.JSON || format == PayloadFormat.HUAWEI;
        boolean isSenml = format == PayloadFormat.SENML || format == PayloadFormat.SENML_CBOR;
        Set<Mark> expected =
                switch (way) {
                    case EPOCH -> Set.of(isSenml ? Mark.NO_TIME : Mark.CLOCK_REPLACED);
                    case AHEAD -> Set.of(Mark.CLOCK_REPLACED);
                    case ZONELESS -> isText ? Set.of() : Set.of(Mark.CLOCK_REPLACED);
                    default -> Set.of();
                };
        assertTrue(during.size() >= 8);
        for (Heard one : during) {
            for (Reading reading : one.readings()) {
                // a time below 2^28 s is relative in SenML, and after some minutes too far ahead
                boolean isReplaced = isSenml
                        && way == FailureKind.Way.EPOCH
                        && reading.quality().has(Mark.CLOCK_REPLACED);
                assertEquals(
                        isReplaced ? Set.of(Mark.CLOCK_REPLACED) : expected,
                        reading.quality().marks(),
                        reading::toString);
                if (way != FailureKind.Way.GAINING && !(isSenml && way == FailureKind.Way.EPOCH)) {
                    long off = Math.abs(
                            Duration.between(one.at(), reading.observedAt()).toMillis());
                    assertTrue(off < 1_000, reading::toString);
                }
            }
        }
        if (way == FailureKind.Way.GAINING) {
            Heard last = during.get(during.size() - 1);
            Duration off = Duration.between(last.at(), last.readings().get(0).observedAt());
            assertTrue(off.toMillis() > 6_500 && off.toMillis() < 8_000, off::toString);
        }
    }

    private void assertUnits(FailureKind.Way way) {
        boolean namesUnits = format != PayloadFormat.ALINK && format != PayloadFormat.HUAWEI;
        switch (way) {
            case SCALED ->
                during.forEach(one ->
                        assertEquals(value(one.at(), whole, "methane") / 10, value(one.at(), during, "methane"), 1e-5));
            case CHANNELS ->
                during.forEach(one -> assertEquals(
                        value(one.at(), whole, "outlet-flow"), value(one.at(), during, "outlet-pressure"), 1e-5));
            default -> {
                assertRefused(namesUnits ? RejectionReason.UNKNOWN_UNIT : null);
                assertTrue(namesUnits || values(during, "methane").stream().allMatch(value -> value > 100));
            }
        }
    }

    private void assertMagic(FailureKind.Way way) {
        if (way == FailureKind.Way.CODE) {
            assertEquals(Set.of(-9_999.0), values(during, "methane"));
        } else {
            assertRefused(RejectionReason.NOT_A_NUMBER);
            assertTrue(values(during, "methane").size() > 1);
        }
    }

    /** Of methane alone, and nothing else is lost with it. */
    private void assertRefused(@Nullable RejectionReason reason) {
        Set<RejectionReason> reasons = during.stream()
                .flatMap(one -> one.rejections().stream())
                .map(rejection -> rejection.reason())
                .collect(Collectors.toSet());
        assertEquals(reason == null ? Set.of() : Set.of(reason), reasons);
        during.forEach(
                one -> assertEquals(3, one.readings().size() + one.rejections().size(), one::toString));
        assertTrue(during.stream().allMatch(one -> one.readings().stream()
                .anyMatch(reading -> reading.quantity().equals("temperature"))));
    }

    private void assertMaintenance(FailureKind.Way way) {
        Set<Double> values = values(during, "methane");
        if (way == FailureKind.Way.CALIBRATION) {
            assertEquals(Set.of(0.0, 50.0), values);
        } else {
            assertTrue(values.stream().anyMatch(value -> value > 55 && value <= 60), values::toString);
        }
    }

    private void assertTampering(FailureKind.Way way, String device) {
        if (way == FailureKind.Way.REPLACED) {
            Set<String> devices = during.stream()
                    .flatMap(one -> one.readings().stream())
                    .map(Reading::device)
                    .collect(Collectors.toSet());
            assertEquals(1, devices.size());
            assertTrue(devices.iterator().next().endsWith(device + "-b"), devices::toString);
            assertEquals(
                    during.get(0).sent().topic().asset(),
                    whole.get(0).sent().topic().asset());
            return;
        }
        assertEquals(Set.of(95.0), values(during, "cover-tilt"));
        if (way == FailureKind.Way.THEFT) {
            Instant gone = FailingDevices.FROM.plusSeconds(60);
            assertTrue(during.stream().allMatch(one -> one.at().isBefore(gone)), during::toString);
        }
    }

    private void assertZombie(FailureKind.Way way) {
        for (Heard one : during) {
            for (Reading reading : one.readings()) {
                assertEquals(way == FailureKind.Way.RETAINED, reading.quality().has(Mark.RETAINED));
            }
        }
        if (way == FailureKind.Way.OLD) {
            Set<String> said = told(during);
            assertEquals(3, said.size(), said::toString);
            assertTrue(during.stream().skip(1).allMatch(one -> one.sent().copy()));
            Duration age = Duration.between(
                    during.get(0).readings().get(0).observedAt(), during.get(0).at());
            assertTrue(age.toSeconds() >= 7_199 && age.toSeconds() <= 7_201, age::toString);
        }
    }

    private static Set<Double> values(List<Heard> heard, String quantity) {
        return heard.stream()
                .flatMap(one -> one.readings().stream())
                .filter(reading -> reading.quantity().equals(quantity))
                .map(Reading::value)
                .collect(Collectors.toSet());
    }

    private static double value(Instant at, List<Heard> heard, String quantity) {
        Map<Instant, Double> byTime = new HashMap<>();
        heard.forEach(one -> one.readings().stream()
                .filter(reading -> reading.quantity().equals(quantity))
                .forEach(reading -> byTime.put(one.at(), reading.value())));
        return Objects.requireNonNull(byTime.get(at));
    }

    /** Sensor, time and value of all that was read. */
    private static Set<String> told(List<Heard> heard) {
        return heard.stream()
                .flatMap(one -> one.readings().stream())
                .map(reading -> reading.sensor() + ' ' + reading.observedAt() + ' ' + reading.value())
                .collect(Collectors.toSet());
    }
}
