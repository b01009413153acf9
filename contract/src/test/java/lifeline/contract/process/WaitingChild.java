package lifeline.contract.process;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Does what every program of the city does: watches its parent, says that it is ready, works until it is stopped. */
final class WaitingChild {
    private WaitingChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length > 0) {
            System.out.println("cannot start: " + arguments[0]);
            System.exit(2);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopped in good order")));
        ParentWatch.start();
        System.out.println("starting");
        ParentWatch.ready(Map.of(
                "url", "http://127.0.0.1:8080", "child", ProcessHandle.current().pid()));
        new CountDownLatch(1).await();
    }
}
