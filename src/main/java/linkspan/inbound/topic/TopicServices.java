package linkspan.inbound.topic;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import linkspan.commit.Committer;
import linkspan.inbound.message.IntakeMeters;
import linkspan.inbound.route.Receivers;
import linkspan.inbound.route.page.Pages;
import linkspan.platform.broker.KafkaAccess;

/**
 * What the consumers of topics work with.
 *
 * @param kafka the hub's own broker, for systems that name none
 * @param ids never the same twice
 * @param traces the trace that was sent, or a new one
 * @param workers for what comes after a commit: the committer's threads have no time
 */
public record TopicServices(
        KafkaAccess kafka,
        Committer committer,
        Receivers receivers,
        Pages pages,
        IntakeMeters meters,
        Supplier<String> ids,
        UnaryOperator<String> traces,
        Executor workers) {}
