package lifeline.stream.store.beginning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;
import lifeline.contract.topology.Topology;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreUnderTest;
import org.junit.jupiter.api.Test;

class JdbcPipesIT {
    @Test
    void readsWhatFlowsFromOneAssetToTheNext() throws SQLException {
        StoreAccess access = StoreUnderTest.empty();
        JdbcPipes pipes = new JdbcPipes(access);
        assertEquals(List.of(), near(pipes.get()));
        StoreUnderTest.run(access, """
                insert into asset (id, domain, kind, title_zh, title_en, district, place_zh, place_en, owner, simulated)
                select id, 'gas', 'well', '', '', '', '', '', '', true
                from unnest(array['well-1', 'well-2', 'chamber-1']) id;
                insert into asset_connection (from_asset, to_asset, kind, metres) values
                    ('well-1', 'well-2', 'FLOWS_TO', 80.5), ('well-1', 'chamber-1', 'BESIDE', 3)""");
        assertEquals(List.of("well-2 0.0", "well-1 80.5"), near(pipes.get()));
    }

    private static List<String> near(Topology topology) {
        return topology.along("well-2", 100, 9).stream()
                .map(reached -> reached.site().asset() + ' ' + reached.metres())
                .toList();
    }
}
