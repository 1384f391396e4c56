package linkspan.operations.alert.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import linkspan.model.Json;
import linkspan.operations.alert.term.AlertChannels;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings notices to the route, at least once each: a hub that ends in the middle of a call leaves the notice to be told again under the
 * same id. A channel that is away holds up itself only. After {@value #MOST} attempts, in about an hour, a notice is given up.
 */
public final class Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final int MOST = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final NoticeStore notices;
    private final AlertChannels channels;
    private final UnaryOperator<String> secrets;
    private final AlertRoute route;
    private final Duration pause;

    /**
     * @param secrets the value by name
     * @param pause after the first failure; twice as long after each further one
     */
    public Notifier(
            NoticeStore notices,
            AlertChannels channels,
            UnaryOperator<String> secrets,
            AlertRoute route,
            Duration pause) {
        this.pause = pause;
        this.notices = notices;
        this.channels = channels;
        this.secrets = secrets;
        this.route = route;
    }

    /** Tells what is due; throws {@link linkspan.platform.database.DatabaseFailed}. */
    public void run() {
        for (NoticeStore.Notice notice : notices.due()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            if (notices.take(notice)) {
                tell(notice);
            }
        }
    }

    private void tell(NoticeStore.Notice notice) {
        Optional<AlertChannels.Channel> channel = channels.named().stream()
                .filter(each -> each.name().equals(notice.channel()))
                .findFirst();
        if (channel.isEmpty()) { // it was taken out of the file
            notices.end(notice);
            return;
        }
        Exception error = tried((ObjectNode) Json.read(notice.message()), channel.get());
        if (error == null) {
            notices.end(notice);
            return;
        }
        int attempts = notice.attempts() + 1;
        if (attempts >= MOST) {
            LOG.error("alert not told channel={} attempts={} cause={}", notice.channel(), attempts, words(error));
            notices.end(notice);
            return;
        }
        LOG.warn("alert not told yet channel={} attempt={} cause={}", notice.channel(), attempts, words(error));
        Duration next = pause.multipliedBy(1L << (attempts - 1));
        notices.again(notice, next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE);
    }

    /** Null when it went well. */
    private @Nullable Exception tried(ObjectNode message, AlertChannels.Channel channel) {
        message.put("channel", channel.name());
        try {
            message.put("to", channel.to(secrets));
            for (Map.Entry<String, String> field : channel.more().entrySet()) {
                if (!field.getKey().equals("password")) {
                    message.put("mail-" + field.getKey(), field.getValue());
                }
            }
            route.tell(message);
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        } catch (Exception e) {
            return e;
        }
    }

    /** Without the address: it may hold a token. */
    private static String words(Exception error) {
        Throwable cause = error;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return text.replaceAll("(?i)\\b(https?|smtps?)://\\S+", "$1://…");
    }
}
