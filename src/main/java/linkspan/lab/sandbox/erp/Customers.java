package linkspan.lab.sandbox.erp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import linkspan.lab.sandbox.call.Answer;
import linkspan.lab.sandbox.call.Call;
import linkspan.lab.sandbox.call.Json;
import linkspan.lab.sandbox.ledger.Journal;

/**
 * The ERP's customers, by its own numbers, in the file {@code erp.customers}. Not in the ledger: that counts orders.
 *
 * <p>An external id has one number: creating it again gives the number that it has. What changes a customer is in the ledger.
 */
final class Customers implements AutoCloseable {
    /** Of those who buy without a name. */
    static final String COLLECTIVE = "10000000";

    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, ObjectNode> byNumber = new HashMap<>();
    private final Journal journal;
    private long finds;
    private long creates;

    Customers(Path folder) {
        add(Json.object()
                .put("customerNumber", COLLECTIVE)
                .put("externalId", "")
                .put("name", "CPD"));
        journal = Journal.open(folder.resolve("erp.customers"), line -> add((ObjectNode) Json.parse(line)));
    }

    boolean knows(String number) {
        return byNumber.containsKey(number);
    }

    Answer find(Call call) {
        finds++;
        Optional<String> number = Call.text(call.body(), "externalId").map(numbers::get);
        return number.map(known -> Soap.done("FindCustomer", "customerNumber", known))
                .orElseGet(() -> Soap.done("FindCustomer"));
    }

    /** Written when it returns. */
    Answer create(Call call) {
        creates++;
        Optional<String> externalId = Call.text(call.body(), "externalId");
        if (externalId.isEmpty()) {
            return Soap.refused("INVALID_CUSTOMER", "externalId is missing");
        }
        String known = numbers.get(externalId.get());
        String number = known != null ? known : enter(externalId.get(), call.body());
        return Soap.done("CreateCustomer", "customerNumber", number);
    }

    /** Why his data is not taken; empty when it is. */
    Optional<Answer> refuse(Call call) {
        if (!knows(call.number())) {
            return Optional.of(Soap.refused("UNKNOWN_CUSTOMER", "customer " + call.number() + " is not one of ours"));
        }
        return Call.text(call.body(), "name").isEmpty()
                ? Optional.of(Soap.refused("INVALID_CUSTOMER", "name is missing"))
                : Optional.empty();
    }

    /** Takes over what the ledger holds; the number and the external id stay what they are. */
    void change(String number, ObjectNode data) {
        ObjectNode before = byNumber.get(number);
        if (before != null) {
            ObjectNode after = data.deepCopy();
            after.set("customerNumber", before.required("customerNumber"));
            after.set("externalId", before.required("externalId"));
            byNumber.put(number, after);
        }
    }

    /** How many there are, and how often they were asked for. */
    Answer counts() {
        return Answer.Done.of(
                200,
                Json.object()
                        .put("customers", byNumber.size())
                        .put("finds", finds)
                        .put("creates", creates));
    }

    Answer customer(String number) {
        ObjectNode customer = byNumber.get(number);
        return customer == null
                ? Answer.Refused.of(404, Json.object().put("error", "no such customer"))
                : Answer.Done.of(200, customer);
    }

    @Override
    public void close() {
        journal.close();
    }

    private String enter(String externalId, JsonNode body) {
        String number = Long.toString(Long.parseLong(COLLECTIVE) + byNumber.size());
        ObjectNode customer = Json.object()
                .put("customerNumber", number)
                .put("externalId", externalId)
                .put("name", body.path("name").asText());
        journal.append(Json.write(customer));
        add(customer);
        return number;
    }

    private void add(ObjectNode customer) {
        String number = customer.required("customerNumber").asText();
        numbers.put(customer.required("externalId").asText(), number);
        byNumber.put(number, customer);
    }
}
