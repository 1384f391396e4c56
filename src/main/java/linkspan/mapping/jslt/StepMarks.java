package linkspan.mapping.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.impl.AbstractNode;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.ForExpression;
import com.schibsted.spt.data.jslt.impl.FunctionDeclaration;
import com.schibsted.spt.data.jslt.impl.Location;
import com.schibsted.spt.data.jslt.impl.ObjectComprehension;
import com.schibsted.spt.data.jslt.impl.Scope;
import linkspan.mapping.run.Budget;
import org.jspecify.annotations.Nullable;

/** Makes a step of each round of a {@code for} and of each run of a declared function: what can go on without end. */
final class StepMarks {
    private static final Inside EACH = Inside.of(ForExpression.class, "loopExpr");
    private static final Inside EACH_FIELD = Inside.of(ObjectComprehension.class, "value");
    private static final Inside BODY = Inside.of(FunctionDeclaration.class, "body");

    private StepMarks() {}

    static void mark(ExpressionNode node) {
        if (node instanceof ForExpression) {
            mark(node, EACH);
        } else if (node instanceof ObjectComprehension) {
            mark(node, EACH_FIELD);
        } else if (node instanceof FunctionDeclaration) {
            mark(node, BODY);
        }
    }

    private static void mark(ExpressionNode owner, Inside field) {
        if (field.get(owner) instanceof ExpressionNode node && !(node instanceof Stepping)) {
            Location at = node instanceof AbstractNode placed ? placed.getLocation() : null;
            field.set(owner, new Stepping(node, at));
        }
    }

    private static final class Stepping extends AbstractNode {
        private final ExpressionNode node;

        Stepping(ExpressionNode node, @Nullable Location at) {
            super(at);
            this.node = node;
        }

        @Override
        public JsonNode apply(Scope scope, JsonNode input) {
            Budget.step();
            return node.apply(scope, input);
        }

        @Override
        public String toString() {
            return String.valueOf(node);
        }
    }
}
