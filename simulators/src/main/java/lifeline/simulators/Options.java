package lifeline.simulators;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lifeline.contract.clock.CityClock;
import lifeline.contract.simulation.Play;
import lifeline.simulators.publish.Broker;
import lifeline.simulators.publish.Gateways;
import lifeline.simulators.publish.PayloadFormat;

/**
 * What the simulators were asked to do; every fault of the arguments and the environment is told at once.
 *
 * @param format of devices that speak for themselves
 * @param edgeNodes all devices are behind edge nodes, which write Sparkplug B in place of that
 * @param topics nothing is played, but what a reader has to know of the format's topics is written there
 */
record Options(
        Broker broker,
        String scenario,
        int devices,
        Connections connections,
        OptionalDouble rate,
        Frames frames,
        long seed,
        PayloadFormat format,
        boolean edgeNodes,
        Optional<Path> topics,
        Optional<Path> truth,
        Optional<Path> recording,
        int probes,
        CityClock clock) {
    static final String HELP = """
            Simulates a city and publishes what its devices say over MQTT 5.

              --url URL         the broker, mqtt://host:port or mqtts://host:port
                                (else LIFELINE_MQTT_URL, else mqtt://127.0.0.1:1883)
              --scenario NAME   what happens: %s
                                (without it: a gas leak after 20 s, then now and then a fault)
              --devices N       how many devices the city has (1000)
              --rate N          so many messages a second in all, in place of the devices' own periods
              --connections N   over how many connections the devices share (one for each 1000, at most 100)
              --drop-connections EVERY
                                cut all connections at once, time and again, such as every 60s or 5m; each comes back
                                by itself after a random pause, and what was owed is sent again
              --samples-per-s N so many samples a second in frames, by as many fast sensors as it takes
                                (without it: the few of each domain's own, and none at all with --rate)
              --frames-only     no readings, frames alone
              --seed N          the same seed and start give the same values and faults (1)
              --format NAME     how the payloads are written: json, senml, senml-cbor, alink, huawei, sparkplug (json);
                                whoever reads the last three has to name their topics (LIFELINE_FOREIGN_TOPICS);
                                with sparkplug each connection is an edge node, and each domain has one at least
              --topics FILE     write there the settings that name them, for alink and sparkplug and as many devices, and
                                end; LIFELINE_FOREIGN_TOPICS=FILE ./lifeline up --no-simulators reads them
              --truth FILE      write every injected fault and the ledger of what was sent there, as JSON
              --from-csv FILE   play recorded readings instead of a city: columns sensor, quantity, observed_at,
                                value, and domain and asset where wanted; recorded rain, and nothing but rain, falls
                                on the city instead of its own showers
              --probes N        N devices more, made to be checked one reading after the other: some are given test
                                gas now and then, some number their readings (0)
              --suite library   play the scenario library at full speed, without a broker, and score the alarms; with
                                --seeds N, --seed S, --only ID,ID and --json FILE, and nothing of the above; or, with
                                --url and --db, through a chain that runs: see ./lifeline score --help
              --history FILE    write what a city without faults says, without a broker, as ./lifeline replay reads it; with
                                --from DAY (2026-01-01), --for 365d (1d), --every 10m (no device sends more often; 60s),
                                --devices N (300), --seed N, and nothing of the above
              --help            this

            Environment: LIFELINE_MQTT_USER, LIFELINE_MQTT_PASSWORD, LIFELINE_INSTALLATION,
            LIFELINE_CLOCK (city start/system start/speed).
            """;
    private static final String SPARKPLUG = "sparkplug";
    private static final int DEFAULT_DEVICES = 1_000;
    private static final int MOST_DEVICES = 1_000_000;
    private static final int MOST_CONNECTIONS = 2_000;
    private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,5})([sm])");
    private static final int MOST_PROBES = 9_000;

    /**
     * How the devices reach the broker.
     *
     * @param number over so many connections
     * @param dropEvery when all of them are cut
     */
    record Connections(int number, Optional<Duration> dropEvery) {}

    /**
     * What fast sensors do.
     *
     * @param samplesPerSecond in place of what the domains' own do
     * @param only nothing but frames is sent
     */
    record Frames(OptionalDouble samplesPerSecond, boolean only) {
        /** Whether any are sent; those who ask for a rate of messages get these messages and no others. */
        boolean wanted(OptionalDouble rate) {
            return only || samplesPerSecond.isPresent() || rate.isEmpty();
        }
    }

    /** Those that are to be written to {@link #topics}. */
    TopicsOfOthers topicsOfOthers() {
        return edgeNodes
                ? TopicsOfOthers.SPARKPLUG
                : TopicsOfOthers.of(format.word()).orElseThrow();
    }

    /** @throws IllegalArgumentException listing every fault, one a line */
    static Options parse(List<String> arguments, Map<String, String> environment) {
        return new Parser(arguments, environment).parse();
    }

    private static final class Parser {
        private final List<String> arguments;
        private final Map<String, String> environment;
        private final List<String> faults = new ArrayList<>();
        private final Map<String, String> given = new HashMap<>();

        Parser(List<String> arguments, Map<String, String> environment) {
            this.arguments = arguments;
            this.environment = environment;
        }

        Options parse() {
            read(List.of(
                    "url",
                    "scenario",
                    "devices",
                    "connections",
                    "drop-connections",
                    "rate",
                    "samples-per-s",
                    "seed",
                    "format",
                    "topics",
                    "truth",
                    "from-csv",
                    "probes"));
            Optional<Broker> broker = broker();
            long devices = whole("devices", DEFAULT_DEVICES, 1, MOST_DEVICES);
            Connections connections = connections((int) devices);
            long seed = whole("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE);
            OptionalDouble rate = perSecond("rate", "messages");
            Frames frames = new Frames(perSecond("samples-per-s", "samples"), given.containsKey("frames-only"));
            long probes = whole("probes", 0, 0, MOST_PROBES);
            PayloadFormat format = format();
            Optional<Path> topics = writable("topics");
            if (topics.isPresent() && topicsOfOthers().isEmpty()) {
                faults.add("--topics is for --format alink and --format sparkplug");
            }
            Optional<Path> truth = writable("truth");
            Optional<Path> recording =
                    Optional.ofNullable(given.get("from-csv")).map(Path::of);
            recording
                    .filter(path -> !Files.isReadable(path))
                    .ifPresent(path -> faults.add("--from-csv: there is no readable file " + path));
            Optional<CityClock> clock = clock();
            if (!faults.isEmpty() || broker.isEmpty() || clock.isEmpty()) {
                faults.add("Try --help.");
                throw new IllegalArgumentException(String.join(System.lineSeparator(), faults));
            }
            return new Options(
                    broker.get(),
                    given.getOrDefault("scenario", Play.DEFAULT),
                    (int) devices,
                    connections,
                    rate,
                    frames,
                    seed,
                    format,
                    SPARKPLUG.equals(given.get("format")),
                    topics,
                    truth,
                    recording,
                    (int) probes,
                    clock.get());
        }

        private void read(List<String> known) {
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                int equals = argument.indexOf('=');
                String name = argument.substring(
                        Math.min(2, argument.length()), equals < 0 ? argument.length() : Math.max(2, equals));
                if (argument.equals("--frames-only")) {
                    given.put("frames-only", "");
                } else if (!argument.startsWith("--") || !known.contains(name)) {
                    faults.add("unknown argument " + argument);
                } else if (equals > 0) {
                    given.put(name, argument.substring(equals + 1));
                } else if (i + 1 < arguments.size()) {
                    i++;
                    given.put(name, arguments.get(i));
                } else {
                    faults.add("--" + name + " needs a value");
                }
            }
        }

        private Connections connections(int devices) {
            long number = whole("connections", Gateways.connectionsFor(devices), 1, MOST_CONNECTIONS);
            Optional<Duration> dropEvery = Optional.empty();
            String text = given.get("drop-connections");
            if (text != null) {
                Matcher matcher = TIME.matcher(text);
                if (matcher.matches()) {
                    long units = Long.parseLong(matcher.group(1));
                    dropEvery = Optional.of(
                            matcher.group(2).equals("s") ? Duration.ofSeconds(units) : Duration.ofMinutes(units));
                } else {
                    faults.add("--drop-connections must be a time such as 60s or 5m, was: " + text);
                }
            }
            return new Connections((int) number, dropEvery);
        }

        private Optional<Broker> broker() {
            String url = given.getOrDefault("url", setting("LIFELINE_MQTT_URL").orElse("mqtt://127.0.0.1:1883"));
            String clientId = "lifeline-sim-" + setting("LIFELINE_INSTALLATION").orElse("local") + '-'
                    + UUID.randomUUID().toString().substring(0, 8);
            try {
                return Optional.of(
                        new Broker(url, setting("LIFELINE_MQTT_USER"), setting("LIFELINE_MQTT_PASSWORD"), clientId));
            } catch (IllegalArgumentException e) {
                faults.add(String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        }

        private Optional<String> setting(String name) {
            return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
        }

        private Optional<CityClock> clock() {
            try {
                return Optional.of(CityClock.from(environment));
            } catch (IllegalArgumentException e) {
                faults.add(String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        }

        private long whole(String name, long otherwise, long least, long most) {
            String text = given.get(name);
            if (text == null) {
                return otherwise;
            }
            try {
                long number = Long.parseLong(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // told below, together with the numbers out of range
            }
            faults.add("--" + name + " must be a whole number from " + least + " to " + most + ", was: " + text);
            return otherwise;
        }

        private PayloadFormat format() {
            String word = given.getOrDefault("format", PayloadFormat.JSON.word());
            Optional<PayloadFormat> format = PayloadFormat.parse(word);
            if (format.isEmpty() && !word.equals(SPARKPLUG)) {
                faults.add("--format must be one of " + String.join(", ", PayloadFormat.words()) + ", " + SPARKPLUG
                        + ", was: " + word);
            }
            return format.orElse(PayloadFormat.JSON);
        }

        private Optional<TopicsOfOthers> topicsOfOthers() {
            return TopicsOfOthers.of(given.getOrDefault("format", ""));
        }

        private Optional<Path> writable(String name) {
            Optional<Path> file = Optional.ofNullable(given.get(name)).map(Path::of);
            file.map(path -> path.toAbsolutePath().getParent())
                    .filter(directory -> !Files.isDirectory(directory))
                    .ifPresent(missing ->
                            faults.add("--" + name + ": there is no directory " + missing + "; make it first"));
            return file;
        }

        private OptionalDouble perSecond(String name, String what) {
            String text = given.get(name);
            if (text == null) {
                return OptionalDouble.empty();
            }
            try {
                double rate = Double.parseDouble(text);
                if (rate > 0 && rate <= 1e6) {
                    return OptionalDouble.of(rate);
                }
            } catch (NumberFormatException e) {
                // told below
            }
            faults.add("--" + name + " must be " + what + " a second, above 0, was: " + text);
            return OptionalDouble.empty();
        }
    }
}
