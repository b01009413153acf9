package lifeline.acceptance.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Dockerfile, stage by stage. */
record Dockerfile(Map<String, Stage> stages) {
    /**
     * One {@code FROM … AS …}.
     *
     * @param sources what is copied from the repository, as paths in it
     * @param lines its instructions
     */
    record Stage(String base, List<Path> sources, List<String> lines) {}

    static Dockerfile read() throws IOException {
        Map<String, Stage> stages = new LinkedHashMap<>();
        Stage stage = new Stage("", List.of(), List.of());
        for (String line : Files.readAllLines(ComposeFile.FOLDER.resolve("Dockerfile"))) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("FROM")) {
                stage = new Stage(words[1], new ArrayList<>(), new ArrayList<>());
                stages.put(words[3], stage);
            } else if (words[0].equals("COPY")) {
                for (int i = 1; i < words.length - 1; i++) {
                    if (!words[i].startsWith("--")) {
                        stage.sources().add(Path.of(words[i]));
                    }
                }
            }
            if (!line.isBlank() && !line.startsWith("#") && !words[0].equals("FROM")) {
                stage.lines().add(line);
            }
        }
        return new Dockerfile(stages);
    }
}
