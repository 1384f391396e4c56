package linkspan.reconcile.table.words;

import java.util.List;

/** H2, by MD5. */
public record H2Words() implements DatabaseWords {
    private static final String NUMBER = "'^[+-]?[0-9]+(\\.[0-9]+)?$'";

    @Override
    public String text(Cell cell) {
        String column = cell.sql();
        String printed = "cast(" + column + " as varchar)";
        return switch (cell.as()) {
            case WHOLE -> printed;
            case NUMBER, WRITTEN_NUMBER -> number(cell, printed);
            case TRUTH -> "(case " + column + " when true then '1' when false then '0' end)";
            case MOMENT ->
                seconds(cell.own() == FieldKind.ZONED ? column : "cast(" + column + " as timestamp with time zone)");
            case LOCAL -> seconds(column);
            case TEXT -> cell.own() == FieldKind.PADDED ? "rtrim(" + printed + ")" : printed;
        };
    }

    private static String number(Cell cell, String printed) {
        return switch (cell.own()) {
            case WHOLE -> printed;
            case DECIMAL -> bare(printed);
            default ->
                "(case when char_length(" + printed + ") <= 40 and regexp_like(trim(" + printed + "), " + NUMBER
                        + ") then " + bare("trim(" + printed + ")") + " else " + printed + " end)";
        };
    }

    private static String seconds(String time) {
        return bare("cast(extract(epoch from " + time + ") as varchar)");
    }

    private static String bare(String number) {
        return "(case when locate('.', " + number + ") > 0 then trim(trailing '.' from trim(trailing '0' from " + number
                + ")) else " + number + " end)";
    }

    @Override
    public String bucket(Cell key, int mask) {
        return "bitand(cast(substring(hash('MD5', stringtoutf8(" + text(key) + ")) from 1 for 4) as integer), " + mask
                + ")";
    }

    @Override
    public String digest(Cell key, List<Cell> fields) {
        return "cast(substring(hash('MD5', stringtoutf8(" + LongText.of(this, key, fields)
                + ")) from 1 for 8) as bigint)";
    }

    @Override
    public String order(Cell key) {
        return key.as() == FieldKind.Meaning.WHOLE || key.indexed() ? key.sql() : text(key);
    }
}
