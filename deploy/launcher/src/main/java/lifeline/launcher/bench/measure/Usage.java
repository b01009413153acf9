package lifeline.launcher.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process and its children have used so far, from Linux's {@code /proc}.
 *
 * @param cpuSeconds of processor time
 * @param residentBytes of memory now
 */
public record Usage(double cpuSeconds, long residentBytes) {
    private static final double TICKS_A_SECOND = 100;
    private static final long PAGE_BYTES = 4096;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int CHILDREN_TIMES = 2;
    private static final int RESIDENT = 21;

    static Usage of(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(own -> Stream.concat(Stream.of(own), own.descendants()))
                .map(process -> one(process.pid()))
                .reduce(new Usage(0, 0), Usage::plus);
    }

    private static Usage one(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
            double ticks = 0;
            for (int i = USER_TIME; i <= SYSTEM_TIME + CHILDREN_TIMES; i++) {
                ticks += Double.parseDouble(fields.get(i));
            }
            return new Usage(ticks / TICKS_A_SECOND, Long.parseLong(fields.get(RESIDENT)) * PAGE_BYTES);
        } catch (IOException e) {
            return new Usage(0, 0); // it ended meanwhile
        }
    }

    private Usage plus(Usage other) {
        return new Usage(cpuSeconds + other.cpuSeconds, residentBytes + other.residentBytes);
    }
}
