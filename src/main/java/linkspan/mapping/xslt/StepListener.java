package linkspan.mapping.xslt;

import java.util.Map;
import linkspan.mapping.run.Budget;
import net.sf.saxon.expr.Expression;
import net.sf.saxon.expr.Operand;
import net.sf.saxon.expr.XPathContext;
import net.sf.saxon.lib.TraceListener;
import net.sf.saxon.trace.TraceCodeInjector;
import net.sf.saxon.trace.Traceable;
import net.sf.saxon.trans.UncheckedXPathException;
import net.sf.saxon.trans.XPathException;

/**
 * Makes a step of each round of a loop and of each run of a template or function, which Saxon tells of as a trace. What
 * Saxon does by itself, {@code sum(1 to 1000000000)}, and rounds of a predicate, {@code (1 to 1000000000)[. = 0]}, are not
 * seen.
 */
final class StepListener implements TraceListener {
    @Override
    public void enter(Traceable entered, Map<String, Object> properties, XPathContext context) {
        try {
            Budget.step();
        } catch (Budget.Spent e) {
            throw new UncheckedXPathException(new XPathException(e)); // any other Saxon prints
        }
    }

    /** Has a trace put into what is evaluated more than once for one evaluation of what it stands in, and nowhere else. */
    static final class Marks extends TraceCodeInjector {
        @Override
        protected boolean isApplicable(Expression expression) {
            Expression parent = expression.getParentExpression();
            if (parent == null) {
                return true; // the body of a template, a function or a variable
            }
            return isRepeated(expression, parent);
        }

        private static boolean isRepeated(Expression expression, Expression parent) {
            for (Operand operand : parent.operands()) {
                if (operand.getChildExpression() == expression) {
                    return operand.isHigherOrder();
                }
            }
            return false;
        }
    }
}
