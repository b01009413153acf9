package lifeline.alerts.store;

import lifeline.contract.domain.Text;

/** What the registry says of an asset; for one that is not in it, its id stands for its name and the rest is empty. */
public record AssetRow(String id, Text title, Text place, String district, String owner, String kind) {
    static AssetRow unregistered(String id) {
        return new AssetRow(id, new Text(id, id), new Text("", ""), "", "", "");
    }
}
