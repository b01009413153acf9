package lifeline.ingest.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows compiles as it stands there. */
class ReadmeTest {
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final String AROUND = """
            import java.util.*;
            import lifeline.contract.domain.Catalogue;
            import lifeline.contract.reading.Reading;
            import lifeline.ingest.*;
            import lifeline.ingest.mqtt.*;
            import lifeline.ingest.validation.Rejection;
            import org.apache.flink.api.common.eventtime.WatermarkStrategy;
            import org.apache.flink.streaming.api.datastream.*;
            import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
            class Shown {
                void five() throws Exception {
            %s    }
                void readings(DataStream<Message> messages, Catalogue catalogue) {
            %s    }
            }
            """;

    @Test
    void aFlinkJobOfFiveLinesCompilesAsTheReadmeShowsIt(@TempDir Path classes) throws IOException {
        List<String> shown = new ArrayList<>();
        Matcher matcher = CODE.matcher(Files.readString(Path.of("README.md")));
        while (matcher.find()) {
            shown.add(matcher.group(1));
        }
        assertEquals(2, shown.size());
        assertEquals(5, shown.get(0).lines().count());

        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        boolean compiled = compiler.getTask(
                        null,
                        null,
                        said,
                        List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none"),
                        null,
                        List.of(source(AROUND.formatted(shown.get(0), shown.get(1)))))
                .call();

        assertTrue(compiled, said.getDiagnostics().toString());
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("string:///Shown.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
