package lifeline.simulators.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the module's README shows to engineers. */
final class Readme {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JARS = Pattern.compile("```jars\n(.*?)```", Pattern.DOTALL);

    private Readme() {}

    /** Its first example. */
    static String example() throws IOException {
        return first(JAVA);
    }

    /** The artefacts it says come along. */
    static List<String> jars() throws IOException {
        return List.of(first(JARS).strip().split("\\s+", -1));
    }

    private static String first(Pattern block) throws IOException {
        return block.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult result) -> result.group(1))
                .findFirst()
                .orElseThrow();
    }
}
