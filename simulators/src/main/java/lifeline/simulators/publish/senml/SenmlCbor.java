package lifeline.simulators.publish.senml;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import lifeline.simulators.device.Emission;
import lifeline.simulators.publish.senml.SenmlFields.Field;

/** Writes SenML in CBOR, RFC 8428 §6: lengths are definite, whole numbers are integers, others the shortest exact float. */
public final class SenmlCbor {
    private static final int UNSIGNED = 0x00;
    private static final int NEGATIVE = 0x20;
    private static final int TEXT = 0x60;
    private static final int ARRAY = 0x80;
    private static final int MAP = 0xA0;
    private static final int FLOAT = 0xFA;
    private static final int DOUBLE = 0xFB;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private SenmlCbor() {}

    public static byte[] encode(Emission emission) {
        List<Map<Field, Object>> records = SenmlFields.of(emission);
        SenmlCbor cbor = new SenmlCbor();
        cbor.head(ARRAY, records.size());
        for (Map<Field, Object> record : records) {
            cbor.head(MAP, record.size());
            record.forEach((field, value) -> {
                cbor.whole(field.cbor);
                if (value instanceof BigDecimal number) {
                    cbor.number(number.doubleValue());
                } else if (value instanceof Double none) {
                    cbor.number(none);
                } else {
                    cbor.text(value.toString());
                }
            });
        }
        return cbor.bytes.toByteArray();
    }

    private void number(double number) {
        if (number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE) {
            whole((long) number);
        } else if (number == (float) number || Double.isNaN(number)) {
            bytes.write(FLOAT);
            bytes.writeBytes(
                    ByteBuffer.allocate(Float.BYTES).putFloat((float) number).array());
        } else {
            bytes.write(DOUBLE);
            bytes.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
        }
    }

    private void whole(long number) {
        head(number < 0 ? NEGATIVE : UNSIGNED, number < 0 ? -1 - number : number);
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        head(TEXT, utf8.length);
        bytes.writeBytes(utf8);
    }

    /** A kind of item with its length or value, in as few bytes as hold it. */
    private void head(int kind, long argument) {
        if (argument < 24) {
            bytes.write(kind | (int) argument);
        } else if (argument < 1 << 8) {
            bytes.write(kind | 24);
            bytes.write((int) argument);
        } else if (argument < 1 << 16) {
            bytes.write(kind | 25);
            bytes.writeBytes(
                    ByteBuffer.allocate(Short.BYTES).putShort((short) argument).array());
        } else {
            bytes.write(kind | 26);
            bytes.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt((int) argument).array());
        }
    }
}
