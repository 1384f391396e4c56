package linkspan.author.compat;

import java.util.Locale;

/**
 * One difference between two versions.
 *
 * @param where schema or mapping, {@code order.v1.schema.json}, {@code wms/deliver-order-created}
 * @param path of the field, {@code items[].quantity}; empty for the whole
 * @param what is different, in a few words
 * @param why it breaks somebody, or does not
 */
public record SchemaChange(Verdict verdict, String where, String path, String what, String why) {
    /** Whether somebody has to do something about it. */
    public enum Verdict {
        BREAKS,
        FINE;

        /** {@code breaks}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same elsewhere. */
    SchemaChange at(String other) {
        return new SchemaChange(verdict, other, path, what, why);
    }

    static SchemaChange breaks(String where, String path, String what, String why) {
        return new SchemaChange(Verdict.BREAKS, where, path, what, why);
    }

    static SchemaChange fine(String where, String path, String what, String why) {
        return new SchemaChange(Verdict.FINE, where, path, what, why);
    }
}
