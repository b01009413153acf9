package lifeline.launcher.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lifeline.contract.city.City;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.process.ParentWatch;
import lifeline.contract.simulation.Simulation;
import lifeline.contract.store.StoreUrl;

/**
 * Enters the simulated city into the registry of any store and ends, so that what the simulators publish elsewhere is not
 * taken for strangers: {@code RegisterMain --devices N}. Exit code 2 for wrong settings; entering it again changes nothing.
 */
public final class RegisterMain {
    private RegisterMain() {}

    public static void main(String[] words) {
        List<String> faults = new ArrayList<>();
        int devices = devices(words, faults);
        Store store = store(System.getenv(), faults);
        if (!faults.isEmpty()) {
            faults.forEach(System.out::println);
            System.exit(2);
        }
        City city = City.generate(Simulation.all(Catalogue.load()), devices);
        new Registry(store).enter(city);
        ParentWatch.ready(Map.of("devices", city.devices().size()));
    }

    private static int devices(String[] words, List<String> faults) {
        if (words.length == 2 && words[0].equals("--devices") && words[1].matches("[1-9]\\d{0,5}")) {
            return Integer.parseInt(words[1]);
        }
        faults.add("how many devices: --devices N");
        return 1;
    }

    private static Store store(Map<String, String> environment, List<String> faults) {
        String user = environment.getOrDefault("LIFELINE_DB_USER", "");
        if (user.isBlank()) {
            faults.add("LIFELINE_DB_USER must name a user who may write the registry");
        }
        String url = "";
        try {
            url = StoreUrl.jdbc(environment.getOrDefault("LIFELINE_DB_URL", ""));
        } catch (IllegalArgumentException e) {
            faults.add("LIFELINE_DB_URL " + e.getMessage());
        }
        return new Store(url, user, environment.getOrDefault("LIFELINE_DB_PASSWORD", ""));
    }
}
