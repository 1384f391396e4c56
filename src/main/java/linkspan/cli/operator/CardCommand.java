package linkspan.cli.operator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import linkspan.author.card.Cards;
import linkspan.author.check.Sources;
import linkspan.author.source.RouteFolder;
import linkspan.cli.author.AuthorHome;
import linkspan.cli.author.AuthorOptions;
import linkspan.platform.promise.GuaranteeCard;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.terminal.CommandFailed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what routes promise: needs no hub. Exit 1: there is no such route. */
@Command(
        name = "card",
        description =
                "Shows what each route promises: effect, order, idempotency, loss; of what its steps and settings are.",
        footer = {"", "Example:", "  java -jar target/linkspan.jar card wms.deliver-order-created"})
public final class CardCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "ROUTE", description = "only this one, or those of a system")
    private @Nullable String which;

    @Mixin
    private AuthorOptions options = new AuthorOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Path home = AuthorHome.of(options.home());
        Sources sources = new Sources(home.resolve("routes"), home.resolve("mappings"));
        List<GuaranteeCard> cards = Cards.of(
                        RouteFolder.read(sources),
                        system -> SystemCatalog.alone(sources.routes(), system, System::getenv))
                .stream()
                .filter(card -> which == null
                        || card.route().equals(which)
                        || card.route().startsWith(which + "."))
                .toList();
        if (cards.isEmpty()) {
            throw new CommandFailed("there is no route " + which);
        }
        spec.commandLine().getOut().println(options.json() ? json(cards).toPrettyString() : words(cards));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static String words(List<GuaranteeCard> cards) {
        StringBuilder said = new StringBuilder();
        for (GuaranteeCard card : cards) {
            said.append(card.route())
                    .append("\n  effect       ")
                    .append(card.delivery().english())
                    .append("\n  order        ")
                    .append(card.order().english())
                    .append("\n  idempotency  ")
                    .append(card.idempotency().english())
                    .append("\n  loss         ")
                    .append(card.loss().english())
                    .append('\n');
        }
        return said.toString().stripTrailing();
    }

    private static ArrayNode json(List<GuaranteeCard> cards) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        cards.forEach(card -> json.addObject()
                .put("route", card.route())
                .put("effect", card.delivery().english())
                .put("order", card.order().english())
                .put("idempotency", card.idempotency().english())
                .put("loss", card.loss().english()));
        return json;
    }
}
