package linkspan.author.scaffold;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import linkspan.platform.terminal.CommandFailed;

/** A route that polls a table, and the one that asks for a page of it. */
final class PollFiles {
    private final NewRouteFiles files;

    PollFiles(NewRouteFiles files) {
        this.files = files;
    }

    void add(Wishes wishes) {
        if (wishes.topic().isPresent() || wishes.call().isPresent()) {
            throw new CommandFailed(
                    "--topic and --call are for receive and deliver routes; a poll takes --rows products:id");
        }
        String[] table = wishes.rows().orElse("TODO:id").split(":", 2);
        String key = table.length == 2 ? table[1] : "id";
        files.route(route(key));
        files.listing(listing(table[0], key), listed());
        String jslt = """
                // One fact of a row, in a list; [] where there is none. TODO: the fields of the event.
                [
                  {
                    "TODO": .KEY
                  }
                ]
                """.replace("KEY", key);
        ObjectNode row = JsonNodeFactory.instance.objectNode().put(key, 1).put("updated_at", "2026-11-11T02:00:00Z");
        files.mapping(jslt);
        if (wishes.sample().isPresent()) {
            files.example(wishes.sample().get(), jslt);
        } else {
            files.example(row, jslt);
        }
        files.cases(cases(key));
    }

    private String route(String key) {
        return """
                - templatedRoute:
                    routeId: ROUTE
                    prefixId: ROUTE.
                    routeTemplateRef: poll
                    parameters:
                      - name: system
                        value: SYSTEM
                      - name: what
                        value: WHAT
                      - name: schedule
                        value: "0 0/5 * * * ?"
                      - name: source
                        value: direct:SYSTEM.list-WHAT
                      - name: page
                        value: "time=updated_at&id=KEY&overlap=5m"
                      - name: each
                        value: event:TODO
                """.replace("KEY", key)
                .replace("ROUTE", files.name().toString())
                .replace("SYSTEM", files.name().system())
                .replace("WHAT", files.name().what());
    }

    private String listing(String table, String key) {
        return """
                - route:
                    id: SYSTEM.list-WHAT
                    nodePrefixId: SYSTEM.list-WHAT.
                    description: A page of rows that follow a time and a key, in that order.
                    routeConfigurationId: asking
                    from:
                      uri: direct:SYSTEM.list-WHAT
                      steps:
                        - setBody:
                            id: query
                            constant: >-
                              select * from TABLE
                              where updated_at >= :?time and (updated_at > :?time or KEY > :?id)
                              order by updated_at, KEY limit :?limit
                        - to:
                            id: select
                            uri: jdbc:SYSTEM?useHeadersAsParameters=true
                """.replace("KEY", key)
                .replace("TABLE", table)
                .replace("SYSTEM", files.name().system())
                .replace("WHAT", files.name().what());
    }

    private String listed() {
        return """
                tests:
                  - name: the database is asked for a page
                    send: {json: {}}
                    reply: {select: {json: []}}
                    expect:
                      select: {uri: "jdbc:SYSTEM"}
                """.replace("SYSTEM", files.name().system());
    }

    private String cases(String key) {
        return """
                tests:
                  - name: a page becomes events, and the checkpoint moves to its last row
                    send: {}
                    reply: {list-WHAT.select: {json: [{KEY: 1, updated_at: "2026-11-11T02:00:00Z"}]}}
                    expect:
                      list-WHAT.select: {uri: "jdbc:SYSTEM"}
                      page: {json: {time: "2026-11-11T02:00:00Z", id: 1}}
                      take: {event: TODO}
                """.replace("KEY", key)
                .replace("SYSTEM", files.name().system())
                .replace("WHAT", files.name().what());
    }
}
