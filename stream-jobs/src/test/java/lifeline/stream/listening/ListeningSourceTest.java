package lifeline.stream.listening;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import lifeline.contract.clock.CityClock;
import lifeline.ingest.mqtt.MqttSettings;
import lifeline.ingest.mqtt.MqttSource;
import org.apache.flink.api.connector.source.SupportsSplitReassignmentOnRecovery;
import org.junit.jupiter.api.Test;

class ListeningSourceTest {
    /** Otherwise each session would be taken up twice after a restart, by its old reader and by the one it is given to. */
    @Test
    void givesItsSessionsBackToWhoDealsThemAnewAsTheSourceItself() {
        MqttSource source =
                MqttSource.of(MqttSettings.of("mqtt://127.0.0.1:1883").build());

        assertInstanceOf(
                SupportsSplitReassignmentOnRecovery.class,
                ListeningSource.of(source, () -> true, CityClock.SYSTEM.setting()));
    }
}
