package linkspan.business.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.resource.DisallowSchemaLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;

/**
 * {@code mappings/_api/orders.v1.openapi.yaml}, compiled once: what it does not allow is refused before anything else looks
 * at it. Safe for many threads.
 */
public final class OrderContract {
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().pathType(PathType.JSON_PATH).build();
    private static final Set<String> WORDS = Set.of(
            "components",
            "x-reason",
            "x-unit",
            "x-personal",
            "x-search",
            "x-topic",
            "x-key",
            "example",
            "xml",
            "externalDocs");
    private final JsonNode document;
    private final Objection objection;
    private final JsonSchemaFactory factory;
    private final Map<String, CallRules> calls = new HashMap<>();
    private final Map<String, String> operations = new HashMap<>();
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    /** @param document as {@link ApiDocument} gives it; throws where a schema in it cannot be used */
    public OrderContract(ObjectNode document) {
        this.document = document;
        this.objection = new Objection(document);
        JsonMetaSchema.Builder meta = JsonMetaSchema.builder(JsonMetaSchema.getV202012());
        WORDS.forEach(word -> meta.keyword(new NonValidationKeyword(word)));
        this.factory = JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                builder -> builder.metaSchema(meta.build())
                        .schemaLoaders(loaders -> loaders.add(DisallowSchemaLoader.getInstance())));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> method.getValue().has("operationId"))
                        .forEach(method -> {
                            String operation =
                                    method.getValue().path("operationId").asText();
                            operations.put(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), operation);
                            calls.put(
                                    operation,
                                    rules(method.getValue(), path.getValue().path("parameters")));
                        }));
    }

    /** Of that folder of mappings; empty where it describes no order API. */
    public static Optional<OrderContract> of(Path mappings) {
        return Files.exists(mappings.resolve(ApiDocument.FILE))
                ? Optional.of(new OrderContract(ApiDocument.of(mappings)))
                : Optional.empty();
    }

    private CallRules rules(JsonNode call, JsonNode ofPath) {
        List<CallRules.Parameter> parameters = new ArrayList<>();
        for (JsonNode list : List.of(ofPath, call.path("parameters"))) {
            list.forEach(one -> parameters.add(parameter(resolved(one))));
        }
        JsonNode body = call.path("requestBody");
        JsonNode schema = body.at("/content/application~1json/schema");
        Map<String, JsonNode> answers = new HashMap<>();
        call.path("responses")
                .properties()
                .forEach(answer ->
                        answers.put(answer.getKey(), resolved(answer.getValue()).path("content")));
        return new CallRules(
                parameters,
                schema.isMissingNode() ? null : compiled(schema),
                body.path("required").asBoolean(),
                answers);
    }

    private CallRules.Parameter parameter(JsonNode node) {
        return new CallRules.Parameter(
                node.path("name").asText(),
                node.path("in").asText(),
                node.at("/schema/type").asText().equals("integer"),
                compiled(node.path("schema")));
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    /** Within the document, so that its references and reasons are found. */
    private JsonSchema compiled(JsonNode schema) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", document.path("components"));
        JsonSchema made = factory.getSchema(whole, CONFIG);
        made.initializeValidators();
        return made;
    }

    private CallRules rules(String operation) {
        CallRules rules = calls.get(operation);
        if (rules == null) {
            throw new IllegalArgumentException("the API has no call " + operation);
        }
        return rules;
    }

    /**
     * Refuses parameters that this call does not take: {@code REQUEST_INVALID} naming the first. What is required and missing
     * has codes of its own, told elsewhere; names are in lower case for headers.
     */
    public void checkParameters(
            String operation, Map<String, String> path, Map<String, String> query, Map<String, String> headers) {
        CallRules rules = rules(operation);
        List<String> known = rules.queryNames();
        if (!known.isEmpty()) {
            query.keySet().stream()
                    .filter(name -> !known.contains(name))
                    .sorted()
                    .findFirst()
                    .ifPresent(name -> {
                        throw invalid(name, "unknown; there are " + String.join(", ", known));
                    });
        }
        for (CallRules.Parameter parameter : rules.parameters()) {
            String value = switch (parameter.in()) {
                case "path" -> path.get(parameter.name());
                case "query" -> query.get(parameter.name());
                default -> headers.get(parameter.name().toLowerCase(Locale.ROOT));
            };
            if (value != null && !value.isEmpty()
                    || value != null && parameter.in().equals("query")) {
                check(parameter, value);
            }
        }
    }

    private void check(CallRules.Parameter parameter, String value) {
        ParameterText text = new ParameterText(parameter.number());
        parameter.schema().validate(text.node(value)).stream().findFirst().ifPresent(message -> {
            throw invalid(parameter.name(), ownReason(parameter, objection.reason(message)));
        });
    }

    private static String ownReason(CallRules.Parameter parameter, String otherwise) {
        String own = parameter.schema().getSchemaNode().path("x-reason").asText();
        return own.isEmpty() ? otherwise : own;
    }

    private static Refused invalid(String name, String reason) {
        return new Refused(FailureCode.REQUEST_INVALID, name + ": " + reason);
    }

    /** Refuses a body that this call does not take: {@code SCHEMA_INVALID} with what is wrong with it. */
    public void checkBody(String operation, JsonNode body) {
        CallRules rules = rules(operation);
        JsonSchema schema = rules.body();
        Complaints complaints = new Complaints();
        if (schema == null || body.isMissingNode() && !rules.bodyRequired()) {
            return;
        }
        if (!body.isObject()) {
            complaints.add("$", "must be an object");
        } else {
            schema.validate(body)
                    .forEach(message -> complaints.add(Objection.path(message), objection.reason(message)));
        }
        complaints.refuseIfAny();
    }

    /** The call at that method and path, {@code {id}} in it; empty where it is none of this API. */
    public Optional<String> operation(String method, String template) {
        return Optional.ofNullable(operations.get(method + " " + template));
    }

    /** What is wrong with an answer, empty when nothing: its status is declared, and its body what is declared for it. */
    public List<String> problems(String operation, int status, String type, JsonNode body) {
        Map<String, JsonNode> answers = rules(operation).answers();
        String declared = Integer.toString(status);
        if (status < 300 && !answers.containsKey(declared)) {
            return List.of("status " + status + " is not declared");
        }
        JsonNode schema = answers.getOrDefault(declared, answers.getOrDefault("default", MissingNode.getInstance()))
                .path(type.split(";", 2)[0])
                .path("schema");
        return schema.isMissingNode()
                ? List.of("no " + type + " is declared for " + status)
                : compiled.computeIfAbsent(schema, this::compiled).validate(body).stream()
                        .map(message -> Objection.path(message) + ": " + objection.reason(message))
                        .toList();
    }
}
