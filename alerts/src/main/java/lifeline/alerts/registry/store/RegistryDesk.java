package lifeline.alerts.registry.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import lifeline.alerts.change.By;
import lifeline.alerts.change.Faulty;
import lifeline.alerts.change.Faulty.Why;
import lifeline.alerts.registry.AssetEntry;
import lifeline.alerts.registry.DeviceEntry;
import lifeline.alerts.registry.Imported;
import lifeline.alerts.rule.JdbcRuleAudit;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;
import lifeline.contract.yaml.Fault;

/**
 * Where people change the registry: one entry by its version, or a whole file at once. A change is made whole and audited, or not at
 * all.
 */
@Singleton
public final class RegistryDesk {
    private static final String LOCK = "select pg_advisory_xact_lock(7206)";

    private final Transactions transactions;
    private final RegistryAudit audit;
    private final JdbcRuleAudit rules;
    private final CityClock clock;
    private final EntryTable<AssetEntry> assets = new AssetTable();
    private final EntryTable<DeviceEntry> devices = new DeviceTable();

    public RegistryDesk(Transactions transactions, RegistryAudit audit, JdbcRuleAudit rules, CityClock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.rules = rules;
        this.clock = clock;
    }

    /** What became of a file: how many entries were new, were changed, were there already; or what is wrong with it. */
    public record Receipt(int made, int changed, int same, List<Fault> faults) {}

    public List<Registered<AssetEntry>> assets(Search search) {
        return transactions.read(connection -> assets.search(connection, search));
    }

    public List<Registered<DeviceEntry>> devices(Search search) {
        return transactions.read(connection -> devices.search(connection, search));
    }

    public Optional<Registered<AssetEntry>> asset(String id) {
        return transactions.write(connection ->
                Optional.ofNullable(assets.hold(connection, List.of(id)).get(id)));
    }

    public Optional<Registered<DeviceEntry>> device(String id) {
        return transactions.write(connection ->
                Optional.ofNullable(devices.hold(connection, List.of(id)).get(id)));
    }

    public int put(AssetEntry entry, Optional<Integer> version, By by) {
        return put(assets, entry, version, by);
    }

    public int put(DeviceEntry entry, Optional<Integer> version, By by) {
        return put(devices, entry, version, by);
    }

    public void retireAsset(String id, Optional<Integer> version, By by) {
        retire(assets, id, version, by);
    }

    /** What it says from now on is judged by nothing; what it said stays. */
    public void retireDevice(String id, Optional<Integer> version, By by) {
        retire(devices, id, version, by);
    }

    /** Enters all of a file, or nothing where it has a fault or {@code isTrial}. */
    public Receipt importAssets(Imported<AssetEntry> file, boolean isTrial, By by) {
        return enter(assets, file, isTrial, by);
    }

    /** As {@link #importAssets}. */
    public Receipt importDevices(Imported<DeviceEntry> file, boolean isTrial, By by) {
        return enter(devices, file, isTrial, by);
    }

    private <T> int put(EntryTable<T> table, T entry, Optional<Integer> version, By by) {
        return transactions.write(connection -> {
            lock(connection);
            String id = table.id(entry);
            Optional<Registered<T>> before =
                    Optional.ofNullable(table.hold(connection, List.of(id)).get(id));
            check(table.kind(), id, before, version);
            table.known(connection, List.of(entry)).fault(entry, before).ifPresent(fault -> {
                throw new Faulty(Why.WRONG, fault);
            });
            write(connection, table, List.of(new Change<>(before, entry)), by);
            return before.map(Registered::version).orElse(0) + 1;
        });
    }

    /** A stranger is nobody's yet: whoever enters it need not have seen a version. */
    private static <T> void check(String kind, String id, Optional<Registered<T>> before, Optional<Integer> version) {
        boolean isStranger = before.filter(
                        row -> !row.isEntered() && row.retiredAt().isEmpty())
                .isPresent();
        if (isStranger && version.isEmpty()) {
            return;
        }
        Optional<Integer> now = before.map(Registered::version);
        if (now.isPresent() && version.isEmpty()) {
            throw new Faulty(
                    Why.VERSION_NEEDED,
                    kind + " " + id + " exists: say with If-Match which version you have seen, \"" + now.get()
                            + "\" now");
        }
        if (!now.equals(version)) {
            throw new Faulty(
                    Why.CHANGED,
                    now.map(at -> kind + " " + id + " is at version " + at + " by now")
                            .orElse("there is no " + kind + " " + id));
        }
    }

    private <T> void retire(EntryTable<T> table, String id, Optional<Integer> version, By by) {
        transactions.write(connection -> {
            lock(connection);
            Registered<T> before = Optional.ofNullable(
                            table.hold(connection, List.of(id)).get(id))
                    .filter(Registered::isEntered)
                    .orElseThrow(() -> new Faulty(Why.UNKNOWN, "no " + table.kind() + " " + id + " is entered"));
            check(table.kind(), id, Optional.of(before), version);
            table.needed(connection, id).ifPresent(why -> {
                throw new Faulty(Why.IN_USE, why);
            });
            Instant now = clock.instant();
            table.retire(connection, id, now);
            audit.append(connection, by, now, List.of(RegistryAudit.Line.retired(table.kind(), id, before.entry())));
            tellJobs(connection, table.judged(before.entry()).stream().toList(), id + " is taken out", by, now);
            return id;
        });
    }

    private <T> Receipt enter(EntryTable<T> table, Imported<T> file, boolean isTrial, By by) {
        return transactions.write(connection -> {
            lock(connection);
            List<String> ids = file.entries().stream().map(table::id).toList();
            Map<String, Registered<T>> held = table.hold(connection, ids);
            EntryTable.Known<T> known = table.known(connection, file.entries());
            List<Fault> faults = new ArrayList<>(file.faults());
            List<Change<T>> changes = new ArrayList<>();
            int same = 0;
            for (int i = 0; i < file.entries().size(); i++) {
                T entry = file.entries().get(i);
                Optional<Registered<T>> before = Optional.ofNullable(held.get(table.id(entry)));
                int line = file.lines().get(i);
                known.fault(entry, before).ifPresent(fault -> faults.add(new Fault("csv", line, fault)));
                if (before.filter(row -> row.isEntered() && row.entry().equals(entry))
                        .isPresent()) {
                    same++;
                } else {
                    changes.add(new Change<>(before, entry));
                }
            }
            if (faults.isEmpty() && !isTrial && !changes.isEmpty()) {
                write(connection, table, changes, by);
            }
            int made = (int) changes.stream().filter(Change::isNew).count();
            return new Receipt(made, changes.size() - made, same, byLine(faults));
        });
    }

    private static List<Fault> byLine(List<Fault> faults) {
        return faults.stream()
                .sorted(java.util.Comparator.comparingInt(Fault::line))
                .limit(Imported.MOST_FAULTS)
                .toList();
    }

    /** An entry, and as it was. */
    private record Change<T>(Optional<Registered<T>> before, T entry) {
        boolean isNew() {
            return before.isEmpty();
        }

        boolean isBack() {
            return before.flatMap(Registered::retiredAt).isPresent();
        }
    }

    private <T> void write(Connection connection, EntryTable<T> table, List<Change<T>> changes, By by)
            throws SQLException {
        Instant now = clock.instant();
        table.write(connection, changes.stream().map(Change::entry).toList(), now);
        List<RegistryAudit.Line> lines = new ArrayList<>();
        TreeSet<String> judged = new TreeSet<>();
        for (Change<T> change : changes) {
            lines.add(RegistryAudit.Line.written(
                    table.kind(),
                    table.id(change.entry()),
                    change.before().map(Registered::entry).orElse(null),
                    change.entry()));
            if (change.isBack()) {
                table.judged(change.entry()).ifPresent(judged::add);
            }
        }
        audit.append(connection, by, now, lines);
        tellJobs(connection, List.copyOf(judged), "devices are back", by, now);
    }

    /** Jobs look at the audit of the rules for what is new. */
    private void tellJobs(Connection connection, List<String> domains, String what, By by, Instant now)
            throws SQLException {
        if (!domains.isEmpty()) {
            rules.lock(connection);
            for (String domain : domains) {
                rules.appendDevices(
                        connection, domain, new lifeline.alerts.rule.By(by.actor(), what, by.source()), now);
            }
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
        }
    }
}
