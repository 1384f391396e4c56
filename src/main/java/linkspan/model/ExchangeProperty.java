package linkspan.model;

/** Names of the exchange properties by which the steps of a route know what the route brings; authors may read them. */
public final class ExchangeProperty {
    /** The event that is delivered, a JSON tree with its envelope. */
    public static final String EVENT = "linkspan.event";
    /** The event's data, a JSON tree. */
    public static final String DATA = "linkspan.data";
    /** Name of the client or system that sent the message. */
    public static final String CLIENT = "linkspan.client";
    /** Who sent the message, with the id of the key that signed it. */
    public static final String CALLER = "linkspan.caller";
    /** What the caller may do, and on whose orders. */
    public static final String RIGHTS = "linkspan.rights";
    /** What is looked at of the request. */
    public static final String REQUEST = "linkspan.request";
    /** Values of the path's {@code {name}} parts, a {@code Map<String, String>}. */
    public static final String PATH = "linkspan.path";
    /** Parameters of the query, a {@code Map<String, String>}. */
    public static final String QUERY = "linkspan.query";
    /** What makes a repetition of the message known: its idempotency key or the identity of its record. */
    public static final String RECORD = "linkspan.record";
    /** HTTP status of the answer, an {@code Integer}; set by the route. */
    public static final String STATUS = "linkspan.status";
    /** Headers of the request that a route may see, a {@code Map<String, String>}, names in lower case. */
    public static final String HEADERS = "linkspan.headers";
    /** Where the next version of what is answered is: the answer says that this one will go; set by the route. */
    public static final String SUCCESSOR = "linkspan.successor";
    /** {@code Location} of the answer; set by the route. */
    public static final String LOCATION = "linkspan.location";
    /** {@code ETag} of the answer; set by the route. */
    public static final String ETAG = "linkspan.etag";

    /** Cursor of the one page that is asked for, a text, empty for the first: set by {@code poll:next}, taken by the step that asks. */
    public static final String PAGE = "linkspan.page";
    /** Cursor of the page behind the one that has come, a text: set by the step that has asked; absent behind the last. */
    public static final String NEXT = "linkspan.next";

    private ExchangeProperty() {}
}
