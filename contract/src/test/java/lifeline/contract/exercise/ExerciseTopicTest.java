package lifeline.contract.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.InvalidTopicException;
import lifeline.contract.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExerciseTopicTest {
    @Test
    void aShadowIsInTheNamespaceOfItsExercise() {
        ExerciseTopic topic = ExerciseTopic.parse("lifeline/exercise/v1/17/gas/gas-well-0001/gas-methane-0001/json");

        assertEquals("exercise-17:gas-methane-0001", topic.shadow());
        assertEquals(new Topic("gas", "gas-well-0001", "gas-methane-0001", Format.JSON), topic.topic());
        assertEquals(Optional.of(new ExerciseId(17)), ExerciseId.of(topic.shadow()));
        assertEquals(Optional.of(new ExerciseId(17)), ExerciseId.of(topic.shadow() + ".methane"));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void isReadAsItIsWritten(Format format) {
        ExerciseTopic topic = new ExerciseTopic(new ExerciseId(4), new Topic("water", "main-7", "alink:k7", format));

        assertEquals(topic, ExerciseTopic.parse(topic.toString()));
        assertEquals(topic.toString(), ExerciseTopic.spokenOn("water", "main-7", topic.shadow(), format));
        assertEquals(topic.topic().toString(), ExerciseTopic.spokenOn("water", "main-7", "alink:k7", format));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lifeline/exercise/v1/0/gas/well-0001/dev-0001/json",
                "lifeline/exercise/v1/01/gas/well-0001/dev-0001/json",
                "lifeline/exercise/v1/9999999999/gas/well-0001/dev-0001/json",
                "lifeline/exercise/v1/x/gas/well-0001/dev-0001/json",
                "lifeline/exercise/v1/17/gas/well-0001/json",
                "lifeline/exercise/v1/17/gas/well-0001/exercise-3:dev-0001/json",
                "lifeline/exercise/v2/17/gas/well-0001/dev-0001/json",
                "lifeline/v1/gas/well-0001/dev-0001/json",
            })
    void whatIsNoTopicOfAnExerciseIsRefused(String topic) {
        assertThrows(InvalidTopicException.class, () -> ExerciseTopic.parse(topic));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exercise-17:dev-0001", "exercise-0:dev-0001", "exercise-:dev-0001", "exercise-x:dev-0001"})
    void noDeviceCanCallItselfAnExercise(String device) {
        assertTrue(ExerciseId.isReserved(device));
        assertThrows(InvalidTopicException.class, () -> Topic.parse("lifeline/v1/gas/well-0001/" + device + "/json"));
        assertThrows(InvalidTopicException.class, () -> Topic.parse("lifeline/v1/gas/" + device + "/dev-0001/json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gas-methane-0001", "exercise-17", "exercise", "north:exercise-17:dev", "Exercise-17:dev"})
    void whatOnlyLooksLikeItIsOfTheRealCity(String device) {
        assertEquals(Optional.empty(), ExerciseId.of(device));
        assertFalse(ExerciseId.isReserved(device));
    }
}
