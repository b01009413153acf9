package lifeline.launcher.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import lifeline.contract.process.ChildProcess;
import lifeline.contract.process.ParentWatch;

/** A program that does nothing, well or badly, as its arguments say. */
final class FakeProgram {
    private FakeProgram() {}

    /** {@code works}: until it is stopped; {@code fails}: at once; {@code parent FILE}: with a child of its own. */
    public static void main(String[] arguments) throws Exception {
        ParentWatch.start();
        switch (arguments[0]) {
            case "works" -> {
                ParentWatch.ready(Map.of("pid", ProcessHandle.current().pid()));
                new CountDownLatch(1).await();
            }
            case "parent" -> parent(Path.of(arguments[1]));
            default -> {
                System.out.println("the cupboard is bare");
                System.exit(3);
            }
        }
    }

    private static void parent(Path directory) throws IOException, InterruptedException {
        ChildProcess child = ChildProcess.start(command("child", directory, List.of("works")), line -> {});
        child.awaitReady(java.time.Duration.ofSeconds(60));
        Files.writeString(directory.resolve("child.pid"), Long.toString(child.pid()));
        ParentWatch.ready(Map.of("child", child.pid()));
        new CountDownLatch(1).await();
    }

    static ChildProcess.Command command(String name, Path directory, List<String> arguments) {
        return new ChildProcess.Command(
                name,
                System.getProperty("java.class.path"),
                FakeProgram.class.getName(),
                List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                arguments,
                Map.of(),
                directory.resolve(name + ".log"));
    }
}
