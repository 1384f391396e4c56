package linkspan.operations.ops;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.operations.letters.MaskedPayload;
import linkspan.operations.search.Hit;
import linkspan.operations.search.OrderSearchStore;
import linkspan.operations.search.Search;
import linkspan.operations.search.SearchKind;
import linkspan.operations.timeline.Timeline;
import linkspan.operations.timeline.TimelineWords;
import linkspan.operations.timeline.Timelines;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;
import linkspan.platform.desk.OpsRoute;
import linkspan.platform.format.AcceptLanguage;
import org.jspecify.annotations.Nullable;

/**
 * {@code /admin/orders?text=…&by=…&day=…} finds orders. {@code /admin/orders/{id}} shows one: JSON, or sentences for
 * {@code Accept: text/plain} in the language of the caller.
 */
public final class OrderDesk implements OpsDesk {
    private static final String LIMIT = "50";
    private final Timelines timelines;
    private final OrderSearchStore search;
    private final MaskedPayload masked;
    private final ZoneId zone;

    /** @param zone in which people read times, and days begin */
    public OrderDesk(Timelines timelines, OrderSearchStore search, MaskedPayload masked, ZoneId zone) {
        this.timelines = timelines;
        this.search = search;
        this.masked = masked;
        this.zone = zone;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(OpsRoute.get("/admin/orders", this::find), OpsRoute.get("/admin/orders/:id", this::show));
    }

    private OpsReply find(OpsRequest request) {
        LocalDate day = day(request.asked("day"));
        String text = request.asked("text");
        if (text == null && day == null) {
            throw new Refused(FailureCode.REQUEST_INVALID, "text or day is missing in the query");
        }
        int limit = limit(request.asked("limit"));
        List<Hit> hits = search.find(new Search(
                text,
                kind(request.asked("by")),
                day == null ? null : start(day),
                day == null ? null : start(day.plusDays(1)),
                request.asked("after"),
                limit));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("orders");
        hits.forEach(hit -> list.add(hit.json()));
        if (hits.size() == limit) {
            json.put("next", hits.get(limit - 1).key());
        }
        return OpsReply.json(json);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static @Nullable SearchKind kind(@Nullable String label) {
        return label == null
                ? null
                : SearchKind.find(label)
                        .orElseThrow(() ->
                                new Refused(FailureCode.REQUEST_INVALID, "by is not one of " + SearchKind.labels()));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Refused(FailureCode.REQUEST_INVALID, "day is no day as 2026-11-29");
        }
    }

    private static int limit(@Nullable String text) {
        String asked = text == null ? LIMIT : text;
        int limit = asked.matches("\\d{1,4}") ? Integer.parseInt(asked) : 0;
        if (limit < 1 || limit > Search.MOST) {
            throw new Refused(FailureCode.REQUEST_INVALID, "limit must be 1 to " + Search.MOST);
        }
        return limit;
    }

    private OpsReply show(OpsRequest request) {
        return timelines
                .of(request.id())
                .map(timeline -> reply(timeline, request))
                .orElseGet(() -> OpsReply.error(404, "there is no order " + request.id() + meant(request.id())));
    }

    /** People read the channel's own number off its page. */
    private String meant(String number) {
        List<String> ids = timelines.ofChannelNumber(number);
        return ids.isEmpty() ? "" : "; as a channel's own number it is " + String.join(" or ", ids);
    }

    private OpsReply reply(Timeline timeline, OpsRequest request) {
        OpsRequest.Accept accept = request.accept();
        if (!accept.type().startsWith("text/plain")) {
            return OpsReply.json(
                    "hidden".equals(request.asked("personal")) ? masked.of(timeline.json()) : timeline.json());
        }
        Locale locale = AcceptLanguage.of(accept.language(), Locale.ENGLISH);
        return OpsReply.text(new TimelineWords(locale, zone).of(timeline));
    }
}
