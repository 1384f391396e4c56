package linkspan.mapping.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.impl.AbstractNode;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.ForExpression;
import com.schibsted.spt.data.jslt.impl.FunctionDeclaration;
import com.schibsted.spt.data.jslt.impl.IfExpression;
import com.schibsted.spt.data.jslt.impl.Location;
import com.schibsted.spt.data.jslt.impl.ObjectComprehension;
import com.schibsted.spt.data.jslt.impl.Scope;
import linkspan.mapping.run.Branch;
import linkspan.mapping.run.Branches;
import org.jspecify.annotations.Nullable;

/**
 * Puts something round each branch of a compiled expression that tells when it runs: both sides of an {@code if}, what a
 * {@code for} makes of each element, the bodies of functions that are called from somewhere.
 */
final class BranchMarks {
    private static final Inside THEN = Inside.of(IfExpression.class, "then");
    private static final Inside ELSE = Inside.of(IfExpression.class, "orelse");
    private static final Inside EACH = Inside.of(ForExpression.class, "loopExpr");
    private static final Inside EACH_FIELD = Inside.of(ObjectComprehension.class, "value");
    private static final Inside BODY = Inside.of(FunctionDeclaration.class, "body");

    private final Branches branches;
    private final CallSites.Places places;

    BranchMarks(Branches branches, CallSites.Places places) {
        this.branches = branches;
        this.places = places;
    }

    void mark(ExpressionNode node) {
        if (node instanceof IfExpression) {
            mark(node, THEN, "then");
            // "else if" is a branch of the inner one
            if (!(ELSE.get(node) instanceof IfExpression)) {
                mark(node, ELSE, "else");
            }
        } else if (node instanceof ForExpression) {
            mark(node, EACH, "for");
        } else if (node instanceof ObjectComprehension) {
            mark(node, EACH_FIELD, "for");
        } else if (node instanceof FunctionDeclaration function) {
            mark(node, BODY, "function " + function.getName());
        }
    }

    private void mark(ExpressionNode owner, Inside field, String kind) {
        Object branch = field.get(owner);
        Location at = location(branch) == null ? location(owner) : location(branch);
        if (branch instanceof ExpressionNode node && !(node instanceof Watched) && at != null) {
            Runnable ran = branches.add(new Branch(places.place(at.getSource(), at.getLine(), at.getColumn()), kind));
            field.set(owner, new Watched(node, ran, at));
        }
    }

    private static @Nullable Location location(@Nullable Object node) {
        return node instanceof AbstractNode placed ? placed.getLocation() : null;
    }

    private static final class Watched extends AbstractNode {
        private final ExpressionNode node;
        private final Runnable ran;

        Watched(ExpressionNode node, Runnable ran, Location at) {
            super(at);
            this.node = node;
            this.ran = ran;
        }

        @Override
        public JsonNode apply(Scope scope, JsonNode input) {
            ran.run();
            return node.apply(scope, input);
        }

        @Override
        public String toString() {
            return String.valueOf(node);
        }
    }
}
