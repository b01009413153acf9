package lifeline.launcher.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the console shows of the programs; replaced whole at every change, so that no reader sees half of it. */
public final class StatusFile {
    private final Path file;
    private final Instant startedAt;
    private final double speed;
    private final JsonMapper json = new JsonMapper();
    private final Map<String, ProgramStatus> programs = new LinkedHashMap<>();

    /** @param startedAt in the city's time */
    public StatusFile(Path file, Instant startedAt, double speed) {
        this.file = file;
        this.startedAt = startedAt;
        this.speed = speed;
    }

    /** Takes a program's news and writes the file. */
    public synchronized void update(ProgramStatus program) {
        programs.put(program.name(), program);
        List<Map<String, Object>> all = new ArrayList<>();
        programs.values().forEach(each -> all.add(entry(each)));
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("programs", all);
        content.put("startedAt", startedAt.toString());
        content.put("speed", speed);
        write(content);
    }

    private static Map<String, Object> entry(ProgramStatus program) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", program.name());
        entry.put("state", program.state().word());
        entry.put("pid", program.pid());
        entry.put("restarts", program.restarts());
        entry.put(
                "lastRestartAt", program.lastRestartAt().map(Instant::toString).orElse(null));
        entry.put("lastReason", program.lastReason().map(StatusFile::firstLine).orElse(null));
        return entry;
    }

    private static String firstLine(String reason) {
        return reason.lines().findFirst().orElse("");
    }

    private void write(Map<String, Object> content) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, json.writeValueAsString(content));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values only", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
