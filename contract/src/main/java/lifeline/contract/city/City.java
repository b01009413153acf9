package lifeline.contract.city;

import java.util.List;

/** All assets and devices of a simulated city, in a fixed order. */
public record City(List<Asset> assets, List<Device> devices) {
    public City {
        assets = List.copyOf(assets);
        devices = List.copyOf(devices);
    }
}
