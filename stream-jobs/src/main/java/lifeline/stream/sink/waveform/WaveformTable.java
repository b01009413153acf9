package lifeline.stream.sink.waveform;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** The table {@code waveform}. A row whose key is there already is left as it is. */
final class WaveformTable {
    private static final String INSERT = """
            insert into waveform (sensor, started_at, rate, encoding, scale, base, count, samples, quality)
            select s, timestamptz 'epoch' + t * interval '1 microsecond', r, e, f, b, c, d, q
            from unnest(?::integer[], ?::bigint[], ?::real[], ?::smallint[], ?::real[], ?::real[], ?::smallint[],
                        ?::bytea[], ?::smallint[]) w (s, t, r, e, f, b, c, d, q)
            order by s, t
            on conflict do nothing""";

    private final Connection connection;

    WaveformTable(Connection connection) {
        this.connection = connection;
    }

    /** How many of {@code rows} were not there before. */
    int write(List<WaveformRow> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, array("int4", rows, WaveformRow::sensor));
            insert.setArray(2, array("int8", rows, WaveformRow::startedMicros));
            insert.setArray(3, array("float4", rows, row -> row.frame().rate()));
            insert.setArray(4, array("int2", rows, row -> (short) row.encoding().code()));
            insert.setArray(5, array("float4", rows, row -> row.frame().scale()));
            insert.setArray(6, array("float4", rows, row -> row.frame().offset()));
            insert.setArray(7, array("int2", rows, row -> (short) row.count()));
            byte[][] samples = rows.stream().map(WaveformRow::samples).toArray(byte[][]::new);
            insert.setArray(8, connection.createArrayOf("bytea", samples));
            insert.setArray(9, array("int2", rows, row -> row.quality().stored()));
            return insert.executeUpdate();
        }
    }

    private Array array(String type, List<WaveformRow> rows, Function<WaveformRow, Object> element)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(element).toArray());
    }
}
