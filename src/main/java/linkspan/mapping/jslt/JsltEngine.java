package linkspan.mapping.jslt;

import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import com.schibsted.spt.data.jslt.impl.BuiltinFunctions;
import com.schibsted.spt.data.jslt.impl.ExpressionImpl;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.MappingEngine;
import linkspan.mapping.Place;
import linkspan.mapping.function.Functions;
import linkspan.mapping.run.Branches;
import linkspan.model.source.Meant;
import linkspan.model.source.NotText;
import linkspan.model.source.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Compiles {@code .jslt} files: functions, tables, variables and modules are all checked here and not at the first message.
 *
 * <p>A module holds functions for other mappings: {@code import "shopify/order.module" as shop} reads
 * {@code shopify/order.module.jslt}. Unlike plain JSLT, an object keeps the keys whose value is null or empty.
 */
public final class JsltEngine implements MappingEngine {
    private static final Pattern MODULE = Pattern.compile("_?[a-z0-9-]+/[a-z0-9-]+\\.module");
    private static final Pattern AT = Pattern.compile("at line (\\d+), column (\\d+)");
    private static final Pattern FOUND = Pattern.compile("Encountered \"(?: .*? \"(.*?) \")?(<EOF>)?\" at line");

    private static final Pattern UNKNOWN = Pattern.compile("^No such function: '([^']+)'");

    private final Path root;
    private final Functions functions;
    private final Consumer<ExpressionNode> watched;

    public JsltEngine(Path root) {
        this(root, null);
    }

    /** @param branches gets the branches of what is compiled, and is told when one runs; null for none */
    public JsltEngine(Path root, @Nullable Branches branches) {
        this.root = root;
        this.functions = new Functions(root);
        Consumer<ExpressionNode> steps = StepMarks::mark;
        this.watched = branches == null ? steps : steps.andThen(new BranchMarks(branches, this::place)::mark);
    }

    @Override
    public String extension() {
        return "jslt";
    }

    @Override
    public Mapping compile(String name, Path file) {
        String shown = shown(name);
        try (Reader reader = new StringReader(SourceText.read(file))) {
            ExpressionImpl expression = (ExpressionImpl) new Parser(reader)
                    .withSource(name)
                    .withFunctions(functions.of(name.substring(0, name.indexOf('/'))))
                    .withResourceResolver(this::module)
                    .withObjectFilter(value -> true)
                    .compile();
            new CallSites(this::place, JsltMapping.VARIABLES, watched).bind(expression);
            return new JsltMapping(name, shown, expression, this::place);
        } catch (JsltException e) {
            throw broken(e, shown);
        } catch (IOException e) {
            throw unreadable(e, shown);
        } catch (NumberFormatException e) {
            throw new MappingBroken(Place.in(shown), "a number that is too large");
        }
    }

    private Reader module(String name) {
        Path file = root.resolve(name + ".jslt");
        if (!MODULE.matcher(name).matches() || !Files.isRegularFile(file)) {
            throw new MappingBroken(Place.in(shown(name)), "no such module; one is named <system>/<name>.module");
        }
        try {
            return new StringReader(SourceText.read(file));
        } catch (IOException e) {
            throw unreadable(e, shown(name));
        }
    }

    private static MappingBroken unreadable(IOException e, String shown) {
        return e instanceof NotText text
                ? new MappingBroken(new Place(shown, text.line(), 1), text.reason())
                : new MappingBroken(Place.in(shown), "cannot be read");
    }

    private Place place(@Nullable String source, int line, int column) {
        return new Place(shown(source == null ? "?" : source), Math.max(0, line), Math.max(0, column));
    }

    private String shown(String name) {
        return root.getFileName() + "/" + name + ".jslt";
    }

    private String meant(String line) {
        Matcher unknown = UNKNOWN.matcher(line);
        if (!unknown.find()) {
            return "";
        }
        Set<String> known = new TreeSet<>(BuiltinFunctions.functions.keySet());
        known.addAll(BuiltinFunctions.macros.keySet());
        functions.of("").forEach(function -> known.add(function.getName()));
        return Meant.hint(unknown.group(1), known);
    }

    /** The parser's messages run over many lines and place the token before the wrong one. */
    private MappingBroken broken(JsltException e, String shown) {
        String message = e.getMessageWithoutLocation();
        Place place = e.getSource() == null ? Place.in(shown) : place(e.getSource(), e.getLine(), e.getColumn());
        Matcher at = AT.matcher(message);
        if (at.find()) {
            place = new Place(place.file(), Integer.parseInt(at.group(1)), Integer.parseInt(at.group(2)));
        }
        Matcher found = FOUND.matcher(message);
        String line = message.lines().findFirst().orElse(message);
        if (!found.find()) {
            return new MappingBroken(place, line + meant(line));
        }
        return new MappingBroken(place, "unexpected " + (found.group(1) == null ? "end of file" : found.group(1)));
    }
}
