package linkspan.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import com.networknt.schema.FormatValidator;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.MessageSourceValidationMessage;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationContext;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.DisallowSchemaLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.model.Json;

/**
 * The shape of every canonical event, {@code mappings/_canonical/<event>.v1.schema.json}, JSON Schema 2020-12.
 *
 * <p>All files are compiled together; a {@code $ref} reaches files of that folder and nothing else. Safe for many
 * threads.
 */
public final class CanonicalSchemas {
    private static final String SUFFIX = ".v1.schema.json";
    private static final String BASE = "linkspan:/_canonical/";
    private static final int REASONS = 20;
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().pathType(PathType.JSON_PATH).build();

    private final Path mappingsRoot;
    private volatile Map<String, JsonSchema> schemas;

    /** @throws MappingBroken when a schema cannot be used */
    public CanonicalSchemas(Path mappingsRoot) {
        this.mappingsRoot = mappingsRoot;
        this.schemas = compiled(mappingsRoot);
    }

    /**
     * Compiles the files as they are now; running the result takes them over.
     *
     * @throws MappingBroken when a schema cannot be used; all stay as they are
     */
    public Runnable recompiled() {
        Map<String, JsonSchema> next = compiled(mappingsRoot);
        return () -> schemas = next;
    }

    private static Map<String, JsonSchema> compiled(Path mappingsRoot) {
        Path folder = mappingsRoot.resolve("_canonical");
        Map<String, String> texts = texts(folder);
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                builder -> builder.metaSchema(withOurWords())
                        .schemaLoaders(loaders -> loaders.schemas(texts).add(DisallowSchemaLoader.getInstance())));
        return texts.keySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        iri -> iri.substring(BASE.length(), iri.length() - SUFFIX.length()),
                        iri -> compile(factory, iri, mappingsRoot.getFileName() + "/_canonical/")));
    }

    /** What people read in a schema (unit, whether a person can be told by it, whether an order is found by it), and the form that currencies have. */
    private static JsonMetaSchema withOurWords() {
        return JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .keyword(new NonValidationKeyword("x-unit"))
                .keyword(new NonValidationKeyword("x-personal"))
                .keyword(new NonValidationKeyword("x-search"))
                .keyword(new NonValidationKeyword("x-topic"))
                .keyword(new NonValidationKeyword("x-key"))
                .format(new CurrencyCode())
                .build();
    }

    /** Events that have a schema, and {@code order}, which they share. */
    public Set<String> events() {
        return schemas.keySet();
    }

    /**
     * What is wrong with this event's data, at most twenty times {@code items[0].quantity: must be >= 1}; empty when nothing.
     *
     * @throws IllegalArgumentException for an event without a schema
     */
    public List<String> validate(String event, JsonNode data) {
        JsonSchema schema = schemas.get(event);
        if (schema == null) {
            throw new IllegalArgumentException("no schema for the event " + event);
        }
        Set<ValidationMessage> messages = schema.validate(data);
        return messages.isEmpty()
                ? List.of()
                : messages.stream()
                        .map(SchemaFinding::text)
                        .distinct()
                        .limit(REASONS)
                        .toList();
    }

    private static Map<String, String> texts(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .collect(Collectors.toUnmodifiableMap(
                            file -> BASE + file.getFileName(), CanonicalSchemas::text, (a, b) -> a));
        } catch (IOException e) {
            throw new MappingBroken(Place.in(folder.toString()), "cannot be read");
        }
    }

    private static String text(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Json.read(text);
            return text;
        } catch (Json.Malformed e) {
            throw new MappingBroken(new Place(shown(file), e.line(), e.column()), e.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As an author writes it. */
    private static String shown(Path schema) {
        Path folder = Objects.requireNonNull(schema.getParent());
        return Objects.requireNonNull(folder.getParent()).getFileName() + "/" + folder.getFileName() + "/"
                + schema.getFileName();
    }

    private static JsonSchema compile(JsonSchemaFactory factory, String iri, String shown) {
        try {
            JsonSchema schema = factory.getSchema(SchemaLocation.of(iri), CONFIG);
            schema.initializeValidators();
            return schema;
        } catch (JsonSchemaException e) {
            throw new MappingBroken(Place.in(shown + iri.substring(BASE.length())), String.valueOf(e.getMessage()));
        }
    }

    /** {@code "format": "iso-4217"}: a code that this Java knows, historic ones too. Other formats inform, this one is held. */
    private record CurrencyCode() implements Format {
        private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toUnmodifiableSet());

        @Override
        public String getName() {
            return "iso-4217";
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            return CODES.contains(value);
        }

        @Override
        public Set<ValidationMessage> validate(
                ExecutionContext context,
                ValidationContext schema,
                JsonNode node,
                JsonNode root,
                JsonNodePath at,
                boolean asserted,
                Supplier<MessageSourceValidationMessage.Builder> message,
                FormatValidator validator) {
            return Format.super.validate(context, schema, node, root, at, true, message, validator);
        }
    }
}
