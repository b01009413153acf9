package lifeline.broker;

import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** What Artemis must be told so that an acknowledged message is never lost and a backlog goes to disk instead of nowhere. */
final class ArtemisConfiguration {
    static final String ACCEPTOR = "mqtt";

    private static final int MIB = 1024 * 1024;
    /** A 10 MB payload must get through: refusing it, with a reason, is the business of ingest. */
    private static final int MAX_PACKET = 32 * MIB;

    private ArtemisConfiguration() {}

    static Configuration of(BrokerSettings settings) throws Exception {
        return new ConfigurationImpl()
                .setName("lifeline")
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDatasync(true)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setJournalDirectory(settings.data().resolve("journal").toString())
                .setBindingsDirectory(settings.data().resolve("bindings").toString())
                .setPagingDirectory(settings.data().resolve("paging").toString())
                .setLargeMessagesDirectory(settings.data().resolve("large").toString())
                .setGlobalMaxSize(96L * MIB)
                .setMaxDiskUsage(-1)
                .setMinDiskFree(256L * MIB)
                .setMqttSubscriptionPersistenceEnabled(true)
                .setMqttSessionScanInterval(TimeUnit.SECONDS.toMillis(1))
                .addAddressSetting("#", addresses())
                .addAcceptorConfiguration(ACCEPTOR, acceptor(settings.port()));
    }

    private static AddressSettings addresses() {
        return new AddressSettings()
                .setDefaultAddressRoutingType(RoutingType.MULTICAST)
                .setDefaultQueueRoutingType(RoutingType.MULTICAST)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(48L * MIB)
                .setPageSizeBytes(4 * MIB)
                // Without this a message redelivered ten times, once a reconnect, would be thrown away.
                .setMaxDeliveryAttempts(-1)
                // The sweep for unused addresses would write to the journal for every device that pauses.
                .setAutoDeleteAddresses(false);
    }

    private static String acceptor(int port) {
        return "tcp://127.0.0.1:" + port + "?protocols=MQTT"
                + ";receiveMaximum=65535"
                + ";maximumPacketSize=" + MAX_PACKET
                + ";topicAliasMaximum=0"
                + ";tcpNoDelay=true"
                + ";connectionsAllowed=-1";
    }
}
