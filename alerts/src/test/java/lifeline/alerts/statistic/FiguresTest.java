package lifeline.alerts.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import lifeline.alerts.statistic.DeviceDay.Missing;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void aDeviceIsOnlineFromNinetyFiveOfAHundredTimesItShouldHaveDelivered() {
        assertEquals(96, delivered(0).expected());
        assertEquals(1, Figures.of(delivered(92)).online());
        assertEquals(0, Figures.of(delivered(91)).online());
    }

    @Test
    void aDeviceThatDeliversMoreOftenIsOnlineOnceOnly() {
        assertEquals(OptionalDouble.of(1), Figures.of(delivered(5_000)).onlineShare());
    }

    @Test
    void whatWasNeverHeardIsPlannedAndNothingElse() {
        assertEquals(new Figures(1, 0, 1, 0, 0, 0, 0), Figures.of(day(0, false, false)));
    }

    @Test
    void whatWasHeardOnAnotherDayStaysConnected() {
        assertEquals(new Figures(1, 1, 1, 0, 0, 0, 0), Figures.of(day(0, true, false)));
    }

    @Test
    void aFaultIsNotIntactThoughOnline() {
        assertEquals(new Figures(1, 1, 1, 1, 0, 96, 96), Figures.of(day(96, true, true)));
        assertEquals(new Figures(1, 1, 1, 1, 1, 96, 96), Figures.of(delivered(96)));
    }

    @Test
    void aDeviceWhosePeriodIsNotOverIsNotHeldAgainstItsOwner() {
        Figures early = Figures.of(new DeviceDay(DAY, Duration.ofHours(9), 0, 0, 0, true, false));
        assertEquals(0, early.due());
        assertTrue(early.onlineShare().isEmpty());
        assertTrue(early.intactShare().isEmpty());
        assertEquals(OptionalDouble.of(1), early.connectedShare());
    }

    @Test
    void ofADayThatIsNotOverOnlyWhatWasDueIsExpected() {
        assertEquals(
                1,
                Figures.of(new DeviceDay(QUARTER, Duration.ofHours(1), 4, 0, 4, true, false))
                        .online());
    }

    @Test
    void ownersAddUpToTheCityByDeviceNotByOwner() {
        Figures city = Stream.of(delivered(96), delivered(96), delivered(96), delivered(0))
                .map(Figures::of)
                .reduce(Figures.NONE, Figures::plus);
        assertEquals(0.75, city.onlineShare().orElseThrow(), 1e-9);
        assertEquals(0.75, city.intactShare().orElseThrow(), 1e-9);
        assertEquals(1, city.connectedShare().orElseThrow(), 1e-9);
    }

    @Test
    void readingsThatCameLateAreNotTimely() {
        Figures figures = Figures.of(new DeviceDay(QUARTER, DAY, 96, 24, 96, true, false));
        assertEquals(0.75, figures.timelyShare().orElseThrow(), 1e-9);
        assertTrue(Figures.of(delivered(0)).timelyShare().isEmpty());
    }

    @Test
    void whyADeviceIsMissingIsTheFirstThatHolds() {
        assertEquals(Optional.of(Missing.NEVER_CONNECTED), day(0, false, true).missing());
        assertEquals(Optional.of(Missing.OFFLINE), day(10, true, true).missing());
        assertEquals(Optional.of(Missing.FAULT), day(96, true, true).missing());
        assertEquals(Optional.empty(), delivered(96).missing());
    }

    @Test
    void noDevicesHaveNoShare() {
        assertTrue(Figures.NONE.connectedShare().isEmpty());
    }

    @Test
    void countsThatContradictEachOtherAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new DeviceDay(QUARTER, DAY, 1, 2, 1, true, false));
        assertThrows(IllegalArgumentException.class, () -> day(1, false, false));
        assertThrows(IllegalArgumentException.class, () -> new DeviceDay(Duration.ZERO, DAY, 0, 0, 0, false, false));
        assertThrows(IllegalArgumentException.class, () -> new Figures(1, 2, 1, 1, 1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Figures(2, 2, 1, 2, 1, 0, 0));
    }

    private static DeviceDay delivered(long times) {
        return day(times, true, false);
    }

    private static DeviceDay day(long times, boolean hasEverDelivered, boolean hasFault) {
        return new DeviceDay(QUARTER, DAY, times, 0, times, hasEverDelivered, hasFault);
    }
}
