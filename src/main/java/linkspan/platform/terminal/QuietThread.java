package linkspan.platform.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/** While it is open, the thread that opened it logs nothing: what it plays has not happened. Others log as before. */
public final class QuietThread extends TurboFilter implements AutoCloseable {
    private final Thread quiet = Thread.currentThread();
    private final @Nullable LoggerContext context =
            LoggerFactory.getILoggerFactory() instanceof LoggerContext logback ? logback : null;

    public QuietThread() {
        if (context != null) {
            context.addTurboFilter(this);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        return Thread.currentThread() == quiet ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    @Override
    public void close() {
        if (context != null) {
            context.getTurboFilterList().remove(this);
        }
    }
}
