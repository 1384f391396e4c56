package linkspan.operations.ops;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.operations.letters.Letter;
import linkspan.operations.letters.LetterFilter;
import linkspan.operations.letters.LetterPage;
import linkspan.operations.letters.LetterResult;
import linkspan.operations.letters.Letters;
import linkspan.operations.letters.MaskedPayload;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;
import linkspan.platform.desk.OpsRoute;
import org.jspecify.annotations.Nullable;

/** {@code /admin/letters}. {@code ?personal=hidden} shows a letter without what is about a person. A second press is answered 200 and says that nothing more was done. */
public final class LetterDesk implements OpsDesk {
    private static final int LONGEST_REASON = 500;
    private static final String LIMIT = "100";
    private final Letters letters;
    private final MaskedPayload masked;

    public LetterDesk(Letters letters, MaskedPayload masked) {
        this.letters = letters;
        this.masked = masked;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(
                OpsRoute.get("/admin/letters", this::list),
                OpsRoute.get("/admin/letters/:id", this::show),
                OpsRoute.post("/admin/letters/:id/replay", this::replay),
                OpsRoute.post("/admin/letters/:id/discard", this::discard));
    }

    private OpsReply list(OpsRequest request) {
        LetterFilter filter = new LetterFilter(
                request.asked("system"), request.asked("code"), request.asked("key"), request.asked("state"));
        LetterPage page = new LetterPage(limit(request.asked("limit")), before(request.asked("before")));
        List<Letter> listed = letters.list(filter, page);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("letters");
        listed.forEach(letter -> list.add(letter.json()));
        json.put("count", list.size());
        page.after(listed).ifPresent(next -> json.put("next", next.toString()));
        return OpsReply.json(json);
    }

    private static int limit(@Nullable String text) {
        String asked = text == null ? LIMIT : text;
        int limit = asked.matches("\\d{1,5}") ? Integer.parseInt(asked) : 0;
        if (limit < 1 || limit > LetterPage.MOST) {
            throw new Refused(FailureCode.REQUEST_INVALID, "limit must be 1 to " + LetterPage.MOST);
        }
        return limit;
    }

    private static LetterPage.@Nullable Cursor before(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return LetterPage.Cursor.parse(text)
                .orElseThrow(() -> new Refused(
                        FailureCode.REQUEST_INVALID, "before must be the \"next\" of a page of letters, is " + text));
    }

    private OpsReply show(OpsRequest request) {
        return letters.find(request.id())
                .map(letter ->
                        OpsReply.json("hidden".equals(request.asked("personal")) ? masked.of(letter) : letter.json()))
                .orElseGet(() -> answer(request.id(), new LetterResult.Unknown()));
    }

    private OpsReply replay(OpsRequest request) {
        boolean force = request.body().path("force").asBoolean();
        return answer(
                request.id(),
                letters.replay(
                        request.id(), request.actor(), force ? Letters.Force.OLD_OVER_NEW : Letters.Force.IN_ORDER));
    }

    private OpsReply discard(OpsRequest request) {
        String reason = request.text("reason", LONGEST_REASON);
        return answer(request.id(), letters.discard(request.id(), request.actor(), reason));
    }

    private static OpsReply answer(String id, LetterResult result) {
        int status = status(result);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("result", result.label())
                .put(status < 400 ? "message" : "error", result.words());
        return OpsReply.json(status, json);
    }

    private static int status(LetterResult result) {
        if (result instanceof LetterResult.Unknown) {
            return 404;
        }
        boolean refused = result instanceof LetterResult.Superseded
                || result instanceof LetterResult.NotFirst
                || result instanceof LetterResult.NoRoute
                || result instanceof LetterResult.Failed;
        return refused ? 409 : 200;
    }
}
