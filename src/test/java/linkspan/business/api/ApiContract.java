package linkspan.business.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linkspan.business.api.contract.ApiDocument;
import linkspan.model.Json;

/** The OpenAPI file as the judge of requests and answers. */
final class ApiContract {
    /** One call of the API. */
    record Operation(String id, String method, String path, JsonNode node) {}

    private final ObjectNode document = ApiDocument.of(Path.of("mappings"));
    private final Map<String, JsonSchema> schemas = new HashMap<>();

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> !method.getKey().equals("parameters"))
                        .forEach(method -> operations.add(new Operation(
                                method.getValue().path("operationId").asText(),
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                method.getValue()))));
        return operations;
    }

    /** What is wrong with an answer, empty when nothing: its status is declared, and its body is what is declared for it. */
    List<String> problems(Operation operation, HttpResponse<String> answer) {
        String status = Integer.toString(answer.statusCode());
        JsonNode responses = operation.node.path("responses");
        JsonNode response = at(responses.has(status) ? responses.path(status) : responses.path("default"));
        if (answer.statusCode() < 300 && !responses.has(status)) {
            return List.of("status " + status + " is not declared");
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        JsonNode schema = response.path("content").path(type).path("schema");
        return schema.isMissingNode()
                ? List.of("no " + type + " is declared for " + status)
                : validate(schema.path("$ref").asText(), Json.read(answer.body()));
    }

    /** Empty when this body may be sent. */
    List<String> problemsOfBody(Operation operation, JsonNode body) {
        String schema = operation
                .node
                .at("/requestBody/content/application~1json/schema/$ref")
                .asText();
        return schema.isEmpty() ? List.of() : validate(schema, body);
    }

    private JsonNode at(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private List<String> validate(String reference, JsonNode body) {
        Set<ValidationMessage> messages =
                schemas.computeIfAbsent(reference, this::schema).validate(body);
        return messages.stream().map(ValidationMessage::getMessage).toList();
    }

    private JsonSchema schema(String reference) {
        ObjectNode schema = document.objectNode().put("$ref", reference);
        schema.set("components", document.path("components"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
    }
}
