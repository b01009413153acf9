package lifeline.contract.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A parent in a process of its own, so that a test can kill it. Its argument is the folder for the child's log. */
final class ParentOfAChild {
    private ParentOfAChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        ChildProcess child = ChildProcess.start(
                ChildProcessTest.command(WaitingChild.class, Path.of(arguments[0], "child.log")), line -> {});
        Map<String, Object> facts = child.awaitReady(Duration.ofSeconds(30));
        ParentWatch.ready(facts);
        new CountDownLatch(1).await();
    }
}
