package linkspan.author.scaffold;

/** Writes a route's first case: the example goes in, and what it brings about comes out. */
final class CaseText {
    private final RouteName name;
    private final String input;

    /** @param input the example's file as a case names it */
    CaseText(RouteName name, String input) {
        this.name = name;
        this.input = input;
    }

    /**
     * @param step by which facts leave, {@code accept}
     * @param count how many the example holds
     */
    String receive(String step, int count) {
        return test("what it sends becomes " + name.what())
                + "    expect:\n      " + step + ":\n"
                + ("        - {event: " + name.what() + "}\n").repeat(Math.max(1, count));
    }

    /** Of the route that finds the order of a parcel. */
    static String accept(String event) {
        String parcel = "{json: {trackingNo: T-1, carrierCode: null, status: IN_TRANSIT,"
                + " statusAt: \"2026-11-13T21:05:00Z\", checkpoints: []}}";
        return """
                tests:
                  - name: news of a parcel becomes an event of its order
                    send: PARCEL
                    reply: {find-order: {json: {orderId: O-1, carrierCode: null}}}
                    expect:
                      accept: {event: EVENT, contains: {orderId: O-1, trackingNo: T-1}}

                  - name: a parcel of no order is for the calling route to keep
                    send: PARCEL
                    expect:
                      failed: {code: not-found}
                """.replace("PARCEL", parcel).replace("EVENT", event);
    }

    /** The same through the route that finds the order of each. */
    String receiveThroughAccept(int count) {
        String accept = "accept-" + name.what();
        int facts = Math.max(1, count);
        return test("what it sends becomes " + name.what())
                + "    reply:\n      " + accept + ".find-order:\n"
                + "        - {json: {orderId: O-1, carrierCode: null}}\n".repeat(facts)
                + "    expect:\n      " + accept + ".accept:\n"
                + ("        - {event: " + name.what() + "}\n").repeat(facts);
    }

    /** @param call path with options */
    String deliver(String call) {
        return test("it is told " + name.what())
                + "    reply: {call: {json: {}}}\n"
                + "    expect: {call: [{method: "
                + (call.contains("method=") ? call.replaceFirst(".*method=([A-Z]+).*", "$1") : "POST") + "}]}\n";
    }

    /** @param data of one event, as JSON; the batch is made of it */
    String deliverRows(String data) {
        return """
                tests:
                  - name: %s becomes rows
                    send: {json: %s}
                    expect: {write: {}}
                """.formatted(name.what(), data);
    }

    /** @param send what the question holds */
    String ask(String send) {
        return """
                tests:
                  - name: its answer is handed on
                    send: %s
                    reply: {call: {file: %s}}
                    expect:
                      call: {method: GET}
                      answer: {}
                """.formatted(send, input);
    }

    /** Of the route that hands over a table. */
    static String listTable(String system) {
        return """
                tests:
                  - name: its rows are handed over
                    send: {json: {}}
                    reply: {select: {json: [{key: K-1}]}}
                    expect:
                      select: {uri: "jdbc:SYSTEM"}
                      answer: {json: [{key: K-1}]}
                """.replace("SYSTEM", system);
    }

    private String test(String what) {
        return """
                tests:
                  - name: %s
                    send: {file: %s}
                """.formatted(what, input);
    }
}
