package lifeline.ingest.frame;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import lifeline.contract.domain.Quantity;
import lifeline.contract.topic.Topic;
import lifeline.ingest.Message;
import lifeline.ingest.validation.Rejection;
import lifeline.ingest.validation.RejectionReason;

/** Reads a frame: checks its form and CRC, then each channel by itself. Keeps nothing; safe for several threads. */
public final class FrameDecoder {
    static final int HEADER_BYTES = 24;
    static final int CRC_BYTES = 4;
    static final int SECONDS_AT_MOST = 60;
    static final float RATE_AT_LEAST = 1;
    static final float RATE_AT_MOST = 1_000;
    private static final short MAGIC = 0x4C46;
    private static final int VERSION = 1;
    private static final int GAP = 1;
    private static final double MICROS = 1e6;

    /** @param quantities what the domain of {@code topic} knows, by name */
    public FrameOutcome decode(Message message, Topic topic, Map<String, Quantity> quantities) {
        try {
            return read(message, topic, quantities);
        } catch (NoFrameException e) {
            Rejection rejection = Rejection.of(message, e.reason(), topic.device(), String.valueOf(e.getMessage()));
            return new FrameOutcome(List.of(), List.of(rejection));
        }
    }

    private static FrameOutcome read(Message message, Topic topic, Map<String, Quantity> quantities)
            throws NoFrameException {
        ByteBuffer bytes = ByteBuffer.wrap(message.payload());
        FrameHeader header = header(bytes);
        List<ChannelHead> heads = new ArrayList<>(header.channels());
        for (int i = 0; i < header.channels(); i++) {
            heads.add(ChannelHead.read(bytes, header.isFloat(), heads));
        }
        long samples = (long) header.channels() * header.count() * header.sampleBytes();
        if (bytes.remaining() != samples + CRC_BYTES) {
            throw new NoFrameException(
                    RejectionReason.WRONG_SHAPE,
                    "the samples should take " + samples + " bytes, there are " + (bytes.remaining() - CRC_BYTES));
        }
        FrameStart start = FrameStart.of(message, instant(header.startMicros()), header.duration(), header.isGap());
        List<Frame> frames = new ArrayList<>(heads.size());
        List<Rejection> rejections = new ArrayList<>(0);
        for (ChannelHead head : heads) {
            Channel channel = Channel.read(bytes, header.isFloat(), header.count(), head);
            Quantity quantity = quantities.get(head.name());
            if (quantity == null) {
                String detail = topic.domain() + " has no quantity '" + head.name() + "'";
                rejections.add(Rejection.of(message, RejectionReason.UNKNOWN_QUANTITY, topic.device(), detail));
            } else if (!channel.isStorable()) {
                String detail = head.name() + ": a sample is beyond what can be stored";
                rejections.add(Rejection.of(message, RejectionReason.NOT_A_NUMBER, topic.device(), detail));
            } else {
                frames.add(frame(topic, quantity.name(), header, start, channel));
            }
        }
        return new FrameOutcome(frames, rejections);
    }

    private static Frame frame(Topic topic, String quantity, FrameHeader header, FrameStart start, Channel channel) {
        return new Frame(
                topic.domain(),
                topic.asset(),
                topic.device(),
                quantity,
                start.startedAt(),
                start.receivedAt(),
                start.deviceTime(),
                header.seq(),
                header.rate(),
                channel.head().scale(),
                channel.head().offset(),
                channel.counts(),
                channel.values(),
                start.quality(channel.isWhole()));
    }

    private static FrameHeader header(ByteBuffer bytes) throws NoFrameException {
        int length = bytes.remaining();
        if (length < HEADER_BYTES + CRC_BYTES || bytes.getShort() != MAGIC) {
            throw new NoFrameException(
                    RejectionReason.NOT_A_FRAME, length + " bytes that do not begin as a frame does");
        }
        int version = bytes.get();
        if (version != VERSION) {
            throw new NoFrameException(RejectionReason.NOT_A_FRAME, "version " + version + ", not " + VERSION);
        }
        CRC32 crc = new CRC32();
        crc.update(bytes.duplicate().rewind().limit(length - CRC_BYTES));
        if ((int) crc.getValue() != bytes.getInt(length - CRC_BYTES)) {
            throw new NoFrameException(RejectionReason.WRONG_CRC, "the CRC-32 is not that of the bytes before it");
        }
        int type = bytes.get();
        int flags = bytes.get();
        int channels = bytes.get();
        long seq = Integer.toUnsignedLong(bytes.getInt());
        long startMicros = bytes.getLong();
        float rate = bytes.getFloat();
        int count = Short.toUnsignedInt(bytes.getShort());
        require(type == 0 || type == 1, "no samples are of type " + type);
        require((flags & ~GAP) == 0, "unknown flags " + flags);
        require(channels >= 1 && channels <= 16, channels + " channels");
        require(rate >= RATE_AT_LEAST && rate <= RATE_AT_MOST, rate + " samples a second");
        require(count >= 1 && count <= SECONDS_AT_MOST * rate, count + " samples at " + rate + " a second");
        return new FrameHeader(type == 1, flags == GAP, channels, seq, startMicros, rate, count);
    }

    static void require(boolean right, String otherwise) throws NoFrameException {
        if (!right) {
            throw new NoFrameException(RejectionReason.WRONG_SHAPE, otherwise);
        }
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, (long) MICROS), Math.floorMod(micros, (long) MICROS) * 1_000);
    }

    private record FrameHeader(
            boolean isFloat, boolean isGap, int channels, long seq, long startMicros, float rate, int count) {
        int sampleBytes() {
            return isFloat ? Float.BYTES : Short.BYTES;
        }

        Duration duration() {
            return Duration.ofNanos((long) (count / (double) rate * 1e9));
        }
    }
}
