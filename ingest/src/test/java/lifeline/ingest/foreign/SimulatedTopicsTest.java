package lifeline.ingest.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.TopicsOfOthers;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedTopicsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @ParameterizedTest
    @EnumSource
    void theSettingsThatTheSimulatorsWriteAreReadAndPlaceEveryDevice(TopicsOfOthers written, @TempDir Path folder)
            throws IOException {
        City city = City.generate(Simulation.all(CATALOGUE), 200);
        Path file = Files.writeString(folder.resolve("topics.yaml"), written.yaml(CATALOGUE, city));
        ForeignTopics topics = ForeignTopics.read(file, CATALOGUE);
        assertEquals(
                Simulation.all(CATALOGUE).stream().map(Simulation::domain).toList(),
                topics.entries().stream().map(ForeignTopic::domain).toList());
        for (Device device : city.devices()) {
            for (String id : List.of(device.id(), device.id() + "-b")) {
                String topic = topic(written, device, id);
                ForeignTopic entry = topics.find(topic).orElseThrow();
                assertEquals(device.domain(), entry.domain());
                assertEquals(Optional.of(id), entry.device(topic));
                assertEquals(Optional.of(device.asset()), entry.asset(topic, id));
            }
        }
    }

    private static String topic(TopicsOfOthers written, Device device, String id) {
        return switch (written) {
            case ALINK -> "/sys/" + device.domain() + '/' + id + "/thing/event/property/post";
            case SPARKPLUG -> "spBv1.0/" + device.domain() + "/DDATA/node-1/" + id;
        };
    }
}
