package lifeline.contract.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TopicTest {
    @Test
    void readsItsLevels() {
        assertEquals(
                new Topic("gas", "well-0001", "dev-0001", Format.JSON),
                Topic.parse("lifeline/v1/gas/well-0001/dev-0001/json"));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void isReadAsItIsWritten(Format format) {
        Topic topic = new Topic("water", "main-7", "alink:k7", format);
        assertEquals(topic, Topic.parse(topic.toString()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                          | begins with lifeline/v1",
                "lifeline                                    | levels",
                "lifeline/v1/gas/well-0001/dev-0001          | levels",
                "lifeline/v1/gas/well-0001/dev-0001/json/    | levels",
                "/lifeline/v1/gas/well-0001/dev-0001/json    | begins with lifeline/v1",
                "livelihood/v1/gas/well-0001/dev-0001/json   | begins with lifeline/v1",
                "LIFELINE/v1/gas/well-0001/dev-0001/json     | begins with lifeline/v1",
                "lifeline/v2/gas/well-0001/dev-0001/json     | version must be v1",
                "lifeline/v1/gas/well-0001/dev-0001/JSON     | format must be",
                "lifeline/v1/gas/well-0001/dev-0001/xml      | format must be",
                "lifeline/v1//well-0001/dev-0001/json        | domain must be",
                "lifeline/v1/gas//dev-0001/json              | asset must be",
                "lifeline/v1/gas/well 1/dev-0001/json        | asset must be",
                "lifeline/v1/gas/well-0001//json             | device must be",
                "lifeline/v1/gas/well-0001/dev.1/json        | device must be"
            })
    void tellsWhatIsWrong(String topic, String reason) {
        String message = String.valueOf(assertThrows(InvalidTopicException.class, () -> Topic.parse(topic))
                .getMessage());
        assertTrue(message.contains(reason), message);
    }

    @Test
    void aRefusalCostsNoStackTrace() {
        assertEquals(
                0,
                assertThrows(InvalidTopicException.class, () -> Topic.parse("x"))
                        .getStackTrace()
                        .length);
    }
}
