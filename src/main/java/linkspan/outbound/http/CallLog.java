package linkspan.outbound.http;

import java.util.Locale;
import java.util.Map;
import linkspan.platform.format.AcceptLanguage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line of the log that each call gets: the one line that follows the hub's language. */
final class CallLog {
    private static final Logger LOG = LoggerFactory.getLogger("linkspan.calls");
    private static final boolean CHINESE = AcceptLanguage.ours().equals(Locale.CHINESE);

    private CallLog() {}

    /** {@code start} by {@link System#nanoTime}. */
    static void tell(CallTarget target, Map<String, String> headers, @Nullable Throwable failure, long start) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        String event = headers.getOrDefault(CallHeaders.EVENT, "-");
        if (failure == null) {
            LOG.debug(
                    CHINESE
                            ? "调用{}接口 | method={} | request={} | cost={}ms"
                            : "called {} | method={} | request={} | cost={}ms",
                    target.system(),
                    target.method(),
                    event,
                    millis);
        } else {
            LOG.info(
                    CHINESE
                            ? "调用{}接口失败 | method={} | request={} | error={} | cost={}ms"
                            : "call of {} failed | method={} | request={} | error={} | cost={}ms",
                    target.system(),
                    target.method(),
                    event,
                    failure.getMessage(),
                    millis);
        }
    }
}
