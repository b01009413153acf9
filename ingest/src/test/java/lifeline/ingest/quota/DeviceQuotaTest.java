package lifeline.ingest.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeviceQuotaTest {
    private static final Instant NOON = Instant.parse("2026-11-22T06:00:00Z");
    private static final Quota TEN_A_SECOND = new Quota(10, 20);

    private final DeviceQuota quota = new DeviceQuota(TEN_A_SECOND);

    @Test
    void aBurstPassesAndWhatIsBeyondItDoesNot() {
        assertEquals(20, admitted("one", NOON, 100));
    }

    @Test
    void whatIsSustainedPasses() {
        admitted("one", NOON, 100);
        assertEquals(10, admitted("one", NOON.plusSeconds(1), 100));
        assertEquals(15, admitted("one", NOON.plusMillis(2500), 100));
    }

    @Test
    void aDeviceThatSendsAHundredTimesItsRateHarmsNoOther() {
        int ofTheFlood = 0;
        int ofTheOthers = 0;
        for (int milli = 0; milli < 60_000; milli++) {
            Instant now = NOON.plusMillis(milli);
            ofTheFlood += quota.admits("flood", now) ? 1 : 0;
            if (milli % 100 == 0) {
                ofTheOthers += quota.admits("other-" + milli % 1_000, now) ? 1 : 0;
            }
        }
        assertEquals(20 + 60 * 10 - 1, ofTheFlood, 1);
        assertEquals(600, ofTheOthers);
    }

    @Test
    void aDeviceThatComesBackAfterThreeDaysMayTellThem() {
        DeviceQuota usual = new DeviceQuota(Quota.DEFAULT);

        assertTrue(IntStream.range(0, 3 * 24 * 60)
                .allMatch(minute -> usual.admits("back", NOON.plusNanos(minute * 1_000_000L))));
    }

    @Test
    void aSilenceGivesNoMoreThanOneBurst() {
        admitted("one", NOON, 100);
        assertEquals(20, admitted("one", NOON.plus(Duration.ofDays(3)), 100));
    }

    @Test
    void remembersNoMoreDevicesThanAgreed() {
        DeviceQuota small = new DeviceQuota(TEN_A_SECOND, 100);
        for (int device = 0; device < 10_000; device++) {
            small.admits("device-" + device, NOON);
        }
        assertEquals(100, small.remembered());
    }

    @Test
    void aStrangerOnManyTopicsCannotMakeABusyDeviceForgotten() {
        DeviceQuota small = new DeviceQuota(TEN_A_SECOND, 100);
        int admitted = 0;
        for (int round = 0; round < 10_000; round++) {
            admitted += small.admits("busy", NOON) ? 1 : 0;
            small.admits("stranger-" + round, NOON);
        }
        assertEquals(20, admitted);
    }

    @Test
    void zeroMeansNoLimit() {
        DeviceQuota none = new DeviceQuota(Quota.NONE);

        assertTrue(IntStream.range(0, 100_000).allMatch(message -> none.admits("one", NOON)));
        assertEquals(0, none.remembered());
    }

    @Test
    void theSettingsAreReadAndTheirFaultsToldAtOnce() {
        assertEquals(Quota.DEFAULT, Quota.from(Map.of()));
        assertEquals(
                new Quota(5, 7),
                Quota.from(Map.of("LIFELINE_DEVICE_MESSAGES_PER_S", "5", "LIFELINE_DEVICE_BURST", "7")));
        assertEquals(
                0, Quota.from(Map.of("LIFELINE_DEVICE_MESSAGES_PER_S", "0")).messagesPerS());
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> Quota.from(Map.of("LIFELINE_DEVICE_MESSAGES_PER_S", "-1", "LIFELINE_DEVICE_BURST", "0")));
        assertEquals(2, String.valueOf(e.getMessage()).lines().count(), e::getMessage);
    }

    private int admitted(String device, Instant at, int of) {
        return (int) IntStream.range(0, of)
                .filter(message -> quota.admits(device, at))
                .count();
    }
}
