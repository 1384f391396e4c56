package linkspan.cli.author;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import linkspan.scaffold.NewFiles;

/** Tells what was written, what a person has to look at, and how to go on. */
final class WrittenReport {
    private final NewFiles files;
    private final List<String> next;

    /** @param next commands to go on with */
    WrittenReport(NewFiles files, List<String> next) {
        this.files = files;
        this.next = List.copyOf(next);
    }

    void writeAndTell(PrintWriter out, Form form) {
        List<String> written = files.write();
        out.println(form == Form.JSON ? json(written).toString() : text(written));
        out.flush();
    }

    /** How it is told. */
    enum Form {
        TEXT,
        JSON
    }

    private ObjectNode json(List<String> written) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        written.forEach(json.putArray("written")::add);
        files.todos().forEach(json.putArray("todo")::add);
        files.notes().forEach(json.putArray("notes")::add);
        json.put("guesses", files.guesses());
        next.forEach(json.putArray("next")::add);
        return json;
    }

    private String text(List<String> written) {
        StringBuilder text = new StringBuilder();
        written.forEach(file -> text.append("wrote ").append(file).append('\n'));
        files.notes().forEach(note -> text.append("note  ").append(note).append('\n'));
        files.todos().forEach(todo -> text.append("TODO  ").append(todo).append('\n'));
        if (files.guesses() > 0) {
            text.append("guessed ").append(files.guesses()).append(" fields, each marked: read them\n");
        }
        text.append("next:");
        next.forEach(step -> text.append("\n  ").append(step));
        return text.toString();
    }
}
