package linkspan.inbound.poll;

import java.io.File;
import java.util.List;
import java.util.Set;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.inbox.InboxRepository;
import linkspan.inbound.poll.file.FileRows;
import linkspan.inbound.poll.file.LineOptions;
import linkspan.inbound.poll.source.RowPage;
import linkspan.model.failure.Refused;
import linkspan.platform.crash.CrashPoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code poll:lines}: the next lines of the file that {@code file:} has found, as the rows of a page. A file is the same one by name and
 * content; one that was taken to its end is taken no more. One that is not of its form goes to the folder {@code error}, with what it holds.
 */
final class LinesProcessor implements Processor {
    /** Exchange property: the folder into which the file is moved. */
    private static final String FOLDER = "linkspan.folder";

    private static final Logger LOG = LoggerFactory.getLogger(LinesProcessor.class);
    private final LineOptions options;

    LinesProcessor(LineOptions options) {
        this.options = options;
    }

    @Override
    public void process(Exchange exchange) {
        PollRun run = exchange.getProperty(PollRun.PROPERTY, PollRun.class);
        if (run == null) { // a row that was kept comes again, alone
            exchange.getMessage().setBody(List.of(exchange.getMessage().getBody()));
            return;
        }
        CrashPoint.at("G1");
        exchange.setProperty(FOLDER, "archive");
        RowPage page;
        try {
            page = page(run, exchange);
        } catch (Refused e) {
            LOG.error("file set aside route={} cause={}", run.route(), e.getMessage());
            exchange.setProperty(FOLDER, "error");
            page = new RowPage(List.of(), run.checkpoint().position(), run.head(), true);
        }
        CrashPoint.at("G2");
        FileRows lines = run.lines();
        if (page.last() && lines != null) {
            UnitOfWork unit = exchange.getProperty(UnitOfWork.PROPERTY, UnitOfWork.class);
            InboxRepository.take(unit, run.route(), lines.identity());
        }
        PageProcessor.take(exchange, run, page, page.rows(), options.maxBad());
    }

    private RowPage page(PollRun run, Exchange exchange) {
        FileRows lines = run.lines();
        if (lines == null && exchange.getMessage().getBody() instanceof String text) {
            lines = run.reads(FileRows.of(text, options));
        }
        if (lines == null) {
            File file = exchange.getMessage().getBody(File.class);
            if (file == null) {
                throw new IllegalStateException("poll:lines stands in a route that file: or sftp: starts");
            }
            String identity = FileRows.identity(file.toPath());
            if (!run.services().known().apply(run.route(), Set.of(identity)).isEmpty()) {
                return new RowPage(List.of(), run.checkpoint().position(), run.head(), true);
            }
            lines = run.reads(FileRows.open(
                    file.toPath(), identity, options, run.checkpoint().position()));
        }
        return lines.next(options.size(), run.checkpoint().position());
    }
}
