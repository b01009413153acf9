package lifeline.ingest.sparkplug.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import lifeline.ingest.Message;
import lifeline.ingest.validation.RejectionReason;
import lifeline.simulators.sparkplug.SparkplugMetric;
import lifeline.simulators.sparkplug.SparkplugPayload;
import org.eclipse.tahu.protobuf.SparkplugBProto;
import org.junit.jupiter.api.Test;

class PayloadTest {
    private static final Instant AT = Instant.parse("2026-11-22T06:00:00.250Z");

    @Test
    void readsWhatTheReferenceImplementationWrites() throws Exception {
        SparkplugBProto.Payload.PropertySet properties = SparkplugBProto.Payload.PropertySet.newBuilder()
                .addKeys("Quality")
                .addKeys("engUnit")
                .addValues(SparkplugBProto.Payload.PropertyValue.newBuilder()
                        .setType(3)
                        .setIntValue(500))
                .addValues(SparkplugBProto.Payload.PropertyValue.newBuilder()
                        .setType(12)
                        .setStringValue("kPa"))
                .build();
        SparkplugBProto.Payload written = SparkplugBProto.Payload.newBuilder()
                .setTimestamp(AT.toEpochMilli())
                .setSeq(255)
                .addMetrics(SparkplugBProto.Payload.Metric.newBuilder()
                        .setName("a")
                        .setAlias(-1L)
                        .setTimestamp(1)
                        .setDatatype(10)
                        .setIsHistorical(true)
                        .setIsTransient(true)
                        .setProperties(properties)
                        .setDoubleValue(-2.5))
                .addMetrics(SparkplugBProto.Payload.Metric.newBuilder().setIsNull(true))
                .addMetrics(SparkplugBProto.Payload.Metric.newBuilder().setBytesValue(ByteString.copyFromUtf8("b")))
                .build();

        Payload read = Payload.read(written.toByteArray());

        Metric.Value value = new Metric.Value(Metric.Form.DOUBLE, Double.doubleToLongBits(-2.5));
        Metric.Value other = new Metric.Value(Metric.Form.OTHER, 0);
        assertEquals(
                new Payload(
                        AT.toEpochMilli(),
                        List.of(
                                new Metric("a", -1L, 1L, 10, true, false, "kPa", 500, value, null),
                                new Metric(null, null, null, null, false, true, null, null, null, null),
                                new Metric(null, null, null, null, false, false, null, null, other, null)),
                        255),
                read);
    }

    @Test
    void theReferenceImplementationReadsWhatWeWrite() throws Exception {
        SparkplugBProto.Payload request = SparkplugBProto.Payload.parseFrom(RebirthPayload.encode(AT));
        assertEquals(AT.toEpochMilli(), request.getTimestamp());
        assertTrue(!request.hasSeq() && request.getMetricsCount() == 1);
        assertEquals("Node Control/Rebirth", request.getMetrics(0).getName());
        assertEquals(11, request.getMetrics(0).getDatatype());
        assertTrue(request.getMetrics(0).getBooleanValue());

        SparkplugMetric metric = new SparkplugMetric("m", 300L, AT, SparkplugMetric.Type.INT32, -5.0, true, "mm");
        SparkplugBProto.Payload data =
                SparkplugBProto.Payload.parseFrom(SparkplugPayload.encode(AT, 7, true, List.of(metric)));
        assertEquals(-5, data.getMetrics(0).getIntValue());
        assertEquals("mm", data.getMetrics(0).getProperties().getValues(0).getStringValue());
        assertEquals(7, data.getSeq());
    }

    /** Whatever a bit does, both refuse it, or both read the same numbers. */
    @Test
    void differsFromTheReferenceImplementationInNoReading() {
        Random random = new Random(1);
        byte[] whole = SparkplugPayload.encode(
                AT,
                7,
                true,
                List.of(
                        new SparkplugMetric("m", 300L, AT, SparkplugMetric.Type.INT32, -5.0, true, "mm"),
                        new SparkplugMetric("n", 301L, AT, SparkplugMetric.Type.DOUBLE, 2.5, false, null)));
        int both = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = whole.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            SparkplugBProto.Payload reference;
            Payload ours;
            try {
                reference = SparkplugBProto.Payload.parseFrom(bytes);
                ours = Payload.read(bytes);
            } catch (InvalidProtocolBufferException | UnreadablePayloadException e) {
                continue; // the reference checks what we skip, and takes numbers that we refuse
            }
            both++;
            assertEquals(reference.getMetricsCount(), ours.metrics().size());
            for (int m = 0; m < ours.metrics().size(); m++) {
                assertEquals(
                        values(reference.getMetrics(m)), values(ours.metrics().get(m)));
            }
        }
        assertTrue(both > 5_000, "only " + both + " were read by both");
    }

    private static String values(SparkplugBProto.Payload.Metric metric) {
        long bits =
                switch (metric.getValueCase()) {
                    case INT_VALUE -> Integer.toUnsignedLong(metric.getIntValue());
                    case LONG_VALUE -> metric.getLongValue();
                    case FLOAT_VALUE -> Float.floatToRawIntBits(metric.getFloatValue());
                    case DOUBLE_VALUE -> Double.doubleToRawLongBits(metric.getDoubleValue());
                    case BOOLEAN_VALUE -> metric.getBooleanValue() ? 1 : 0;
                    default -> 0;
                };
        return metric.hasAlias() + " " + metric.getAlias() + " " + metric.getTimestamp() + " " + metric.getDatatype()
                + " " + metric.getIsHistorical() + " " + metric.getIsNull() + " " + bits;
    }

    private static String values(Metric metric) {
        Metric.Value value = metric.value();
        long bits =
                value == null ? 0 : value.form() == Metric.Form.BOOLEAN ? (value.bits() == 0 ? 0 : 1) : value.bits();
        return (metric.alias() != null) + " " + Objects.requireNonNullElse(metric.alias(), 0L) + " "
                + Objects.requireNonNullElse(metric.timestamp(), 0L) + " "
                + Objects.requireNonNullElse(metric.dataType(), 0) + " " + metric.isHistorical() + " "
                + metric.isNull() + " " + bits;
    }

    @Test
    void readsTheCommandOfADeviceMaker() {
        // published by Elecsys for its gateways; a command's number of -1 is outside what a session has
        byte[] command = java.util.HexFormat.of()
                .parseHex("089fafb8f88d3112230a144e6f646520436f6e74726f6c2f52656269727468189fafb8f88d31200b38007001"
                        + "18ffffffffffffffffff01");
        UnreadablePayloadException refusal =
                assertThrows(UnreadablePayloadException.class, () -> Payload.read(command));
        assertEquals("seq is 18446744073709551615, 0 to 255 is allowed", refusal.detail());
    }

    @Test
    void everyCutOfAPayloadIsRefusedOrReadAsFarAsItGoes() {
        byte[] whole = SparkplugPayload.gzip(
                SparkplugPayload.encode(
                        AT, 7, true, List.of(SparkplugMetric.named("m", AT, SparkplugMetric.Type.DOUBLE, 1.0))),
                7);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                Payload.read(cut);
            } catch (UnreadablePayloadException e) {
                assertTrue(!e.detail().isEmpty());
            }
        }
    }

    @Test
    void bytesThatAreNoPayloadAreRefusedWithoutAnotherException() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            try {
                Payload.read(bytes);
            } catch (UnreadablePayloadException e) {
                assertTrue(!e.detail().isEmpty());
            }
        }
    }

    @Test
    void depthCostsNothing() {
        byte[] nested = {};
        for (int i = 0; i < 60_000; i++) {
            nested = nested.length > 900_000 ? nested : field(2, field(18, nested));
            if (nested.length > 200_000) {
                break;
            }
        }
        byte[] deep = field(2, field(18, nested));
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertEquals(1, Payload.read(deep).metrics().size()));
    }

    @Test
    void moreMetricsThanAreReadAreRefused() {
        byte[] empty = {0x12, 0};
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i <= Payload.MOST_METRICS; i++) {
            many.writeBytes(empty);
        }
        assertEquals(RejectionReason.TOO_MANY_METRICS, refusal(many.toByteArray()));
    }

    @Test
    void aBodyThatGrowsTooLargeIsRefusedBeforeItIsWhole() {
        byte[] bomb = SparkplugPayload.gzip(new byte[200_000_000], 0);
        assertTrue(bomb.length < Message.MAX_PAYLOAD_BYTES);
        assertEquals(RejectionReason.PAYLOAD_TOO_LARGE, refusal(bomb));
        assertEquals(RejectionReason.PAYLOAD_TOO_LARGE, refusal(SparkplugPayload.deflate(new byte[2_000_000], 0)));
    }

    @Test
    void aBodyWhoseChecksumIsWrongIsRefused() {
        byte[] payload = SparkplugPayload.encode(AT, 7, true, List.of());
        byte[] gzip = SparkplugPayload.gzip(payload, 7);
        gzip[gzip.length - 8] ^= 1;
        assertEquals(RejectionReason.CORRUPT_COMPRESSION, refusal(gzip));
        byte[] deflate = SparkplugPayload.deflate(payload, 7);
        deflate[deflate.length - 1] ^= 1;
        assertEquals(RejectionReason.CORRUPT_COMPRESSION, refusal(deflate));
    }

    @Test
    void aBodyCompressedTwiceIsRefused() {
        byte[] once = SparkplugPayload.gzip(SparkplugPayload.encode(AT, 7, true, List.of()), 7);
        assertEquals(RejectionReason.NOT_SPARKPLUG, refusal(SparkplugPayload.gzip(once, 7)));
    }

    private static RejectionReason refusal(byte[] bytes) {
        return assertThrows(UnreadablePayloadException.class, () -> Payload.read(bytes))
                .reason();
    }

    private static byte[] field(int number, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 8);
        varint(number << 3 | Wire.LENGTH, out);
        varint(content.length, out);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static void varint(int value, ByteArrayOutputStream out) {
        int rest = value;
        while (rest > 0x7F) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
