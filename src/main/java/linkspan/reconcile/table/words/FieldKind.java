package linkspan.reconcile.table.words;

import java.sql.Types;
import java.util.Locale;

/** What a column holds, as far as it prints differently in other databases. */
public enum FieldKind {
    WHOLE,
    DECIMAL,
    /** Filled up with blanks, which are no part of the value. */
    PADDED,
    TRUTH,
    /** A moment. */
    ZONED,
    /** A date and a time of day, of no zone. */
    LOCAL,
    /** Text, and all that is compared as it prints. */
    TEXT;

    /**
     * @param type of {@link Types}
     * @param name the database's own, {@code timestamptz}
     */
    public static FieldKind of(int type, String name) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE;
            case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
            case Types.CHAR, Types.NCHAR -> PADDED;
            case Types.BOOLEAN -> TRUTH;
            case Types.BIT -> name.toLowerCase(Locale.ROOT).startsWith("bool") ? TRUTH : TEXT;
            case Types.TIMESTAMP_WITH_TIMEZONE -> ZONED;
            case Types.TIMESTAMP -> name.equalsIgnoreCase("timestamptz") ? ZONED : LOCAL;
            default -> TEXT;
        };
    }

    /** As what two columns are compared of which the other one is of that kind. */
    public Meaning with(FieldKind other) {
        if (this == other) {
            return Meaning.of(this);
        }
        if (isNumber() || other.isNumber()) {
            boolean numbers = isNumber() && other.isNumber();
            return numbers ? Meaning.NUMBER : isText() || other.isText() ? Meaning.WRITTEN_NUMBER : Meaning.TEXT;
        }
        return isTime() && other.isTime() ? Meaning.MOMENT : Meaning.TEXT;
    }

    private boolean isNumber() {
        return this == WHOLE || this == DECIMAL;
    }

    private boolean isText() {
        return this == TEXT || this == PADDED;
    }

    private boolean isTime() {
        return this == ZONED || this == LOCAL;
    }

    /** As what a column of one side and its fellow of the other are compared. */
    public enum Meaning {
        WHOLE,
        NUMBER,
        /** A number on one side, on the other one a text that may be one. */
        WRITTEN_NUMBER,
        TRUTH,
        /** A time without a zone is one of this computer's zone, as drivers read it. */
        MOMENT,
        LOCAL,
        TEXT;

        private static Meaning of(FieldKind kind) {
            return switch (kind) {
                case WHOLE -> WHOLE;
                case DECIMAL -> NUMBER;
                case TRUTH -> TRUTH;
                case ZONED -> MOMENT;
                case LOCAL -> LOCAL;
                case PADDED, TEXT -> TEXT;
            };
        }
    }
}
