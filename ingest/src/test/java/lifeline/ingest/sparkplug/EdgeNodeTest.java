package lifeline.ingest.sparkplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lifeline.simulators.sparkplug.EdgeNodeScript;
import lifeline.simulators.sparkplug.SparkplugMetric;
import lifeline.simulators.sparkplug.SparkplugPayload;
import org.junit.jupiter.api.Test;

class EdgeNodeTest {
    private static final Instant NOON = EdgeNodeUnderTest.NOON;
    private static final List<String> REBIRTH = List.of("spBv1.0/g/NCMD/n");

    private final EdgeNodeScript script = EdgeNodeUnderTest.script();
    private final EdgeNodeUnderTest node = new EdgeNodeUnderTest();

    /** Born and listened to; what that told is not of interest. */
    private EdgeNodeUnderTest born() {
        script.will(NOON);
        node.hear(script.births(NOON));
        node.told();
        return node;
    }

    private EdgeNodeScript.Message methane(double value) {
        return script.data("d1", Map.of("Inputs/CH4", value), node.now());
    }

    @Test
    void dataByAliasIsReadAsItsBirthDefinedIt() {
        born().hear(methane(1.5)).hear(script.data("d2", Map.of("Inputs/CH4", 2.5), node.now()));
        assertEquals(List.of("n:d1.methane 1.5", "n:d2.methane 50.0"), node.told());
        assertEquals(List.of(), node.asked());
    }

    @Test
    void aBirthTellsValuesToo() {
        born().hear(methane(1.5));
        node.told();
        node.hear(script.births(NOON));
        // what never had a value is null, and said to be
        assertEquals(List.of("n:d1.methane 1.5", "! NULL_VALUE n:d1", "! NULL_VALUE n:d2"), node.told());
    }

    @Test
    void dataBeforeABirthIsRejectedAndABirthIsAskedForOnce() {
        script.will(NOON);
        script.births(NOON);
        node.hear(methane(1)).hear(methane(2)).hear(methane(3));
        assertEquals(List.of("! BEFORE_BIRTH n:d1", "! BEFORE_BIRTH n:d1", "! BEFORE_BIRTH n:d1"), node.told());
        assertEquals(REBIRTH, node.asked());
    }

    @Test
    void anUnansweredRequestIsRepeatedAfterHalfAMinute() {
        script.will(NOON);
        script.births(NOON);
        node.hear(methane(1)).passes(28).hear(methane(2));
        assertEquals(REBIRTH, node.asked());
        node.hear(methane(3));
        assertEquals(REBIRTH, node.asked());
    }

    @Test
    void aMissedMessageIsCountedAndABirthIsAskedForWhileReadingsFlowOn() {
        born();
        methane(1);
        methane(2);
        node.hear(methane(3)).hear(methane(4));
        assertEquals(List.of("n:d1.methane 3.0", "! SEQUENCE_GAP ×2 n:d1", "n:d1.methane 4.0"), node.told());
        assertEquals(REBIRTH, node.asked());
    }

    @Test
    void aGapThatWasAskedForWithoutAnAnswerIsAskedForAgainByWhateverComes() {
        born();
        methane(1);
        node.hear(methane(2)).passes(30).hear(methane(3));
        assertEquals(List.of("spBv1.0/g/NCMD/n", "spBv1.0/g/NCMD/n"), node.asked());
        node.hear(script.births(NOON)).passes(30).hear(methane(4));
        assertEquals(List.of(), node.asked());
    }

    @Test
    void numbersBeginAgainAfter255WithoutAGap() {
        born();
        for (int i = 0; i < 600; i++) {
            node.hear(methane(i % 100));
        }
        assertEquals(600, node.told().size());
        assertEquals(List.of(), node.asked());
    }

    @Test
    void whatIsDeliveredAgainIsNeitherAGapNorCountedTwice() {
        born();
        EdgeNodeScript.Message first = methane(1);
        EdgeNodeScript.Message second = methane(2);
        node.hear(first).hear(second).hearAgain(first).hearAgain(second).hearAgain(methane(3));
        assertEquals(
                List.of(
                        "n:d1.methane 1.0",
                        "n:d1.methane 2.0",
                        "n:d1.methane 1.0",
                        "n:d1.methane 2.0",
                        "n:d1.methane 3.0"),
                node.told());
        assertEquals(List.of(), node.asked());
    }

    @Test
    void aDeathDeliveredAgainKillsNobodyWhoWasBornSince() {
        born();
        EdgeNodeScript.Message death = script.death("d1", NOON);
        node.hear(death).hear(script.birth("d1", NOON));
        node.told();
        node.hearAgain(death).hear(methane(1));
        assertEquals(List.of("n:d1.methane 1.0"), node.told());
    }

    @Test
    void anUnknownAliasIsRejectedAndABirthIsAskedFor() {
        born().hear(
                        "spBv1.0/g/DDATA/n/d1",
                        data(3, new SparkplugMetric(null, 99L, NOON, SparkplugMetric.Type.FLOAT, 1.0, false, null)));
        assertEquals(List.of("! UNKNOWN_ALIAS n:d1"), node.told());
        assertEquals(REBIRTH, node.asked());
    }

    @Test
    void aMetricNoBirthNamedIsRejectedAndABirthIsAskedFor() {
        born().hear(
                        "spBv1.0/g/DDATA/n/d1",
                        data(3, SparkplugMetric.named("methane", NOON, SparkplugMetric.Type.FLOAT, 1.0)));
        assertEquals(List.of("! UNKNOWN_METRIC n:d1"), node.told());
        assertEquals(REBIRTH, node.asked());
    }

    @Test
    void anAliasGivenTwiceStandsForNeither() {
        SparkplugMetric one = new SparkplugMetric("methane", 7L, NOON, SparkplugMetric.Type.DOUBLE, 1.0, false, null);
        SparkplugMetric other =
                new SparkplugMetric("pressure", 7L, NOON, SparkplugMetric.Type.DOUBLE, 2.0, false, null);
        SparkplugMetric either = new SparkplugMetric(null, 7L, NOON, SparkplugMetric.Type.DOUBLE, 3.0, false, null);
        node.hear("spBv1.0/g/NBIRTH/n", SparkplugPayload.encode(NOON, 0, true, List.of(one, other)))
                .hear("spBv1.0/g/NDATA/n", data(1, either));
        assertEquals(
                List.of("n.methane 1.0", "n.pressure 2.0", "! DUPLICATE_ALIAS n", "! UNKNOWN_ALIAS n"), node.told());
    }

    @Test
    void aDeathOfTheNodeMakesAllItsSensorsStale() {
        born().hear(script.death(NOON));
        assertEquals(
                List.of(
                        "! DEVICE_DEAD ×0 n",
                        "! DEVICE_DEAD ×0 n:d1",
                        "! DEVICE_DEAD ×0 n:d2",
                        "gone n:d1.methane",
                        "gone n:d1.pressure",
                        "gone n:d2.methane"),
                node.told().stream().sorted().toList());
        assertInstanceOf(EdgeNodeState.Dead.class, node.state());
        node.hear(methane(1));
        assertEquals(List.of("! BEFORE_BIRTH n:d1"), node.told());
        assertEquals(REBIRTH, node.asked());
    }

    @Test
    void aDeathOfADeviceMakesOnlyItsSensorsStale() {
        born().hear(script.death("d2", NOON)).hear(methane(1));
        assertEquals(List.of("gone n:d2.methane", "! DEVICE_DEAD ×0 n:d2", "n:d1.methane 1.0"), node.told());
        node.hear(script.data("d2", Map.of("Inputs/CH4", 1.0), NOON));
        assertEquals(List.of("! BEFORE_BIRTH n:d2"), node.told());
        node.hear(script.birth("d2", NOON)).hear(script.data("d2", Map.of("Inputs/CH4", 1.0), NOON));
        assertEquals("n:d2.methane 20.0", node.told().get(1));
    }

    @Test
    void theDeathOfAnEarlierSessionKillsNobody() {
        EdgeNodeScript.Message late = script.will(NOON);
        node.hear(script.births(NOON));
        script.will(NOON);
        node.hear(script.births(NOON));
        node.told();
        node.hear(late).hear(methane(1));
        assertEquals(List.of("! STALE_DEATH ×0 n", "n:d1.methane 1.0"), node.told());
    }

    @Test
    void aBirthAfterADeathBeginsANewSession() {
        born().hear(script.death(NOON));
        node.told();
        script.will(NOON);
        node.hear(script.births(NOON)).hear(methane(5));
        assertEquals("n:d1.methane 5.0", node.told().get(3));
        assertEquals(List.of(), node.asked());
    }

    @Test
    void aHistoricalValueIsMarkedLate() {
        SparkplugMetric stored =
                new SparkplugMetric(null, 1L, NOON.minusSeconds(3600), SparkplugMetric.Type.FLOAT, 9.0, true, null);
        born().hear("spBv1.0/g/DDATA/n/d1", data(3, stored));
        assertEquals(List.of("n:d1.methane 9.0 GOOD[LATE]"), node.told());
    }

    @Test
    void aMetricWithoutATimeHasThatOfItsMessage() {
        SparkplugMetric timeless = new SparkplugMetric(null, 1L, null, SparkplugMetric.Type.FLOAT, 9.0, false, null);
        born().hear("spBv1.0/g/DDATA/n/d1", data(3, timeless));
        assertEquals(List.of("n:d1.methane 9.0"), node.told());
    }

    @Test
    void theUnitOfABirthHoldsForItsData() {
        born().hear(script.data("d2", Map.of("Inputs/CH4", 0.5), NOON));
        assertEquals(List.of("n:d2.methane 10.0"), node.told());
    }

    @Test
    void commandsToNodesAreNotOurs() {
        born().hear("spBv1.0/g/NCMD/n", new byte[] {1, 2, 3});
        assertEquals(List.of(), node.told());
    }

    @Test
    void whatCannotBeReadLeavesTheStateAsItWas() {
        born();
        EdgeNodeState before = node.state();
        node.hear("spBv1.0/g/DDATA/n/d1", new byte[] {0x12, 0x7F, 0x01});
        assertEquals(List.of("! NOT_SPARKPLUG n:d1"), node.told());
        assertEquals(before, node.state());
    }

    @Test
    void compressedDataIsReadAsIfItWereNot() {
        born();
        EdgeNodeScript.Message one = methane(1);
        EdgeNodeScript.Message two = methane(2);
        node.hear(one.topic(), SparkplugPayload.gzip(one.payload(), 3))
                .hear(two.topic(), SparkplugPayload.deflate(two.payload(), 4));
        assertEquals(List.of("n:d1.methane 1.0", "n:d1.methane 2.0"), node.told());
    }

    @Test
    void aWrongChecksumIsRejectedAndFoundMissing() {
        born();
        EdgeNodeScript.Message one = methane(1);
        byte[] compressed = SparkplugPayload.gzip(one.payload(), 3);
        compressed[compressed.length - 8] ^= 1; // the first byte of the CRC, which ends the body with the length
        node.hear(one.topic(), compressed).hear(methane(2));
        assertEquals(List.of("! CORRUPT_COMPRESSION n:d1", "n:d1.methane 2.0", "! SEQUENCE_GAP n:d1"), node.told());
        assertEquals(REBIRTH, node.asked());
    }

    @Test
    void moreMetricsThanAreRememberedAreRefused() {
        script.will(NOON);
        node.hear(script.births(NOON));
        node.told();
        for (int device = 0; device < 20; device++) {
            List<SparkplugMetric> many = new java.util.ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                many.add(SparkplugMetric.named(
                        "Some metric with a long name " + i, NOON, SparkplugMetric.Type.DOUBLE, 1.0));
            }
            node.hear("spBv1.0/g/DBIRTH/n/x" + device, SparkplugPayload.encode(NOON, 3 + device, true, many));
        }
        assertEquals(true, node.told().stream().anyMatch(line -> line.startsWith("! TOO_MANY_METRICS")));
        int weight = node.state().alive().orElseThrow().weightWithout("nobody");
        assertEquals(true, weight <= EdgeNode.MOST_WEIGHT && weight > EdgeNode.MOST_WEIGHT / 2, "weight " + weight);
    }

    private static byte[] data(int seq, SparkplugMetric metric) {
        return SparkplugPayload.encode(NOON, seq, false, List.of(metric));
    }
}
