package linkspan.inbound.poll;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.poll.checkpoint.MaxBad;
import linkspan.inbound.poll.checkpoint.PageTaken;
import linkspan.inbound.poll.source.AnswerRows;
import linkspan.inbound.poll.source.PollOptions;
import linkspan.inbound.poll.source.RowPage;
import linkspan.platform.crash.CrashPoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * {@code poll:page}: takes what the source answered for the page that follows the checkpoint. The body becomes the list of its rows,
 * without those that were taken before; the new checkpoint is in the unit of work.
 */
final class PageProcessor implements Processor {
    private final PollOptions options;

    PageProcessor(PollOptions options) {
        this.options = options;
    }

    @Override
    public void process(Exchange exchange) {
        PollRun run = exchange.getProperty(PollRun.PROPERTY, PollRun.class);
        if (run == null) { // a row that was kept comes again, alone
            exchange.getMessage().setBody(List.of(exchange.getMessage().getBody()));
            return;
        }
        CrashPoint.at("G2");
        AnswerRows tree = new AnswerRows(options.clock().zone() != null);
        RowPage page = options.source()
                .page(
                        run.checkpoint().position(),
                        run.head(),
                        tree.of(exchange.getMessage().getBody()),
                        run.asked());
        Set<String> keys = page.rows().stream().map(RowPage.Row::key).collect(Collectors.toSet());
        Set<String> known = run.services().known().apply(run.route(), keys);
        List<RowPage.Row> fresh = page.rows().stream()
                .filter(row -> !known.contains(row.key()))
                .filter(row -> keys.remove(row.key())) // the same row twice in one page
                .toList();
        take(exchange, run, page, fresh, options.maxBad());
    }

    /** These rows of the page follow as the body; its checkpoint is in the unit of work. */
    static void take(Exchange exchange, PollRun run, RowPage page, List<RowPage.Row> rows, MaxBad maxBad) {
        PageTaken taken = new PageTaken(run.checkpoint(), page.settled(), rows.size(), page.last(), maxBad);
        exchange.getProperty(UnitOfWork.PROPERTY, UnitOfWork.class).attach(taken);
        run.takes(taken, page.head());
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(rows);
    }
}
