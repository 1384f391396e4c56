package linkspan.scaffold;

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

    private String test(String what) {
        return """
                tests:
                  - name: %s
                    send: {file: %s}
                """.formatted(what, input);
    }
}
