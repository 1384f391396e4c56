package linkspan.author.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A report as one object: {@code passed}, {@code failed}, {@code findings}, {@code bugs} where there are any, {@code took} in ms. */
public final class ReportJson {
    private ReportJson() {}

    /** Each finding with its code, whether it fails, file, line, column (0 when unknown) and text. */
    public static ObjectNode of(Report report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("passed", report.passed());
        json.put("failed", report.failed());
        ArrayNode findings = json.putArray("findings");
        for (Finding finding : report.findings()) {
            findings.addObject()
                    .put("code", finding.code().label())
                    .put("fails", finding.code().fails())
                    .put("file", finding.place().file())
                    .put("line", finding.place().line())
                    .put("column", finding.place().column())
                    .put("text", finding.text());
        }
        if (!report.bugs().isEmpty()) {
            report.bugs().forEach(json.putArray("bugs")::add);
        }
        return json.put("took", report.took().toMillis());
    }
}
