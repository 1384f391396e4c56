package linkspan.inbound.poll;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.poll.checkpoint.MaxBad;
import linkspan.inbound.poll.checkpoint.PageTaken;
import linkspan.inbound.poll.checkpoint.RowShape;
import linkspan.inbound.poll.source.AnswerRows;
import linkspan.inbound.poll.source.Cursored;
import linkspan.inbound.poll.source.PollOptions;
import linkspan.inbound.poll.source.RowPage;
import linkspan.inbound.poll.source.SourceAnswer;
import linkspan.model.ExchangeProperty;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.paging.PageGuard;
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
        SourceAnswer answer = new SourceAnswer(
                tree.of(exchange.getMessage().getBody()),
                exchange.getProperty(ExchangeProperty.NEXT, "", String.class),
                run.asked());
        RowPage page = options.source().page(run.checkpoint().position(), run.head(), answer);
        if (options.source() instanceof Cursored) {
            comesToAnEnd(run, page, answer.next());
        }
        take(exchange, run, page, fresh(run, page.rows()), options.maxBad());
    }

    /** Without those that were taken before. In a history no row comes twice, and none is looked for. */
    private static List<RowPage.Row> fresh(PollRun run, List<RowPage.Row> rows) {
        Set<String> known = run.remembers()
                ? run.services()
                        .known()
                        .apply(run.route(), rows.stream().map(RowPage.Row::key).collect(Collectors.toSet()))
                : Set.of();
        if (rows.stream().anyMatch(RowPage.Row::comesAgain)) {
            run.remember();
        }
        Set<JsonNode> inPage = new HashSet<>();
        return rows.stream()
                .filter(row -> inPage.add(row.content())) // the same row twice in one page
                .filter(row -> known.isEmpty() || !known.contains(row.key()))
                .toList();
    }

    private static void comesToAnEnd(PollRun run, RowPage page, String next) {
        try {
            String rows = page.rows().stream().map(RowPage.Row::key).collect(Collectors.joining());
            run.guard().came(run.head().path("cursor").asText(), rows, 0);
            if (!next.isEmpty()) {
                run.guard().goesOn(next);
            }
        } catch (PageGuard.Endless e) {
            throw new Refused(FailureCode.SYSTEM_ANSWER_INVALID, "of the source: " + e.getMessage());
        }
    }

    /** These rows of the page follow as the body; its checkpoint is in the unit of work. */
    static void take(Exchange exchange, PollRun run, RowPage page, List<RowPage.Row> rows, MaxBad maxBad) {
        RowShape shape = run.checkpoint()
                .shape()
                .with(page.rows().stream().map(RowPage.Row::content).toList(), page.last());
        PageTaken taken = new PageTaken(run.checkpoint(), page.settled(), shape, rows.size(), page.last(), maxBad);
        exchange.getProperty(UnitOfWork.PROPERTY, UnitOfWork.class).attach(taken);
        run.takes(taken, page.head());
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(rows);
    }
}
