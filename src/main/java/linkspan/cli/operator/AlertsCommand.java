package linkspan.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import linkspan.cli.terminal.HubAccess;
import linkspan.operations.alert.prometheus.PrometheusRules;
import linkspan.operations.alert.term.AlertTerms;
import linkspan.platform.terminal.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Alerts of a running hub: list, silence; and the rules for Prometheus. */
@Command(
        name = "alerts",
        description = "What is wrong now, and what nobody wants to hear of for a while.",
        synopsisSubcommandLabel = "(list | silence | prometheus)",
        footer = {"", "Example:", "  java -jar target/linkspan.jar alerts list"})
public final class AlertsCommand {
    private final UnaryOperator<@Nullable String> environment;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** @param environment value of a variable, or null */
    public AlertsCommand(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Command(
            name = "list",
            description = "Lists the alerts that fire, the newest first.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar alerts list --all"})
    int list(
            @Mixin HubAccess hub,
            @Option(names = "--all", description = "those too that are over, or not yet for long enough") boolean all) {
        return hub.print(spec.commandLine(), hub.get("/admin/alerts" + (all ? "?all=true" : "")), AlertsCommand::table);
    }

    @Command(
            name = "silence",
            description = "Tells nobody of a rule for a while. What still fires then is told then.",
            footer = {
                "",
                "Example:",
                "  java -jar target/linkspan.jar alerts silence system-unreachable --subject wms --for 2h --reason \"they move\""
            })
    int silence(
            @Mixin HubAccess hub,
            @Parameters(paramLabel = "RULE", description = "as alerts list shows it, or * for all") String rule,
            @Option(names = "--subject", description = "only of this system, route or part (all)") @Nullable
                    String subject,
            @Option(names = "--for", required = true, description = "how long: 30m, 2h; 0s ends it") String time,
            @Option(names = "--reason", required = true, description = "for those who ask why") String reason) {
        ObjectNode body = HubAccess.object().put("rule", rule).put("for", time).put("reason", reason);
        if (subject != null) {
            body.put("subject", subject);
        }
        return hub.print(
                spec.commandLine(),
                hub.post("/admin/alerts/silence", body),
                done -> "silent until " + done.path("silencedUntil").asText());
    }

    @Command(
            name = "prometheus",
            description = "Writes routes/_hub/alerts.properties as rules for Prometheus.",
            footer = {
                "",
                "Example:",
                "  java -jar target/linkspan.jar alerts prometheus > docker/prometheus/linkspan.rules.yml"
            })
    int prometheus(
            @Option(
                            names = "--routes",
                            paramLabel = "DIR",
                            defaultValue = "./routes",
                            description = "folder of routes (${DEFAULT-VALUE})")
                    Path routes,
            @Option(
                            names = {"-h", "--help"},
                            usageHelp = true,
                            description = "show this help")
                    boolean helpOfThis) {
        spec.commandLine().getOut().print(PrometheusRules.of(AlertTerms.read(routes, environment)));
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    private static String table(JsonNode answer) {
        if (answer.path("alerts").isEmpty()) {
            return "nothing fires";
        }
        StringBuilder all = new StringBuilder();
        TextTable table = new TextTable("RULE", "ABOUT", "STATE", "SINCE");
        answer.path("alerts").forEach(alert -> {
            String state = alert.path("state").asText();
            String silenced = alert.path("silencedUntil").asText();
            table.add(
                    alert.path("rule").asText(),
                    alert.path("subject").asText(),
                    silenced.isEmpty() ? state : state + ", silent until " + silenced,
                    alert.path("since").asText());
            all.append('\n').append(alert.path("rule").asText()).append(": ");
            all.append(alert.path("text").asText());
        });
        return table + "\n" + all;
    }
}
