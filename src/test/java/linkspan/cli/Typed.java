package linkspan.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import linkspan.Linkspan;

/** A command line as somebody typed it, run in this process. */
public record Typed(int code, String out, String err) {
    public static Typed run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Linkspan.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Typed(code, out.toString(), err.toString());
    }
}
