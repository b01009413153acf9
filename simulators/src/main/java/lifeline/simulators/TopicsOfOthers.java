package lifeline.simulators;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.simulators.device.Emission;

/**
 * What whoever reads the city has to be told of formats that are on topics of others: one entry of the settings for each
 * domain, with the place of each device. Huawei's topics tell no domain, so that there can be none for them.
 */
public enum TopicsOfOthers {
    ALINK("/sys/%s/+/thing/event/property/#", 4),
    SPARKPLUG("spBv1.0/%s/#", 5);

    private final String filter;
    private final int deviceLevel;

    TopicsOfOthers(String filter, int deviceLevel) {
        this.filter = filter;
        this.deviceLevel = deviceLevel;
    }

    /** Those of the format that is called {@code word}. */
    static Optional<TopicsOfOthers> of(String word) {
        return Arrays.stream(values())
                .filter(topics -> topics.word().equals(word))
                .findFirst();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The settings, as YAML. */
    public String yaml(Catalogue catalogue, City city) {
        StringBuilder yaml = new StringBuilder(200 + 80 * city.devices().size());
        yaml.append("# The simulated city of ")
                .append(city.devices().size())
                .append(" devices, for LIFELINE_FOREIGN_TOPICS.\n");
        for (Domain domain : catalogue.domains()) {
            List<Device> devices = city.devices().stream()
                    .filter(device -> device.domain().equals(domain.id()))
                    .toList();
            if (!devices.isEmpty()) {
                append(domain, devices, yaml);
            }
        }
        return yaml.toString();
    }

    private void append(Domain domain, List<Device> devices, StringBuilder yaml) {
        yaml.append("- filter: ").append(String.format(filter, domain.id()));
        yaml.append("\n  format: ").append(word());
        yaml.append("\n  namespace: city");
        yaml.append("\n  domain: ").append(domain.id());
        yaml.append("\n  device: \"{").append(deviceLevel).append("}\"");
        yaml.append("\n  quantities: {")
                .append(domain.quantities().stream()
                        .map(quantity -> ' ' + quantity.name() + ": " + quantity.name())
                        .collect(Collectors.joining(",")));
        yaml.append(" }\n  asset:\n");
        for (Device device : devices) {
            Topic topic = new Topic(device.domain(), device.asset(), device.id(), Format.JSON);
            append(device.id(), device.asset(), yaml);
            append(Emission.replacement(topic).device(), device.asset(), yaml);
        }
    }

    private static void append(String device, String asset, StringBuilder yaml) {
        yaml.append("    ").append(device).append(": ").append(asset).append('\n');
    }
}
