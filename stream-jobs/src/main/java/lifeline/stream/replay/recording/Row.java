package lifeline.stream.replay.recording;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A line of a recording, as it is sorted.
 *
 * @param at in microseconds
 * @param series its number in the recording
 */
record Row(long at, int series, double value) {
    void write(DataOutput out) throws IOException {
        out.writeLong(at);
        out.writeInt(series);
        out.writeDouble(value);
    }

    static Row read(DataInput in) throws IOException {
        return new Row(in.readLong(), in.readInt(), in.readDouble());
    }
}
