package linkspan.operations.manual;

import java.util.List;
import linkspan.business.api.contract.OrderContract;
import linkspan.commit.Answer;
import linkspan.inbound.request.AnswerWatch;
import linkspan.inbound.request.HttpAnswer;
import linkspan.inbound.request.Served;
import linkspan.model.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** With {@code --dev}: each answer of the order API is held against its OpenAPI file, and a line of the log says what is off. */
public record DevAnswers(OrderContract contract) implements AnswerWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DevAnswers.class);

    @Override
    public void look(Served served, HttpAnswer answer) {
        contract.operation(served.method(), served.template()).ifPresent(call -> look(call, answer.answer()));
    }

    private void look(String call, Answer answer) {
        List<String> problems = problems(call, answer);
        if (!problems.isEmpty()) {
            LOG.error("answer off the contract call={} status={}: {}", call, answer.status(), problems);
        }
    }

    private List<String> problems(String call, Answer answer) {
        try {
            return contract.problems(call, answer.status(), answer.contentType(), Json.read(answer.body()));
        } catch (Json.Malformed e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
