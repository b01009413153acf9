package lifeline.contract.domain;

import java.io.Serializable;
import lifeline.contract.yaml.YamlNode;

/** A text people see: Chinese first, English switchable. */
public record Text(String zh, String en) implements Serializable {
    /** Reads {@code {zh: …, en: …}} under {@code key}; both must be there. */
    public static Text read(YamlNode parent, String key) {
        YamlNode node = parent.child(key);
        Text text = new Text(node.text("zh"), node.text("en"));
        node.done();
        return text;
    }
}
