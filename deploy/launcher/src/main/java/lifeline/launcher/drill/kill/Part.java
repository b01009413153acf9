package lifeline.launcher.drill.kill;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be killed, by the name people say. */
public enum Part {
    JOB("job"),
    BROKER("broker"),
    STORE("database"),
    ALERTS("service"),
    /** A second service, there only where it is to be killed. */
    REPLICA("replica");

    /** What is killed unless something is named. */
    public static final List<Part> USUAL = List.of(JOB, BROKER, STORE, ALERTS);

    private final String program;

    Part(String program) {
        this.program = program;
    }

    /** Its program's name in the status. */
    public String program() {
        return program;
    }

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Part> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
    }
}
