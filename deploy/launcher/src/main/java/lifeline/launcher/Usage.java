package lifeline.launcher;

/** What {@code --help} says. Only what exists is listed. */
final class Usage {
    static final String ALL = """
            Lifeline watches a city's lifelines and tells the right person before people are hurt.

              ./lifeline up          the whole city on this machine
              ./lifeline simulate    only the simulated sensors, against any MQTT broker
              ./lifeline check DIR   examine a domain folder and play its scenarios

            ./lifeline COMMAND --help says more.
            """;

    static final String UP = """
            ./lifeline up [options]: starts broker, database, detection, service and simulators, and watches them.

              --for 90s          end by itself after that time (s, m, h), with a summary; exit code 0 when nothing was lost
              --scenario NAME    what goes wrong in the city, such as gas-leak
              --speed N          let the city's time run N times as fast (default 1)
              --devices N        how many devices the city has (default %d)
              --seed N           another city's accidents; the same seed repeats them (default 1)
              --no-simulators    no simulated sensors: publish your own
              --data DIR         where everything is kept (default .lifeline in the project)
              --json FILE        write the summary there as well

            Settings, from the environment:
              LIFELINE_HTTP_PORT (8080)   LIFELINE_MQTT_PORT (1883)
              LIFELINE_MQTT_URL, _USER, _PASSWORD     use this MQTT 5 broker instead of the embedded one
              LIFELINE_DB_URL, _USER, _PASSWORD       use this PostgreSQL (15 or newer) or TimescaleDB instead of the embedded one;
                                                      the user must be allowed to create tables and roles
            """.formatted(UpOptions.DEFAULT_DEVICES);

    private Usage() {}
}
