package linkspan.inbound.poll;

import java.util.Map;
import linkspan.inbound.poll.file.LineOptions;
import linkspan.inbound.poll.source.PollOptions;
import linkspan.platform.system.DashedOptions;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/**
 * The steps of a poll: {@code poll:next} says where the next page begins, {@code poll:page} makes rows of the source's answer,
 * {@code poll:row} begins one of them. Between the first two stands the step that asks the source. {@code poll:lines} makes a page of
 * the next lines of a file.
 */
@UriEndpoint(scheme = "poll", syntax = "poll:what", title = "Poll", producerOnly = true)
public final class PollComponent extends DefaultComponent {
    @UriPath(name = "what", description = "The step of a poll", enums = "next,page,lines,row")
    private static final String WHAT = "what";

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        DashedOptions.restore(parameters);
        return new ProcessorEndpoint(uri, this, step(uri, remaining, parameters));
    }

    private static Processor step(String uri, String remaining, Map<String, Object> parameters) {
        return switch (remaining) {
            case "next" -> new NextProcessor(PollOptions.of(parameters));
            case "page" -> new PageProcessor(PollOptions.of(parameters));
            case "lines" -> new LinesProcessor(LineOptions.of(parameters));
            case "row" -> new RowProcessor();
            default ->
                throw new IllegalArgumentException(uri + ": there are poll:next, poll:page, poll:lines and poll:row");
        };
    }
}
