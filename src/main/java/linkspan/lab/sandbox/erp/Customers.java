package linkspan.lab.sandbox.erp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemAnswer;
import linkspan.lab.sandbox.call.SystemCall;
import linkspan.lab.sandbox.ledger.LedgerJournal;

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
    private final LedgerJournal journal;
    private long finds;
    private long creates;

    Customers(Path folder) {
        add(SandboxJson.object()
                .put("customerNumber", COLLECTIVE)
                .put("externalId", "")
                .put("name", "CPD"));
        journal =
                LedgerJournal.open(folder.resolve("erp.customers"), line -> add((ObjectNode) SandboxJson.parse(line)));
    }

    boolean knows(String number) {
        return byNumber.containsKey(number);
    }

    SystemAnswer find(SystemCall call) {
        finds++;
        Optional<String> number = SystemCall.text(call.body(), "externalId").map(numbers::get);
        return number.map(known -> Soap.done("FindCustomer", "customerNumber", known))
                .orElseGet(() -> Soap.done("FindCustomer"));
    }

    /** Written when it returns. */
    SystemAnswer create(SystemCall call) {
        creates++;
        Optional<String> externalId = SystemCall.text(call.body(), "externalId");
        if (externalId.isEmpty()) {
            return Soap.refused("INVALID_CUSTOMER", "externalId is missing");
        }
        String known = numbers.get(externalId.get());
        String number = known != null ? known : enter(externalId.get(), call.body());
        return Soap.done("CreateCustomer", "customerNumber", number);
    }

    /** Why the customer's data is not taken; empty when it is. */
    Optional<SystemAnswer> refuse(SystemCall call) {
        if (!knows(call.number())) {
            return Optional.of(Soap.refused("UNKNOWN_CUSTOMER", "customer " + call.number() + " is not one of ours"));
        }
        return SystemCall.text(call.body(), "name").isEmpty()
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

    /** Every customer but the collective one, by number. */
    SystemAnswer list() {
        ObjectNode json = SandboxJson.object();
        ArrayNode items = json.putArray("items");
        new TreeMap<>(byNumber).forEach((number, customer) -> {
            if (!number.equals(COLLECTIVE)) {
                items.add(customer);
            }
        });
        return SystemAnswer.Done.of(200, json);
    }

    /** How many there are, and how often they were asked for. */
    SystemAnswer counts() {
        return SystemAnswer.Done.of(
                200,
                SandboxJson.object()
                        .put("customers", byNumber.size())
                        .put("finds", finds)
                        .put("creates", creates));
    }

    SystemAnswer customer(String number) {
        ObjectNode customer = byNumber.get(number);
        return customer == null
                ? SystemAnswer.Refused.of(404, SandboxJson.object().put("error", "no such customer"))
                : SystemAnswer.Done.of(200, customer);
    }

    @Override
    public void close() {
        journal.close();
    }

    private String enter(String externalId, JsonNode body) {
        String number = Long.toString(Long.parseLong(COLLECTIVE) + byNumber.size());
        ObjectNode customer = SandboxJson.object()
                .put("customerNumber", number)
                .put("externalId", externalId)
                .put("name", body.path("name").asText());
        journal.append(SandboxJson.write(customer));
        add(customer);
        return number;
    }

    private void add(ObjectNode customer) {
        String number = customer.required("customerNumber").asText();
        numbers.put(customer.required("externalId").asText(), number);
        byNumber.put(number, customer);
    }
}
