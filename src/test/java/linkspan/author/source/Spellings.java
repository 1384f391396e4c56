package linkspan.author.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import linkspan.author.check.Sources;

/**
 * One route, {@code acme.ask-thing} from {@code direct:acme.ask-thing} by {@code mapping:acme/ask-thing} under the policy
 * {@code asking}, in the ways in which Camel lets an author write it.
 */
public final class Spellings {
    /** The file that holds it. */
    public static final String FILE = "routes/acme/ask-thing.camel.yaml";

    /** Text of the file by what is special about it. */
    public static final Map<String, String> ALL = Map.of(
            "long form", """
            - route:
                id: acme.ask-thing
                routeConfigurationId: asking
                from:
                  uri: direct:acme.ask-thing
                  steps:
                    - to:
                        uri: mapping:acme/ask-thing
                    - to:
                        uri: call:other/things
            """,
            "short steps", """
            - route:
                id: acme.ask-thing
                routeConfigurationId: asking
                from: {uri: "direct:acme.ask-thing", steps: [{to: "mapping:acme/ask-thing"}, {toD: "call:other/${body}"}]}
            """,
            "steps beside from", """
            - route:
                id: acme.ask-thing
                routeConfigurationId: asking
                from: direct:acme.ask-thing
                steps:
                  - to: mapping:acme/ask-thing
                  - to: call:other/things
            """,
            "dashes", """
            - route:
                id: acme.ask-thing
                route-configuration-id: asking
                from:
                  uri: direct:acme.ask-thing
                  steps:
                    - wire-tap: {uri: "mapping:acme/ask-thing"}
                    - to-d: "call:other/things"
            """,
            "uri after other keys, quoted", """
            - route:
                "id": "acme.ask-thing"
                routeConfigurationId: "asking"
                "from":
                  description: what is asked
                  parameters: {}
                  'uri': 'direct:acme.ask-thing'
                  steps:
                    - choice:
                        when:
                          - simple: "${body}"
                            steps:
                              - enrich: {expression: {constant: {expression: "mapping:acme/ask-thing"}}}
                        otherwise: {steps: [{recipientList: {constant: {expression: "direct:none,call:other/things"}}}]}
            """,
            "template", """
            - templatedRoute:
                routeId: acme.ask-thing
                routeTemplateRef: asks
                parameters:
                  - {name: at, value: acme.ask-thing}
                  - {name: mapping, value: acme/ask-thing}
            """,
            "template with dashes", """
            - templated-route:
                route-id: acme.ask-thing
                route-template-ref: asks
                parameters:
                  - {name: at, value: acme.ask-thing}
                  - {name: mapping, value: acme/ask-thing}
            """);

    private Spellings() {}

    /** A folder with the route, the template, the policy, the mapping, and a route that asks the first by a list. */
    public static Sources write(Path home, String route) throws IOException {
        put(home, FILE, route);
        put(home, "routes/acme/system.properties", "acme.title=Acme\n");
        put(home, "routes/_hub/asks.camel.yaml", """
                - routeTemplate:
                    id: asks
                    parameters: [{name: at}, {name: mapping}]
                    route:
                      routeConfigurationId: asking
                      from:
                        uri: "direct:{{at}}"
                        steps:
                          - to: "mapping:{{mapping}}"
                          - to: call:other/things
                """);
        put(home, "routes/_hub/asking.camel.yaml", """
                - routeConfiguration:
                    id: asking
                    onException:
                      - onException:
                          exception: [java.lang.Exception]
                          steps: [{to: "mapping:acme/sorry"}]
                """);
        put(home, "routes/acme/deliver-thing.camel.yaml", """
                - route:
                    id: acme.deliver-thing
                    from:
                      uri: event:thing
                      steps:
                        - recipientList: {constant: "direct:acme.first,direct:acme.ask-thing"}
                """);
        put(home, "mappings/acme/ask-thing.jslt", ".");
        put(home, "mappings/acme/sorry.jslt", ".");
        return new Sources(home.resolve("routes"), home.resolve("mappings"));
    }

    private static void put(Path home, String file, String text) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        Files.writeString(home.resolve(file), text);
    }
}
