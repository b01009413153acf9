package lifeline.stream.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.process.ParentWatch;
import lifeline.contract.signal.Signal;
import lifeline.contract.topology.Topology;
import lifeline.stream.judge.Scored;
import lifeline.stream.replay.ReplayOptions.Run;
import lifeline.stream.replay.compare.Alarms;
import lifeline.stream.replay.compare.Comparison;
import lifeline.stream.replay.given.PipesCsv;
import lifeline.stream.replay.given.WorkCsv;
import lifeline.stream.replay.recording.InvalidRecordingException;
import lifeline.stream.replay.recording.Recording;

/**
 * {@code ./lifeline replay}. Exit code 0: done; 1: something is wrong with the domains or the readings, or the replay failed;
 * 2: wrong use. With {@code --batch} each line of standard input names two files, readings and signals, parted by a tab or a
 * blank, or three, the last of windows of work, and is answered by a line of JSON; it ends when the input does.
 */
public final class ReplayMain {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    /** A run that could not be; its message is for people. */
    private static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        RefusedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Started when the first file has been found sound. */
    private static final class Cluster implements AutoCloseable {
        private final int parallelism;
        private Optional<Replay> replay = Optional.empty();

        Cluster(int parallelism) {
            this.parallelism = parallelism;
        }

        Replay started() {
            if (replay.isEmpty()) {
                replay = Optional.of(Replay.start(parallelism));
            }
            return replay.get();
        }

        @Override
        public void close() {
            replay.ifPresent(Replay::close);
        }
    }

    /** A file of scores, if one is wanted. */
    private static final class WantedScores implements AutoCloseable {
        private final Optional<ResultCsv<Scored>> file;

        WantedScores(Optional<Path> wanted) throws IOException {
            this.file = wanted.isPresent() ? Optional.of(ScoresCsv.to(wanted.get())) : Optional.empty();
        }

        Optional<Consumer<Scored>> consumer() {
            return file.map(scores -> scores::write);
        }

        void finish() throws IOException {
            if (file.isPresent()) {
                file.get().finish();
            }
        }

        @Override
        public void close() throws IOException {
            if (file.isPresent()) {
                file.get().close();
            }
        }
    }

    ReplayMain(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        // standard output belongs to the answers
        System.setProperty("org.slf4j.simpleLogger.logFile", "System.err");
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        if (!List.of(arguments).contains("--batch")) {
            ParentWatch.start();
        }
        System.exit(new ReplayMain(System.in, System.out, System.err).run(arguments));
    }

    int run(String... arguments) {
        ReplayOptions options;
        try {
            options = ReplayOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println("See: ./lifeline replay --help");
            return WRONG_USE;
        }
        try {
            Catalogue chosen = ChosenDomains.of(options.domains());
            Catalogue catalogue = options.followsCalendar() ? chosen.followingCalendar() : chosen;
            try (Cluster cluster = new Cluster(options.parallelism())) {
                return options.run().isPresent()
                        ? once(cluster, catalogue, options.run().get())
                        : batch(cluster, catalogue);
            }
        } catch (IllegalArgumentException | ReplayFailedException e) {
            err.println(e.getMessage());
        } catch (IOException e) {
            err.println(text(e));
        }
        return FAILED;
    }

    private int once(Cluster cluster, Catalogue catalogue, Run run) {
        long startedAt = System.nanoTime();
        try {
            Optional<Catalogue> others = run.compared().map(folder -> ChosenDomains.replaced(catalogue, folder));
            Alarms mine = new Alarms();
            Replay.Outcome outcome = replay(cluster, catalogue, run, others.isPresent() ? mine::add : signal -> {});
            out.printf(
                    Locale.ROOT,
                    "%,d readings, %,d signals in %s, %.1f s%n",
                    outcome.readings(),
                    outcome.signals(),
                    run.signals(),
                    secondsSince(startedAt));
            if (others.isPresent()) {
                compare(cluster, others.get(), run, mine);
            }
            return 0;
        } catch (RefusedException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    private void compare(Cluster cluster, Catalogue others, Run run, Alarms mine) throws RefusedException {
        Alarms theirs = new Alarms();
        try (ProgressLines progress = new ProgressLines(err);
                Recording recording = Recording.open(run.readings(), others, progress::reading)) {
            progress.sorted(recording.size());
            cluster.started()
                    .run(
                            others,
                            given(recording, run, others),
                            recording.readings(),
                            theirs::add,
                            Optional.empty(),
                            progress);
        } catch (InvalidRecordingException | ReplayFailedException | UncheckedIOException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new RefusedException(text(e), e);
        }
        out.println("with the rules of " + run.compared().orElse("") + ":");
        Comparison.of(mine.all(), theirs.all()).lines().forEach(out::println);
    }

    private int batch(Cluster cluster, Catalogue catalogue) throws IOException {
        cluster.started();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                out.println(answer(cluster, catalogue, line));
                out.flush();
            }
        }
        return 0;
    }

    private String answer(Cluster cluster, Catalogue catalogue, String line) {
        long startedAt = System.nanoTime();
        String[] files = line.strip().split(line.contains("\t") ? "\t" : " ", -1);
        if (files.length != 2 && files.length != 3) {
            return Answer.error("a line names two files, or three, parted by a tab or a blank: " + line);
        }
        try {
            Replay.Outcome outcome = replay(
                    cluster,
                    catalogue,
                    new Run(
                            Path.of(files[0]),
                            Path.of(files[1]),
                            Optional.empty(),
                            files.length == 3 ? Optional.of(Path.of(files[2])) : Optional.empty(),
                            Optional.empty(),
                            Optional.empty()),
                    signal -> {});
            return Answer.of(files[1], outcome, secondsSince(startedAt));
        } catch (RefusedException e) {
            return Answer.error(String.valueOf(e.getMessage()));
        }
    }

    private Replay.Outcome replay(Cluster cluster, Catalogue catalogue, Run run, Consumer<Signal> also)
            throws RefusedException {
        try (ProgressLines progress = new ProgressLines(err);
                Recording recording = Recording.open(run.readings(), catalogue, progress::reading);
                ResultCsv<Signal> signals = SignalsCsv.to(run.signals());
                WantedScores scores = new WantedScores(run.scores())) {
            progress.sorted(recording.size());
            Replay.Outcome outcome = cluster.started()
                    .run(
                            catalogue,
                            given(recording, run, catalogue),
                            recording.readings(),
                            also.andThen(signals::write),
                            scores.consumer(),
                            progress);
            signals.finish();
            scores.finish();
            return outcome;
        } catch (InvalidRecordingException | ReplayFailedException | UncheckedIOException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new RefusedException(text(e), e);
        }
    }

    private static Replay.Given given(Recording recording, Run run, Catalogue catalogue) throws IOException {
        return new Replay.Given(
                recording.periods(),
                run.work().isPresent() ? WorkCsv.read(run.work().get(), catalogue) : Map.of(),
                run.pipes().isPresent() ? PipesCsv.read(run.pipes().get()) : Topology.NONE);
    }

    private static String text(IOException e) {
        return e instanceof NoSuchFileException ? "there is no file " + e.getMessage() : e.toString();
    }

    private static double secondsSince(long startedAt) {
        return (System.nanoTime() - startedAt) / 1e9;
    }
}
