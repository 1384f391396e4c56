package linkspan.author.scaffold.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import linkspan.model.Json;
import linkspan.platform.terminal.CommandFailed;
import linkspan.platform.xml.Xml;
import linkspan.platform.xml.XmlMalformed;

/**
 * A sample as it came.
 *
 * @param file where it was read
 * @param form JSON or XML
 * @param text as it stands in the file
 * @param tree as a mapping sees it
 */
public record SampleFile(Path file, Form form, String text, JsonNode tree) {
    /** What it is written in. */
    public enum Form {
        JSON,
        XML;

        /** {@code json}. */
        public String extension() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads JSON or XML; what starts with {@code <} is XML. */
    public static SampleFile read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, StandardCharsets.UTF_8);
            Form form = text.stripLeading().startsWith("<") ? Form.XML : Form.JSON;
            return new SampleFile(file, form, text, form == Form.XML ? Xml.tree(bytes) : Json.read(bytes));
        } catch (Json.Malformed e) {
            throw new CommandFailed(file + ":" + e.line() + ":" + e.column() + ": not JSON: " + e.reason());
        } catch (XmlMalformed e) {
            throw new CommandFailed(file + ": not XML: " + e.getMessage());
        } catch (IOException e) {
            throw new CommandFailed(file + ": cannot be read");
        }
    }
}
