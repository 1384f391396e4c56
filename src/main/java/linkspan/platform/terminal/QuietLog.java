package linkspan.platform.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/** While it is open some threads log nothing: what they play is a finding or nothing at all, and has not happened. */
public final class QuietLog extends TurboFilter implements AutoCloseable {
    private final Predicate<Thread> quiet;
    private final @Nullable LoggerContext context =
            LoggerFactory.getILoggerFactory() instanceof LoggerContext logback ? logback : null;

    private QuietLog(Predicate<Thread> quiet) {
        this.quiet = quiet;
        if (context != null) {
            context.addTurboFilter(this);
        }
    }

    /** Of every thread: for a process that does nothing else. */
    public static QuietLog ofAll() {
        return new QuietLog(thread -> true);
    }

    /** Of the thread that opens it; others log as before. */
    public static QuietLog ofThisThread() {
        Thread own = Thread.currentThread();
        return new QuietLog(thread -> thread == own);
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        return quiet.test(Thread.currentThread()) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    @Override
    public void close() {
        if (context != null) {
            context.getTurboFilterList().remove(this);
        }
    }
}
