package linkspan.author.cases.stage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import linkspan.author.cases.outside.Scene;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.NamedRoute;
import org.apache.camel.Processor;
import org.apache.camel.component.resilience4j.ResilienceProcessor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Stands in front of one step and says that it is reached. */
final class StepProcessor extends DelegateAsyncProcessor {
    private final Scene scene;
    private final String step;

    private StepProcessor(Processor target, Scene scene, String step) {
        super(target);
        this.scene = scene;
        this.step = step;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        scene.at(step);
        return super.process(exchange, callback);
    }

    /**
     * Wraps every step of a stage. A step is named as in its file where its route is the one under test; another route's of
     * the same system has that route's name in front ({@code ask-customer.find}), another system's the whole id.
     */
    static final class Everywhere implements InterceptStrategy {
        private final Scene scene;
        private final String system;
        private final String route;
        private final Set<String> steps = new HashSet<>();
        private final Map<String, ResilienceProcessor> breakers = new HashMap<>();

        Everywhere(Scene scene, String system, String route) {
            this.scene = scene;
            this.system = system;
            this.route = route;
        }

        @Override
        public Processor wrapProcessorInInterceptors(
                CamelContext camel, NamedNode node, Processor target, Processor next) {
            String step = name(node);
            steps.add(step);
            if (target instanceof ResilienceProcessor breaker) {
                breakers.put(step, breaker);
            }
            return new StepProcessor(target, scene, step);
        }

        Set<String> steps() {
            return steps;
        }

        /** Those of these steps stand open, all others are closed. */
        void open(Set<String> open) {
            breakers.forEach((step, breaker) -> {
                if (open.contains(step)) {
                    breaker.transitionToForcedOpenState();
                } else {
                    breaker.transitionToCloseState();
                }
            });
        }

        private String name(NamedNode node) {
            String prefix = node.getNodePrefixId() == null ? "" : node.getNodePrefixId();
            String own = routeOf(node);
            String id = without(prefix, node.getId());
            if (own.equals(route)) {
                return without(route + ".", id);
            }
            return without(system + ".", id.startsWith(own + ".") ? id : own + "." + id);
        }

        private static String routeOf(NamedNode node) {
            NamedNode at = node;
            while (at.getParent() != null && !(at instanceof NamedRoute)) {
                at = at.getParent();
            }
            return at instanceof NamedRoute found ? found.getRouteId() : "";
        }

        private static String without(String prefix, String text) {
            return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
        }
    }
}
