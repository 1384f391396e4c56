package linkspan.inbound.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import linkspan.inbound.auth.Caller;
import linkspan.model.ExchangeProperty;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** A small API of customers on the REST DSL. */
final class ApiRoutes extends RouteBuilder {
    @Override
    public void configure() {
        restConfiguration().component("hub-rest");
        rest("/api/v1/customers")
                .post()
                .to("direct:create")
                .get("/{id}")
                .to("direct:read")
                .put("/{id}")
                .to("direct:change")
                .post("/{id}/close")
                .to("direct:close");
        from("direct:create").routeId("api.create").process(ApiRoutes::create);
        from("direct:read").routeId("api.read").process(ApiRoutes::read);
        from("direct:change").routeId("api.change").process(Steps::collect);
        from("direct:close").routeId("api.close").process(ApiRoutes::close);
        from("receive:customer-changed?system=partner").routeId("partner.take").process(ApiRoutes::partner);
    }

    private static void create(Exchange exchange) {
        JsonNode body = exchange.getMessage().getBody(JsonNode.class);
        if (!body.has("id")) {
            throw new Refused(FailureCode.SCHEMA_INVALID, "id: missing");
        }
        Steps.collect(exchange);
        exchange.getMessage().setBody(Json.of(Map.of("id", body.path("id"), "made", true)));
        exchange.setProperty("linkspan.status", 201);
        exchange.setProperty(
                "linkspan.location", "/api/v1/customers/" + body.path("id").asText());
        exchange.setProperty("linkspan.etag", "\"1\"");
    }

    private static void read(Exchange exchange) {
        String id = String.valueOf(
                exchange.getProperty(ExchangeProperty.PATH, Map.class).get("id"));
        if (id.equals("nobody")) {
            throw new Refused(FailureCode.NOT_FOUND, "there is no such customer");
        }
        Object query = exchange.getProperty(ExchangeProperty.QUERY);
        Caller caller = exchange.getProperty(ExchangeProperty.CALLER, Caller.class);
        exchange.getMessage()
                .setBody(Json.of(Map.of("id", id, "query", query, "client", caller.client(), "at", System.nanoTime())));
    }

    private static void close(Exchange exchange) {
        Steps.add(
                exchange,
                exchange.getProperty(ExchangeProperty.PATH, Map.class).get("id").toString(),
                "closed");
        exchange.getMessage().setBody("closed");
    }

    private static void partner(Exchange exchange) {
        JsonNode body = exchange.getMessage().getBody(JsonNode.class);
        if (!body.has("name")) {
            throw new Steps.Unreadable();
        }
        Steps.collect(exchange);
    }
}
