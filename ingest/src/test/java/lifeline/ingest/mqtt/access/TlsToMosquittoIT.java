package lifeline.ingest.mqtt.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lifeline.ingest.Samples;
import lifeline.ingest.mqtt.MqttSettings;
import lifeline.ingest.mqtt.MqttSource;
import lifeline.ingest.mqtt.client.Arrivals;
import lifeline.ingest.mqtt.client.Connection;
import lifeline.ingest.mqtt.client.ConnectionFailedException;
import lifeline.ingest.mqtt.client.ConnectionFailedException.Reason;
import lifeline.ingest.mqtt.client.Delivery;
import lifeline.ingest.mqtt.client.Loss;
import lifeline.ingest.mqtt.client.Mosquitto;
import lifeline.ingest.mqtt.client.PahoConnection;
import lifeline.ingest.mqtt.condition.SourceCondition.Kind;
import lifeline.ingest.mqtt.reader.CollectedOutput;
import lifeline.ingest.mqtt.reader.MqttSourceReader;
import lifeline.ingest.mqtt.reader.ReaderContextInTest;
import lifeline.ingest.mqtt.split.MqttSplit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS as a broker in the field wants it: with a client certificate, a user and a password. */
@Timeout(180)
class TlsToMosquittoIT {
    private static final String PASSWORD = "correct";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    private static @Nullable Mosquitto broker;
    private static @Nullable Certificates trusted;
    private static Certificates.@Nullable Issued client;
    private static int certified;
    private static int expired;
    private static int foreign;

    @BeforeAll
    static void start() throws Exception {
        trusted = new Certificates(folder, "trusted-ca");
        client = trusted.issue("client", "client.example", 2);
        Path passwords = Mosquitto.passwordFile(folder, "ingest", PASSWORD);
        Certificates.Issued good = trusted.issue("broker", "127.0.0.1", 2);
        Certificates.Issued old = trusted.issue("old-broker", "127.0.0.1", -1);
        Certificates.Issued other = trusted.issue("other-broker", "broker.example", 2);
        certified = Mosquitto.freePort();
        expired = Mosquitto.freePort();
        foreign = Mosquitto.freePort();
        broker = Mosquitto.startOrSkip(
                Files.createDirectory(folder.resolve("data")),
                listener(certified, good, passwords)
                        + listener(expired, old, passwords)
                        + listener(foreign, other, passwords));
    }

    private static String listener(int port, Certificates.Issued issued, Path passwords) {
        return """
                listener %d 127.0.0.1
                allow_anonymous false
                password_file %s
                cafile %s
                certfile %s
                keyfile %s
                require_certificate true
                """.formatted(port, passwords, Objects.requireNonNull(trusted).ca(), issued.certificate(), issued.key());
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    private static Access access(Path ca, String password) throws IOException {
        Path file = Files.createTempFile(folder, "password", ".txt");
        Files.writeString(file, password + "\n");
        Certificates.Issued own = Objects.requireNonNull(client);
        return new Access(
                "ingest",
                null,
                file.toString(),
                ca.toString(),
                own.certificate().toString(),
                own.key().toString());
    }

    private static Access access() throws IOException {
        return access(Objects.requireNonNull(trusted).ca(), PASSWORD);
    }

    private static MqttSettings settings(int port, Access access) {
        return MqttSettings.of("mqtts://127.0.0.1:" + port)
                .access(access)
                .installation(UUID.randomUUID().toString().substring(0, 8))
                .sessions(1)
                .build();
    }

    private static ConnectionFailedException refused(int port, Access access) {
        MqttSettings settings = settings(port, access);
        return assertThrows(
                ConnectionFailedException.class,
                () -> PahoConnection.open(settings.options(settings.clientId(0), 10), new Received()));
    }

    private static void assertRefused(Reason reason, String why, ConnectionFailedException failure) {
        assertEquals(reason, failure.reason(), String.valueOf(failure.getMessage()));
        assertTrue(String.valueOf(failure.getMessage()).contains(why), String.valueOf(failure.getMessage()));
    }

    private static final class Received implements Arrivals {
        private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public void arrived(Delivery delivery) {
            deliveries.add(delivery);
        }

        @Override
        public void lost(Loss loss) {}
    }

    @Test
    void comesThroughTlsWithAClientCertificateAndAPasswordFromAFile() throws Exception {
        MqttSettings settings = settings(certified, access());
        Received received = new Received();
        try (Connection connection = PahoConnection.open(settings.options(settings.clientId(0), 10), received)) {
            connection.subscribe(settings.subscription());
            Objects.requireNonNull(broker).publish(Samples.TOPIC, new byte[100_000], 1);

            Delivery delivery = received.deliveries.poll(20, TimeUnit.SECONDS);

            assertEquals(100_000, Objects.requireNonNull(delivery).payload().length());
            connection.acknowledge(delivery.packetId());
        }
    }

    @Test
    void aBrokerWithACertificateOfAnotherCaIsNotTrusted() throws Exception {
        Certificates others = new Certificates(Files.createDirectory(folder.resolve("others")), "other-ca");

        assertRefused(
                Reason.UNTRUSTED,
                "not signed by a CA that is trusted",
                refused(certified, access(others.ca(), PASSWORD)));
    }

    @Test
    void aBrokerWhoseCertificateHasExpiredIsNotTrusted() throws Exception {
        assertRefused(Reason.UNTRUSTED, "has expired", refused(expired, access()));
    }

    @Test
    void aBrokerWithTheCertificateOfAnotherHostIsNotTrusted() throws Exception {
        assertRefused(Reason.UNTRUSTED, "is not for 127.0.0.1", refused(foreign, access()));
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        Path ca = Objects.requireNonNull(trusted).ca();

        assertRefused(Reason.REFUSED, "cannot connect", refused(certified, access(ca, "wrong")));
    }

    @Test
    void withoutItsOwnCertificateItDoesNotGetIn() throws Exception {
        Access with = access();
        Access without = new Access("ingest", null, with.passwordFile(), with.caFile(), null, null);

        ConnectionFailedException failure = refused(certified, without);

        assertTrue(failure.reason() != Reason.REFUSED, String.valueOf(failure.getMessage()));
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws Exception {
        Access with = access();
        Access wrong = new Access("ingest", null, with.passwordFile(), "/nowhere/ca.pem", null, null);

        assertRefused(Reason.FAILED, "/nowhere/ca.pem", refused(certified, wrong));
    }

    @Test
    void newFilesAreTakenUpByANewConnection() throws Exception {
        Access access = access();
        MqttSettings settings = settings(certified, access);
        MqttSource source = MqttSource.of(settings);
        ReaderContextInTest context = new ReaderContextInTest();
        MqttSourceReader reader = new MqttSourceReader(context, settings, PahoConnection::open);
        try {
            reader.addSplits(List.of(new MqttSplit(0, settings.clientId(0), "")));
            assertTrue(source.awaitSubscribed(java.time.Duration.ofSeconds(60)));
            Path password = Path.of(Objects.requireNonNull(access.passwordFile()));

            Files.writeString(password, PASSWORD + " \n\n");
            Files.setLastModifiedTime(password, FileTime.from(Instant.now().plusSeconds(5)));

            awaitValue(context, "reconnects", 1);
            awaitValue(context, "connected", 1);
            Objects.requireNonNull(broker).publish(Samples.TOPIC, "after".getBytes(UTF_8), 1);
            CollectedOutput output = new CollectedOutput();
            reader.isAvailable().get(30, TimeUnit.SECONDS);
            reader.pollNext(output);
            assertEquals(List.of("after"), output.payloads());
            assertEquals(List.of(), source.conditions().since(0).conditions());
        } finally {
            reader.close();
        }
    }

    @Test
    void aBrokerThatIsNotTrustedIsReportedAndAskedAgain() throws Exception {
        MqttSettings settings = settings(expired, access());
        ReaderContextInTest context = new ReaderContextInTest();
        MqttSourceReader reader = new MqttSourceReader(context, settings, PahoConnection::open);
        try {
            reader.addSplits(List.of(new MqttSplit(0, settings.clientId(0), "")));
            awaitValue(context, "untrusted", 2);

            assertEquals(
                    Kind.UNTRUSTED,
                    MqttSource.of(settings)
                            .conditions()
                            .since(0)
                            .conditions()
                            .get(0)
                            .kind());
        } finally {
            reader.close();
        }
    }

    private static void awaitValue(ReaderContextInTest context, String metric, long atLeast) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (context.value(metric) < atLeast) {
            assertTrue(System.nanoTime() < end, metric + " is " + context.value(metric));
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }
}
