package lifeline.simulators.sparkplug;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.simulators.Cities;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;
import lifeline.simulators.publish.Gateways;
import lifeline.simulators.publish.Message;
import lifeline.simulators.publish.Speech.Packet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CityEdgeNodeTest {
    private static final Instant AT = Instant.parse("2026-11-22T06:00:00Z");
    private static final String NULL = "8\1"; // field 7: is_null

    private Instant now = AT;
    private final CityEdgeNode node = new CityEdgeNode("gas", "n", () -> now);

    @Test
    void theFirstThatADeviceSaysIsItsBirthAndAllFurtherIsData() {
        node.will();
        assertEquals(List.of("spBv1.0/gas/NBIRTH/n"), topics(node.begin()));
        Packet first = node.say(message("d1", AT, Map.of("methane", 1.0)));
        Packet second = node.say(message("d1", AT.plusSeconds(1), Map.of("methane", 2.0)));
        assertEquals(List.of("spBv1.0/gas/DBIRTH/n/d1", "spBv1.0/gas/DDATA/n/d1"), topics(List.of(first, second)));
        assertTrue(text(first).contains("methane"));
        assertFalse(text(second).contains("methane"));
        assertEquals(0, first.repeats().readings() + second.repeats().readings());
    }

    @Test
    void numbersFollowEachOtherAcrossDevicesAndBeginAgainAfter255AndAtABirth() {
        node.will();
        node.begin();
        for (int number = 1; number < 600; number++) {
            assertEquals(number % 256, seq(node.say(message("d" + number % 2, AT, Map.of("methane", 1.0)))));
        }
        List<Packet> births = node.begin();
        assertEquals(
                List.of("spBv1.0/gas/NBIRTH/n", "spBv1.0/gas/DBIRTH/n/d1", "spBv1.0/gas/DBIRTH/n/d0"), topics(births));
        assertEquals(
                List.of(0, 1, 2), births.stream().map(CityEdgeNodeTest::seq).toList());
        assertEquals(3, seq(node.say(message("d1", AT, Map.of("methane", 1.0)))));
    }

    @Test
    void aQuantityOrAUnitThatIsNewMakesABirthThatRepeatsTheOthers() {
        node.say(message("d1", AT, Map.of("methane", 1.0)));
        Packet more = node.say(message("d1", AT, Map.of("temperature", 8.0)));
        assertEquals("spBv1.0/gas/DBIRTH/n/d1", more.topic());
        assertEquals(List.of("d1.methane"), more.repeats().sensors());
        Packet named = node.say(message("d1", AT, Map.of("methane", 0.1), Map.of("methane", "%VOL")));
        assertTrue(text(named).contains("engUnit") && text(named).contains("%VOL"));
        assertEquals(List.of("d1.temperature"), named.repeats().sensors());
        assertEquals(
                "spBv1.0/gas/DDATA/n/d1",
                node.say(message("d1", AT, Map.of("methane", 0.1), Map.of("methane", "%VOL")))
                        .topic());
    }

    @Test
    void eachSessionHasADeathOfItsOwn() {
        Packet first = node.will().orElseThrow();
        assertEquals("spBv1.0/gas/NDEATH/n", first.topic());
        assertArrayEquals(first.payload(), node.farewell().orElseThrow().payload());
        assertFalse(java.util.Arrays.equals(
                first.payload(), node.will().orElseThrow().payload()));
    }

    @Test
    void isBornAgainWhenItIsToldToAndForNothingElse() {
        assertEquals("spBv1.0/gas/NCMD/n", node.commands().orElseThrow());
        assertTrue(node.asksToBegin(command("Node Control/Rebirth", 1)));
        assertFalse(node.asksToBegin(command("Node Control/Rebirth", 0)));
        assertFalse(node.asksToBegin(command("Node Control/Reboot", 1)));
    }

    @Test
    void aBirthTellsNoValueWhoseTimeNobodyWouldBelieve() {
        node.say(message("d1", Instant.EPOCH, Map.of("methane", 1.0)));
        node.say(message("d2", AT, Map.of("methane", 1.0)));
        List<Packet> births = node.begin();
        assertEquals(
                List.of(0, 0, 1),
                births.stream().map(birth -> birth.repeats().readings()).toList());
        assertTrue(text(births.get(1)).contains(NULL));
        now = AT.plusSeconds(4 * 86_400);
        assertEquals(0, node.begin().get(2).repeats().readings());
    }

    @Test
    void whatWasStoredBeforeItWasSentIsHistorical() {
        String historical = "(\1"; // field 5
        node.say(message("d1", AT, Map.of("methane", 1.0)));
        assertFalse(text(node.say(message("d1", AT, Map.of("methane", 1.0)))).contains(historical));
        now = AT.plusSeconds(61);
        assertTrue(text(node.say(message("d1", AT, Map.of("methane", 1.0)))).contains(historical));
    }

    @Test
    void whatIsToldWithoutATimeHasThatOfItsHearingHoweverOftenItIsTold() {
        Message untimed = message("d1", null, Map.of("methane", 1.0));
        node.say(untimed);
        String once = text(node.say(untimed));
        now = AT.plusSeconds(1);
        String again = text(node.say(untimed));
        // but for the time of the message, before, and its number, behind
        assertEquals(once.substring(8, once.length() - 1), again.substring(8, again.length() - 1));
    }

    @Test
    void eachDomainHasEdgeNodesOfItsOwnOneForEachThousandDevices() {
        List<Gateways.Group> groups = EdgeNodes.of(Cities.SIMULATIONS, Cities.of(8_000), 1, () -> now);
        assertEquals(
                Cities.SIMULATIONS.stream()
                        .map(simulation -> simulation.domain())
                        .sorted()
                        .toList(),
                groups.stream().map(Gateways.Group::name).toList());
        assertEquals(8_000, groups.stream().mapToInt(Gateways.Group::devices).sum());
        groups.forEach(group -> assertEquals((group.devices() + 999) / 1_000, group.connections(), group::name));
        List<Gateways.Group> more = EdgeNodes.of(Cities.SIMULATIONS, Cities.of(8_000), 100, () -> now);
        int all = more.stream().mapToInt(Gateways.Group::connections).sum();
        assertTrue(all > 95 && all <= 100, "in all: " + all);
    }

    private static byte[] command(String name, double value) {
        return SparkplugPayload.encode(
                AT, null, true, List.of(SparkplugMetric.named(name, AT, SparkplugMetric.Type.BOOLEAN, value)));
    }

    private static Message message(String device, @Nullable Instant time, Map<String, Double> values) {
        return message(device, time, values, Map.of());
    }

    private static Message message(
            String device, @Nullable Instant time, Map<String, Double> values, Map<String, String> units) {
        return Message.untold(new Emission(
                AT,
                new Topic("gas", "well-1", device, Format.JSON),
                List.of(new Sample(time, 1L, values)),
                Emission.Form.PLAIN,
                units,
                false));
    }

    private static List<String> topics(List<Packet> packets) {
        return packets.stream().map(Packet::topic).toList();
    }

    private static String text(Packet packet) {
        return new String(packet.payload(), ISO_8859_1);
    }

    /** The last field: one byte, or two from 128 on. */
    private static int seq(Packet packet) {
        byte[] payload = packet.payload();
        int last = payload[payload.length - 1];
        int before = payload[payload.length - 2];
        return before >= 0 ? last : (last << 7) | (before & 0x7F);
    }
}
