package linkspan.operations.alert.notice;

import com.fasterxml.jackson.databind.JsonNode;

/** The route that tells people, {@code direct:alert}. */
@FunctionalInterface
public interface AlertRoute {
    /** Returns when it has ended; throws when nobody was told. */
    void tell(JsonNode alert) throws Exception;
}
