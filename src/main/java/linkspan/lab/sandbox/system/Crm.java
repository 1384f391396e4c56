package linkspan.lab.sandbox.system;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.PUT;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemAnswer;
import linkspan.lab.sandbox.call.SystemCall;
import linkspan.lab.sandbox.ledger.LedgerEffect;
import linkspan.lab.sandbox.post.Mail;
import linkspan.lab.sandbox.post.Outbox;

/**
 * Keeps customers by ids that are texts: {@code PUT /crm/customers/C-7} changes one, and the hub is told, in order. It gets
 * nothing itself, so its ledger stays empty; what it knows is in {@code crm.outbox}.
 */
public final class Crm implements SimulatedSystem {
    private final Clock clock;
    private final Map<String, ObjectNode> customers = new HashMap<>();
    private final Outbox outbox;

    /** @param data folder of what it remembers */
    public Crm(Path data, Clock clock) {
        this.clock = clock;
        this.outbox = new Outbox(data.resolve("crm.outbox"), this::remember);
    }

    @Override
    public String name() {
        return "crm";
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                new Operation(PUT, "/customers/:number", new Operation.Plain(this::change), Crm::complain),
                new Operation(GET, "/customers/:number", new Operation.Plain(this::customer), Crm::complain),
                new Operation(GET, "/customers", new Operation.Plain(call -> list()), Crm::complain),
                new Operation(GET, "/outbox", new Operation.Plain(call -> waiting()), Crm::complain));
    }

    @Override
    public void apply(LedgerEffect effect) {
        throw new IllegalStateException("nothing takes effect here");
    }

    @Override
    public Optional<Outbox> outbox() {
        return Optional.of(outbox);
    }

    @Override
    public void close() {
        outbox.close();
    }

    private static SystemAnswer.Refused complain(int status, String reason) {
        return SystemAnswer.Refused.of(status, SandboxJson.object().put("error", reason));
    }

    /** It is written, and the hub will be told, when this returns. */
    private SystemAnswer change(SystemCall call) {
        ObjectNode before = customers.get(call.number());
        int revision = before == null ? 1 : before.required("revision").asInt() + 1;
        ObjectNode customer = SandboxJson.object().put("id", call.number());
        customer.setAll(call.body());
        customer.put("id", call.number()).put("revision", revision);
        customer.put(
                "changed_at", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        Mail mail = Mail.of(call.number() + "-" + revision, "/in/crm/customer-changed", customer);
        outbox.add(customer, List.of(mail));
        remember(customer);
        return SystemAnswer.Done.of(200, customer);
    }

    private void remember(ObjectNode customer) {
        customers.put(customer.required("id").asText(), customer);
    }

    private SystemAnswer customer(SystemCall call) {
        ObjectNode customer = customers.get(call.number());
        return customer == null ? complain(404, "no such customer") : SystemAnswer.Done.of(200, customer);
    }

    /** Every customer, by id. */
    private SystemAnswer list() {
        ObjectNode json = SandboxJson.object();
        ArrayNode items = json.putArray("items");
        new TreeMap<>(customers).values().forEach(items::add);
        return SystemAnswer.Done.of(200, json);
    }

    /** How many messages the hub has not taken yet. */
    private SystemAnswer waiting() {
        return SystemAnswer.Done.of(200, SandboxJson.object().put("waiting", outbox.size()));
    }
}
