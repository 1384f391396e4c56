package linkspan.reconcile.route;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.table.TableSide;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RemoveHeadersDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SetBodyDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.language.ConstantExpression;
import org.apache.camel.support.EndpointHelper;

/**
 * Recognises a list route that is one query of one database and nothing else: {@code setBody} with a constant, {@code to: jdbc:…}.
 * Any further step may change rows, so that only reading them can tell.
 */
final class PlainQueryRoutes {
    private static final String DIRECT = "direct:";
    private static final String JDBC = "jdbc:";

    private PlainQueryRoutes() {}

    /** The query of a side's list route, where it is nothing but a query. */
    static Optional<TableSide> of(CamelContext camel, Plan.Side side) {
        RouteDefinition route = camel.getCamelContextExtension()
                .getContextPlugin(Model.class)
                .getRouteDefinition(side.list().substring(DIRECT.length()));
        if (route == null) {
            return Optional.empty();
        }
        List<ProcessorDefinition<?>> steps = route.getOutputs().stream()
                .filter(step -> !step.isAbstract() && !(step instanceof RemoveHeadersDefinition))
                .toList();
        if (steps.size() != 2
                || !(steps.get(0) instanceof SetBodyDefinition body)
                || !(body.getExpression() instanceof ConstantExpression query)
                || !(steps.get(1) instanceof ToDefinition to)) {
            return Optional.empty();
        }
        String address = camel.resolvePropertyPlaceholders(
                EndpointHelper.resolveEndpointUriPropertyPlaceholders(camel, to.getEndpointUri()));
        if (!address.startsWith(JDBC)) {
            return Optional.empty();
        }
        String system = address.substring(JDBC.length()).split("\\?", 2)[0].replace("/", "");
        return Optional.ofNullable(camel.getRegistry().lookupByNameAndType(system, DataSource.class))
                .map(database ->
                        new TableSide(system, database, camel.resolvePropertyPlaceholders(query.getExpression())));
    }
}
