package lifeline.simulators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import lifeline.contract.city.City;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.process.ParentWatch;
import lifeline.contract.simulation.Simulation;

/** The simulators' program; see {@code --help}. */
public final class Main {
    private static final int BAD_SETTINGS = 2;
    /** Held here, since it would be forgotten otherwise: a stack trace for each connection that is cut; we say it in a line. */
    private static final Logger PAHO = Logger.getLogger("org.eclipse.paho.mqttv5");

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        PAHO.setLevel(Level.OFF);
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
            Options options = Options.parse(arguments, environment);
            if (options.topics().isPresent()) {
                write(options, options.topics().get());
                return 0;
            }
            simulators = Simulators.of(options, System.out::println);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return BAD_SETTINGS;
        }
        ParentWatch.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(simulators, ended), "stop"));
        return simulators.run();
    }

    private static void write(Options options, Path file) {
        Catalogue catalogue = Catalogue.load();
        City city = City.generate(Simulation.all(catalogue), options.devices());
        try {
            Files.writeString(file, options.topicsOfOthers().yaml(catalogue, city));
        } catch (IOException e) {
            throw new IllegalArgumentException("--topics: cannot write " + file, e);
        }
        System.out.println("wrote where the city's " + city.devices().size() + " devices are to " + file
                + "; whoever reads them is told by LIFELINE_FOREIGN_TOPICS=" + file.toAbsolutePath());
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
