package linkspan.inbound.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.format.Format;
import linkspan.platform.format.FormatMalformed;
import linkspan.platform.system.SystemSettings;

/** The forms in which a system may post, at least one: type first (415), then the document (400). */
public record AcceptedForms(List<Format> formats) {
    public AcceptedForms {
        formats = List.copyOf(formats);
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("a system posts in some form");
        }
    }

    /** Those of {@code <system>.accepts}, JSON where it says nothing. */
    public static AcceptedForms of(SystemSettings system) {
        return new AcceptedForms(system.get("accepts", "json", Format::list));
    }

    Format check(RequestFacts facts) {
        if (formats.equals(List.of(Format.JSON))) {
            JsonContent.checkType(facts);
            return Format.JSON;
        }
        JsonContent.checkEncoding(facts);
        return Format.ofType(facts.contentType())
                .filter(formats::contains)
                .orElseThrow(() -> new Refused(
                        FailureCode.MEDIA_TYPE_UNSUPPORTED,
                        "Content-Type must be that of "
                                + formats.stream().map(Format::word).collect(Collectors.joining(", "))));
    }

    /**
     * The document of a sender who may have said nothing about its form: then it is read as what it looks like, where that
     * is accepted, else as the first form that is. Throws {@link Refused}.
     */
    public JsonNode read(Body body, String contentType) {
        Format looks = Format.ofType(contentType).orElseGet(() -> Format.of(body.bytes()));
        return parse(formats.contains(looks) ? looks : formats.get(0), contentType, body);
    }

    static JsonNode parse(Format format, String contentType, Body body) {
        if (format == Format.JSON) {
            return JsonContent.parse(body);
        }
        try {
            return format.tree(body.bytes(), contentType);
        } catch (FormatMalformed e) {
            throw new Refused(FailureCode.BODY_MALFORMED, "not " + format.name() + ": " + e.getMessage());
        }
    }
}
