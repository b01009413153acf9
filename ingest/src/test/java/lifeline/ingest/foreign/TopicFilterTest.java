package lifeline.ingest.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFilterTest {
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "a/b, a/b, true",
        "a/b, a/b/c, false",
        "a/+, a/b, true",
        "a/+, a/, true",
        "a/+, a, false",
        "a/#, a, true",
        "a/#, a/b/c, true",
        "#, a/b, true",
        "#, $SYS/a, false",
        "+/a, $SYS/a, false",
        "$oc/devices/+/x, $oc/devices/d1/x, true",
        "/sys/+/+/thing, /sys/pk/dn/thing, true",
    })
    void matchesAsMqttSays(String filter, String topic, boolean matches) {
        assertEquals(matches, new TopicFilter(filter).matches(topic));
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "a/+/c, a/b/+, true",
        "a/+/c, a/b/d, false",
        "+/b, a/#, true",
        "#, lifeline/#, true",
        "+/+/x, lifeline/#, true",
        "#, $oc/#, false",
        "$oc/#, $oc/devices/+, true",
        "a/b/#, a/b, true",
        "a, a/b/#, false",
    })
    void knowsWhetherTwoFiltersMeet(String one, String other, boolean meet) {
        assertEquals(meet, new TopicFilter(one).overlaps(new TopicFilter(other)));
        assertEquals(meet, new TopicFilter(other).overlaps(new TopicFilter(one)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/#/b", "a+/b", "a/b#", "$share/group/a", "a\0b"})
    void whatIsNoFilterIsTold(String text) {
        assertTrue(TopicFilter.fault(text).isPresent());
    }
}
