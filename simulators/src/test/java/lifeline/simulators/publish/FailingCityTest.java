package lifeline.simulators.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lifeline.simulators.Cities;
import lifeline.simulators.device.Emission;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.truth.Parcel;
import org.junit.jupiter.api.Test;

class FailingCityTest {
    @Test
    void everyFormatWritesAllThatAFailingCitySaysAndTheSameIsCounted() {
        List<Injection> faults = new ArrayList<>();
        List<Emission> sent = Cities.first(Duration.ofMinutes(35), Cities.run(150, "device-faults", 5, faults::add));
        Set<String> kinds = new TreeSet<>();
        faults.forEach(fault -> kinds.add(fault.model().failing().orElseThrow().written()));
        assertEquals(11, kinds.size(), kinds::toString);
        for (Emission emission : sent) {
            for (PayloadFormat format : PayloadFormat.values()) {
                Message message = Message.of(emission, format);
                assertTrue(message.payload().length > 0);
                assertEquals(Parcel.of(emission), message.parcel());
                assertEquals(emission.retain(), message.isRetained());
            }
        }
        assertTrue(sent.stream().anyMatch(Emission::retain));
    }
}
