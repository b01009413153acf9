package lifeline.simulators;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import lifeline.contract.process.ParentWatch;

/** The simulators' program; see {@code --help}. */
public final class Main {
    private static final int BAD_SETTINGS = 2;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        int code = run(List.of(arguments), System.getenv(), ended);
        ended.set(true);
        System.exit(code);
    }

    private static int run(List<String> arguments, Map<String, String> environment, AtomicBoolean ended)
            throws InterruptedException {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            System.out.printf(Options.HELP, Simulators.scenarios());
            return 0;
        }
        Simulators simulators;
        try {
            simulators = Simulators.of(Options.parse(arguments, environment), System.out::println);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return BAD_SETTINGS;
        }
        ParentWatch.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(simulators, ended), "stop"));
        return simulators.run();
    }

    /** An end from outside, by a signal or by the parent, is an orderly one as well. */
    private static void stop(Simulators simulators, AtomicBoolean ended) {
        simulators.close();
        if (!ended.get()) {
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }
    }
}
