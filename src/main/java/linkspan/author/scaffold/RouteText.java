package linkspan.author.scaffold;

import java.util.Optional;

/** Writes route files: filled-in templates where there is one, else a route of its own. */
final class RouteText {
    private final RouteName name;

    RouteText(RouteName name) {
        this.name = name;
    }

    String receive(Optional<String> topic) {
        String each = findsItsOrder() ? "direct:" + accepting() : "event:" + name.what();
        if (topic.isPresent()) {
            return templated("receive-topic") + parameter("topic", topic.get()) + parameter("each", each);
        }
        return templated("receive") + (findsItsOrder() ? parameter("each", each) : "");
    }

    /** News of a parcel names its tracking number only: the order has to be found first. */
    boolean findsItsOrder() {
        return name.what().equals("tracking-updated");
    }

    private String accepting() {
        return name.system() + ".accept-" + name.what();
    }

    /** The route that finds the order and adds the event. */
    String accept() {
        return """
                - route:
                    id: ROUTE
                    nodePrefixId: ROUTE.
                    description: >-
                      Finds the order that was shipped under the tracking number, so that its news stays in order with the
                      order's other events. What fails here is dealt with by the route that calls it.
                    errorHandler:
                      noErrorHandler: {}
                    from:
                      uri: direct:ROUTE
                      steps:
                        - to:
                            id: find-order
                            uri: shipment:order
                        - to:
                            id: accept
                            uri: event:EVENT
                """.replace("ROUTE", accepting()).replace("EVENT", name.what());
    }

    String deliver(String call) {
        return templated("deliver") + parameter("call", "\"" + call + "\"");
    }

    /** @param table {@code orders:order_id} */
    String deliverRows(String table) {
        return templated("deliver-rows") + parameter("tables", "\"upsert=" + table + "\"");
    }

    String serve() {
        return """
                - rest:
                    path: /api/v1/%s
                    get:
                      - path: /%s
                        to: direct:%s
                """.formatted(name.system(), name.what(), name)
                + asking("TODO what a client asks here, in one sentence.", "TODO");
    }

    String list() {
        return asking("TODO what is handed over, in one sentence.", "TODO");
    }

    /** Rows of a table by its key; no mapping, as SQL names the columns. */
    String listTable(String table, String key) {
        return """
                - route:
                    id: ROUTE
                    nodePrefixId: ROUTE.
                    description: TODO what is handed over, in one sentence.
                    routeConfigurationId: asking
                    from:
                      uri: direct:ROUTE
                      steps:
                        - setBody:
                            id: query
                            constant: 'select KEY as "key", TODO from TABLE order by KEY'
                        - to:
                            id: select
                            uri: jdbc:SYSTEM?outputType=StreamList
                """.replace("ROUTE", name.toString())
                .replace("SYSTEM", name.system())
                .replace("TABLE", table)
                .replace("KEY", key);
    }

    /** The other side is named like this one, until its author says. */
    String reconcile() {
        return """
                - templatedRoute:
                    routeId: ROUTE
                    prefixId: ROUTE.
                    routeTemplateRef: reconcile
                    parameters:
                """.replace("ROUTE", name.toString())
                + parameter("system", name.system())
                + parameter("thing", name.what())
                + parameter("schedule", "\"0 0 2 * * ?\"")
                + parameter("zone", "Asia/Shanghai # TODO when and where")
                + parameter("left", "direct:TODO.list-" + name.what())
                + parameter("right", "direct:" + name.system() + ".list-" + name.what())
                + parameter("fields", "TODO # the fields that are compared, with commas");
    }

    String ask() {
        return asking("TODO what is asked, on behalf of which route, in one sentence.", "TODO/{id}");
    }

    private String asking(String description, String path) {
        return """
                - route:
                    id: ROUTE
                    nodePrefixId: ROUTE.
                    description: %s
                    routeConfigurationId: asking
                    from:
                      uri: direct:ROUTE
                      steps:
                        - to:
                            id: call
                            uri: "call:%s/%s?method=GET&timeout=2s"
                        - to:
                            id: map
                            uri: mapping:%s/%s
                """.formatted(description, name.system(), path, name.system(), name.file())
                .replace("ROUTE", name.toString());
    }

    private String templated(String template) {
        return """
                - templatedRoute:
                    routeId: ROUTE
                    prefixId: ROUTE.
                    routeTemplateRef: %s
                    parameters:
                """.formatted(template).replace("ROUTE", name.toString())
                + parameter("system", name.system())
                + parameter("event", name.what());
    }

    private static String parameter(String key, String value) {
        return "      - name: " + key + "\n        value: " + value + "\n";
    }
}
