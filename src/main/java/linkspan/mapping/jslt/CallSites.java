package linkspan.mapping.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.impl.AbstractNode;
import com.schibsted.spt.data.jslt.impl.ExpressionImpl;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.FunctionDeclaration;
import com.schibsted.spt.data.jslt.impl.FunctionExpression;
import com.schibsted.spt.data.jslt.impl.JstlFile;
import com.schibsted.spt.data.jslt.impl.LetExpression;
import com.schibsted.spt.data.jslt.impl.LiteralExpression;
import com.schibsted.spt.data.jslt.impl.Location;
import com.schibsted.spt.data.jslt.impl.VariableExpression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Place;
import linkspan.mapping.function.LiteralCheck;
import org.jspecify.annotations.Nullable;

/**
 * Walks a compiled expression once, so that every function call knows where it stands and what it was given.
 *
 * <p>JSLT tells a function neither. It keeps the called function, and the body of a declared one, in private fields: see
 * {@link Inside}.
 */
final class CallSites {
    /** Turns JSLT's location into a place. */
    interface Places {
        Place place(@Nullable String source, int line, int column);
    }

    private static final Inside CALLED = Inside.of(FunctionExpression.class, "function");
    private static final Inside BODY = Inside.of(FunctionDeclaration.class, "body");
    private static final Inside LETS = Inside.of(FunctionDeclaration.class, "lets");
    private static final Inside PARAMETERS = Inside.of(ExpressionImpl.class, "parameterSlots");

    private final PatternTrial patterns = new PatternTrial();
    private final Places places;
    private final Set<String> variables;
    private final Consumer<ExpressionNode> bound;
    private final Set<ExpressionNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private Set<?> parameters = Set.of();

    /** @param bound gets every node that can run, once, after those below it */
    CallSites(Places places, Set<String> variables, Consumer<ExpressionNode> bound) {
        this.places = places;
        this.variables = variables;
        this.bound = bound;
    }

    /** @throws MappingBroken for a variable that nobody sets, or literal arguments that a function refuses */
    void bind(ExpressionImpl expression) {
        parameters = ((Map<?, ?>) PARAMETERS.get(expression)).keySet();
        expression.getChildren().forEach(this::visit);
    }

    private void visit(ExpressionNode node) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof FunctionDeclaration declared) {
            for (LetExpression let : (LetExpression[]) LETS.get(declared)) {
                visit(let);
            }
            visit((ExpressionNode) BODY.get(declared));
        } else if (node instanceof FunctionExpression call) {
            bind(call);
        } else if (node instanceof VariableExpression variable) {
            check(variable);
        }
        node.getChildren().forEach(this::visit);
        bound.accept(node);
    }

    private void bind(FunctionExpression call) {
        Function called = (Function) CALLED.get(call);
        if (called instanceof FunctionDeclaration declared) {
            visit(declared);
        } else if (!(called instanceof JstlFile)) {
            List<ExpressionNode> arguments = call.getChildren();
            if (called instanceof LiteralCheck checked) {
                checked.check(literals(arguments), place(call));
            }
            List<String> texts = arguments.stream().map(CallSites::text).toList();
            call.resolve(new CallSite(called, place(call), texts, patterns));
        }
    }

    private void check(VariableExpression variable) {
        String name = variable.getVariable();
        if (parameters.contains(name) && !variables.contains(name)) {
            throw new MappingBroken(place(variable), "no such variable: $" + name);
        }
    }

    private Place place(AbstractNode node) {
        Location at = node.getLocation();
        return places.place(at.getSource(), at.getLine(), at.getColumn());
    }

    private static String text(ExpressionNode argument) {
        return String.valueOf(argument);
    }

    private static List<@Nullable JsonNode> literals(List<ExpressionNode> arguments) {
        List<@Nullable JsonNode> literals = new ArrayList<>();
        for (ExpressionNode argument : arguments) {
            literals.add(argument instanceof LiteralExpression literal ? literal.apply(null, null) : null);
        }
        return literals;
    }
}
