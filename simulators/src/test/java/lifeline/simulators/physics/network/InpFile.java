package lifeline.simulators.physics.network;

import java.util.List;
import java.util.Locale;

/** Our network in the file format of EPANET 2. */
public final class InpFile {
    private static final double HOUR = 3_600;

    private final StringBuilder text = new StringBuilder();

    private InpFile() {}

    public static String of(Network network, Loads loads) {
        InpFile file = new InpFile();
        file.nodes(network, loads);
        file.pipes(network, loads);
        file.line("[OPTIONS]");
        file.line("UNITS CMH");
        file.line("HEADLOSS H-W");
        file.line("ACCURACY 0.0000001");
        file.line("TRIALS 500");
        file.line("EMITTER EXPONENT 0.5");
        if (loads.requiredPressure() > 0) {
            file.line("DEMAND MODEL PDA");
            file.line("MINIMUM PRESSURE 0");
            file.line("REQUIRED PRESSURE " + loads.requiredPressure());
            file.line("PRESSURE EXPONENT 0.5");
        }
        file.line("[END]");
        return file.text.toString();
    }

    private void nodes(Network network, Loads loads) {
        List<Node> nodes = network.nodes();
        line("[JUNCTIONS]");
        for (int i = 0; i < nodes.size(); i++) {
            if (!nodes.get(i).source()) {
                line(nodes.get(i).id() + fixed(nodes.get(i).elevation()) + fixed(loads.demand(i) * HOUR));
            }
        }
        line("[RESERVOIRS]");
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).source()) {
                line(nodes.get(i).id() + fixed(loads.head(i)));
            }
        }
        line("[EMITTERS]");
        for (int i = 0; i < nodes.size(); i++) {
            if (loads.emitter(i) > 0) {
                line(nodes.get(i).id() + fixed(loads.emitter(i) * HOUR));
            }
        }
    }

    private void pipes(Network network, Loads loads) {
        line("[PIPES]");
        for (int i = 0; i < network.pipes().size(); i++) {
            Pipe pipe = network.pipes().get(i);
            line(pipe.id()
                    + ' '
                    + network.nodes().get(pipe.from()).id()
                    + ' '
                    + network.nodes().get(pipe.to()).id()
                    + fixed(pipe.length())
                    + fixed(pipe.diameter() * 1_000)
                    + fixed(pipe.material().roughness())
                    + fixed(loads.throttle(i))
                    + (loads.isClosed(i) ? " CLOSED" : " OPEN"));
        }
    }

    private static String fixed(double number) {
        return String.format(Locale.ROOT, " %.6f", number);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
