package linkspan.operations.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.commit.outbox.Remark;
import linkspan.model.EventType;
import org.jspecify.annotations.Nullable;

/** A timeline in sentences, Chinese for a Chinese locale, English for any other. */
public final class TimelineWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private final ResourceBundle words;
    private final ZoneId zone;

    public TimelineWords(Locale locale, ZoneId zone) {
        this.words = ResourceBundle.getBundle(
                "linkspan.operations.timeline.messages",
                locale.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.zone = zone;
    }

    /** Lines without one at the end. */
    public String of(Timeline timeline) {
        String status = timeline.status();
        String head = say("order", timeline.orderId(), status == null ? say("order.unknown") : say("status." + status));
        return Stream.of(
                        Stream.of(head),
                        amounts(timeline),
                        timeline.events().stream().flatMap(this::event),
                        timeline.remarks().stream().map(this::remark))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    /** What was said too late to change anything. */
    public String remark(Remark remark) {
        return say(
                "remark",
                say("event." + remark.event().label()),
                time(remark.notedAt()),
                remark.source(),
                say("remark." + remark.reason()),
                remark.messageId() == null ? "-" : remark.messageId());
    }

    private Stream<String> amounts(Timeline timeline) {
        JsonNode order = timeline.document();
        if (order == null || !timeline.amountsDisagree()) {
            return Stream.empty();
        }
        String currency = order.path("currency").asText();
        if (timeline.totals().isEmpty()) {
            return Stream.of(say("amounts.mixed", currency));
        }
        String computed =
                timeline.totals().stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" / "));
        return Stream.of(say("amounts", order.at("/total/value").asText(), computed, currency));
    }

    private Stream<String> event(TimelineEvent event) {
        String head = say("event", event.sequence(), name(event), time(event.at()), event.source());
        if (event.stops().isEmpty()) {
            return Stream.of(head, "     " + say("nobody"));
        }
        int longest = event.stops().stream()
                .mapToInt(stop -> stop.system().length())
                .max()
                .orElse(1);
        String column = "     %-" + longest + "s  %s";
        return Stream.concat(
                Stream.of(head),
                event.stops().stream()
                        .map(stop -> String.format(Locale.ROOT, column, stop.system(), sentence(event, stop))));
    }

    /** What happened, in a word or two. */
    public String name(TimelineEvent event) {
        String label = "event." + EventType.labelOf(event.type());
        return words.containsKey(label) ? say(label) : event.type();
    }

    /** How far the event is with a system. */
    public String sentence(TimelineEvent event, Stop stop) {
        return switch (stop.standing()) {
            case DELIVERED ->
                stop.at() == null ? say("delivered.before") : say("delivered", time(stop.at()), stop.attempts());
            case NOT_MEANT -> say("not-meant");
            case DISCARDED -> say("discarded", time(stop.at()), stop.reason());
            case WAITING ->
                stop.attempts() == 0
                        ? say("next")
                        : say("waiting", stop.attempts(), cause(stop), time(stop.nextAttemptAt()));
            case BEHIND -> say("behind", stop.behind());
            case DEAD -> say("dead", stop.attempts(), cause(stop), stop.letter());
            case UNCERTAIN -> say("uncertain", cause(stop), stop.letter());
            case UNDER_WAY -> event.published() ? say("under-way") : say("unpublished");
        };
    }

    private static String cause(Stop stop) {
        return stop.reason() == null ? String.valueOf(stop.code()) : stop.code() + ", " + stop.reason();
    }

    private String time(@Nullable Instant at) {
        return at == null ? say("soon") : TIME.format(at.atZone(zone));
    }

    private String say(String key, @Nullable Object... values) {
        Object[] texts = Stream.of(values).map(String::valueOf).toArray();
        return new MessageFormat(words.getString(key), Locale.ROOT).format(texts);
    }
}
