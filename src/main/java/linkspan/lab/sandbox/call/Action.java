package linkspan.lab.sandbox.call;

import java.util.Locale;

/** What an effect did to an order. */
public enum Action {
    CREATE,
    UPDATE,
    CANCEL,
    /** It has left the warehouse. */
    SHIP,
    /** Not an order: a quantity of a SKU. */
    STOCK,
    /** A carrier's account of its parcel. */
    TRACK,
    /** Not an order: a customer's data. */
    CUSTOMER,
    /** Not an order: what a SKU is. */
    PRODUCT;

    /** The word in ledgers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Action of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
