package lifeline.simulators.exercise;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lifeline.contract.process.ParentWatch;

/** The program that plays exercises: waits for one to be asked for. Exit code 2: wrong settings, all of them told. */
public final class ExerciseMain {
    private static final int WRONG_SETTINGS = 2;
    private static final long PATIENCE_SECONDS = 10;

    private ExerciseMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        ExerciseSettings settings;
        try {
            settings = ExerciseSettings.from(System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_SETTINGS);
            return;
        }
        ParentWatch.start();
        CountDownLatch ended = new CountDownLatch(1);
        try (ExerciseBook book = new ExerciseBook(settings)) {
            ExercisePlayer player = new ExercisePlayer(settings, book);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(player, ended), "stop"));
            ParentWatch.ready(Map.of("devices", settings.devices()));
            player.run();
        } finally {
            ended.countDown();
        }
    }

    /** What is being played ends in order: its shadows say their last word. */
    private static void stop(ExercisePlayer player, CountDownLatch ended) {
        player.stop();
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
