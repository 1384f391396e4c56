package linkspan.operations.ops;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import linkspan.operations.timeline.Timeline;
import linkspan.operations.timeline.TimelineWords;
import linkspan.operations.timeline.Timelines;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;
import linkspan.platform.desk.OpsRoute;

/** {@code /admin/orders/{id}}: JSON, or sentences for {@code Accept: text/plain} in the language of the caller. */
public final class OrderDesk implements OpsDesk {
    private final Timelines timelines;
    private final ZoneId zone;

    /** @param zone in which people read times */
    public OrderDesk(Timelines timelines, ZoneId zone) {
        this.timelines = timelines;
        this.zone = zone;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(OpsRoute.get("/admin/orders/:id", this::show));
    }

    private OpsReply show(OpsRequest request) {
        return timelines
                .of(request.id())
                .map(timeline -> reply(timeline, request.accept()))
                .orElseGet(() -> OpsReply.error(404, "there is no order " + request.id() + meant(request.id())));
    }

    /** People read the channel's own number off its page. */
    private String meant(String number) {
        List<String> ids = timelines.ofChannelNumber(number);
        return ids.isEmpty() ? "" : "; as a channel's own number it is " + String.join(" or ", ids);
    }

    private OpsReply reply(Timeline timeline, OpsRequest.Accept accept) {
        if (!accept.type().startsWith("text/plain")) {
            return OpsReply.json(timeline.json());
        }
        Locale locale = accept.language().startsWith("zh") ? Locale.CHINESE : Locale.ENGLISH;
        return OpsReply.text(new TimelineWords(locale, zone).of(timeline));
    }
}
