package lifeline.alerts.registry.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which entries, by id.
 *
 * @param text anywhere in an id, or in a title or place of the asset
 * @param isAll also what was taken out, and strangers
 * @param after those whose id comes after it
 */
public record Search(
        Optional<String> domain,
        Optional<String> district,
        Optional<String> owner,
        Optional<String> asset,
        Optional<String> text,
        boolean isAll,
        Optional<String> after,
        int limit) {
    /** Everything that is entered. */
    public static Search everything(int limit) {
        Optional<String> any = Optional.empty();
        return new Search(any, any, any, any, any, false, any, limit);
    }

    /** Conditions on a (asset) and the table whose alias is given, and their values. */
    record Where(String sql, List<String> values) {}

    Where where(String alias, String isEntered) {
        List<String> conditions = new ArrayList<>();
        List<String> values = new ArrayList<>();
        domain.ifPresent(value -> add(conditions, values, alias + ".domain = ?", value));
        district.ifPresent(value -> add(conditions, values, "a.district = ?", value));
        owner.ifPresent(value -> add(conditions, values, "a.owner = ?", value));
        asset.ifPresent(value -> add(conditions, values, "a.id = ?", value));
        text.ifPresent(value -> add(
                conditions,
                values,
                "concat_ws(' ', " + alias + ".id, a.id, a.title_zh, a.title_en, a.place_zh, a.place_en) ilike ?",
                '%' + value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%'));
        after.ifPresent(value -> add(conditions, values, alias + ".id collate \"C\" > ?", value));
        if (!isAll) {
            conditions.add(isEntered);
        }
        String sql = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return new Where(sql + " order by " + alias + ".id collate \"C\" limit " + limit, values);
    }

    private static void add(List<String> conditions, List<String> values, String condition, String value) {
        conditions.add(condition);
        values.add(value);
    }
}
