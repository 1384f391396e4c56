package linkspan.author.check;

import java.util.Locale;

/**
 * What {@code check} can find. Stable: authors, CI and editors hold on to the label. Each has a folder under
 * {@code src/test/resources/check/bad/} that shows it.
 */
public enum FindingCode {
    /** The YAML, or what Camel makes of it, is broken. */
    ROUTE_BROKEN(Weight.STOPS),
    /** {@code routes/<system>/<verb>-<event>.camel.yaml} holds the route {@code <system>.<verb>-<event>}. */
    ROUTE_ID_MISMATCH(Weight.STOPS),
    /** Camel does not load a route file whose name has a further dot. */
    FILE_NAME_HAS_DOT(Weight.STOPS),
    /** One route per file. */
    ROUTE_NOT_ALONE(Weight.WARNS),
    DESCRIPTION_MISSING(Weight.WARNS),
    /** Step ids have to be unique over all routes: {@code nodePrefixId}, {@code prefixId}. */
    STEP_PREFIX_MISSING(Weight.WARNS),
    /** A step that leaves the process has an id, by which cases answer for it. */
    EXIT_WITHOUT_ID(Weight.WARNS),
    /** A route names one of the shared error policies, or has a handler of its own. */
    ERROR_POLICY_MISSING(Weight.WARNS),
    /** No host, password or token in a URI: addresses are keys of {@code system.properties}. */
    LITERAL_ADDRESS(Weight.WARNS),
    /** A route uses its own system's mappings. */
    FOREIGN_MAPPING(Weight.WARNS),
    MAPPING_MISSING(Weight.STOPS),
    MAPPING_BROKEN(Weight.STOPS),
    /** A regular expression that can take one text in two ways, again and again: a text of thirty characters may take for ever. */
    SLOW_PATTERN(Weight.WARNS),
    /** {@code system.properties} is missing, or a key of it cannot be used. */
    SETTINGS_BROKEN(Weight.STOPS),
    /** Of a system that signs bodies only, the path of a message would decide what becomes of it. */
    PATH_DECIDES(Weight.WARNS),
    /** A route file without a {@code .test.yaml} beside it. */
    ROUTE_UNTESTED(Weight.WARNS),
    MAPPING_WITHOUT_EXAMPLE(Weight.WARNS),
    /** What a receiving mapping makes of an example is not what the canonical schema says. */
    OUTPUT_OFF_SCHEMA(Weight.WARNS),
    /** The total of an order in an example does not follow from its lines, shipping, discounts and tax. Real shops do that. */
    AMOUNTS_DISAGREE(Weight.TELLS),
    /** No event of that name, or none with a schema. */
    UNKNOWN_EVENT(Weight.STOPS),
    /** A mapping, example, case or table that nothing uses. */
    ORPHAN(Weight.WARNS),
    /** A Resilience4j EIP in a deliver route blocks the lane's thread. */
    BREAKER_BLOCKS(Weight.STOPS),
    /** Two calls of one event to one system under one idempotency key: the second would come to nothing. */
    KEY_SHARED(Weight.WARNS),
    /** An aggregate outside a split would lose messages that were answered with 2xx. */
    AGGREGATE_OUTSIDE_SPLIT(Weight.STOPS),
    /** A producer would be reached with headers from outside. */
    HEADER_LEAK(Weight.STOPS),
    /** An event that would be added after the commit, behind a wire tap or a queue. */
    UNIT_CLOSED(Weight.STOPS),
    /** A route that any consumer starts adds events, and nothing says what makes a message the same one when it comes again. */
    REPETITION_UNNAMED(Weight.WARNS),
    /** A schedule whose ticks may run side by side. */
    SCHEDULE_OVERLAPS(Weight.WARNS),
    /** A line that {@code new} marked, or a person, and that only a person can finish. */
    TODO_LEFT(Weight.WARNS),
    /** A {@code .test.yaml} that cannot be read. */
    CASE_BROKEN(Weight.WARNS),
    /** An example whose output is another one. */
    EXAMPLE_FAILED(Weight.WARNS),
    /** A case in which something else left, or came out. */
    CASE_FAILED(Weight.WARNS);

    /** What the finding means for {@code check}, and for a hub that is to start with such folders. */
    public enum Weight {
        /** The check fails, the hub does not start. */
        STOPS,
        /** The check fails, the hub logs it and starts. */
        WARNS,
        /** Worth a look: the check shows it and passes. */
        TELLS
    }

    private final Weight weight;

    FindingCode(Weight weight) {
        this.weight = weight;
    }

    public Weight weight() {
        return weight;
    }

    /** A check with such a finding has failed. */
    public boolean fails() {
        return weight != Weight.TELLS;
    }

    /** {@code route-id-mismatch}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
