package lifeline.alerts.incident;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lifeline.contract.domain.Text;
import lifeline.contract.yaml.Fault;
import lifeline.contract.yaml.Faults;
import lifeline.contract.yaml.YamlFile;
import lifeline.contract.yaml.YamlNode;

/** All chains that are known, in the order in which they are tried. A rule may be written with {@code *} for any part. */
public record Chains(List<Chain> all) {
    private static final String SHIPPED = "incident/chains.yaml";

    public Chains {
        all = List.copyOf(all);
    }

    /** Those this build carries. */
    public static Chains shipped() {
        try (InputStream file = Chains.class.getClassLoader().getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException(SHIPPED + " is not in this build");
            }
            return parse(SHIPPED, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(SHIPPED + " cannot be read", e);
        }
    }

    /** @throws IllegalArgumentException naming every fault with file and line */
    static Chains parse(String name, String text) {
        Faults faults = new Faults();
        List<Chain> chains = new ArrayList<>();
        YamlFile.parse(name, text, faults).items().forEach(node -> chains.add(chain(node)));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    faults.all().stream().map(Fault::toString).collect(Collectors.joining("\n")));
        }
        return new Chains(chains);
    }

    private static Chain chain(YamlNode node) {
        Chain chain = new Chain(
                node.text("id"),
                Text.read(node, "title"),
                Text.read(node, "text"),
                node.text("basis"),
                node.list("cause", Chains::pattern),
                node.list("brings", Chains::pattern),
                node.integer("at-least", 1),
                node.number("metres", Reach.DEFAULT.acrossMetres()),
                node.duration("within", Duration.ofMinutes(30)));
        node.done();
        return chain;
    }

    private static Pattern pattern(YamlNode node) {
        String rule = node.text();
        if (!rule.matches("[a-z0-9*.-]+")) {
            node.fault("a rule, or one with * for any part, is expected here, not '" + rule + "'");
            return Pattern.compile("");
        }
        return Pattern.compile(rule.replace(".", "\\.").replace("*", ".*"));
    }

    public Optional<Chain> chain(String id) {
        return all.stream().filter(chain -> chain.id().equals(id)).findFirst();
    }

    /** Those by which the one may be the cause of the other, whichever came first. */
    List<Chain> between(String one, String other) {
        return all.stream()
                .filter(chain -> chain.ties(one, other) || chain.ties(other, one))
                .toList();
    }

    /** Whether a rule takes part in a chain that reaches far. */
    boolean reachesFar(String rule, Reach reach) {
        return all.stream().anyMatch(chain -> chain.isWide(reach) && (chain.isCausedBy(rule) || chain.canBring(rule)));
    }
}
