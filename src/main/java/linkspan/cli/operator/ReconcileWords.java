package linkspan.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import linkspan.model.Json;
import linkspan.platform.terminal.TextTable;

/** What {@code reconcile} prints for people. */
final class ReconcileWords {
    private ReconcileWords() {}

    static String table(JsonNode answer) {
        TextTable table = new TextTable("route", "left", "right", "next", "last run", "keys", "differ", "in flight");
        for (JsonNode each : answer.path("reconciliations")) {
            JsonNode last = each.path("last");
            table.add(
                    each.path("route").asText(),
                    each.path("left").asText(),
                    each.path("right").asText(),
                    each.path("next").asText("-"),
                    last.isMissingNode()
                            ? "-"
                            : last.path("slotAt").asText() + " "
                                    + last.path("state").asText(),
                    last.path("keys").asText("-"),
                    last.path("found").asText("-"),
                    last.path("inFlight").asText("-"));
        }
        return table.toString();
    }

    static String differences(JsonNode answer) {
        if (answer.path("differences").isEmpty()) {
            return answer.path("runs").isEmpty() ? "not run yet" : "no difference stands";
        }
        TextTable table = new TextTable("key", "kind", "state", "cause", "since", "what");
        for (JsonNode each : answer.path("differences")) {
            JsonNode record = each.path("record");
            table.add(
                    each.path("key").asText(),
                    each.path("kind").asText(),
                    each.path("state").asText(),
                    each.path("cause").asText("-")
                            + (each.has("letter") ? " " + each.path("letter").asText() : ""),
                    each.path("firstSeenAt").asText(),
                    record.isObject()
                            ? Json.text(record)
                            : "left " + Json.text(each.path("left")) + " right " + Json.text(each.path("right")));
        }
        return table.toString();
    }

    /** With the time left where an earlier run says how many keys there are. */
    static String progress(JsonNode run, JsonNode before) {
        long keys = run.path("keys").asLong();
        double seconds = Math.max(
                0.001,
                Duration.between(
                                        Instant.parse(run.path("startedAt").asText()),
                                        Clock.systemUTC().instant())
                                .toMillis()
                        / 1000.0);
        long perSecond = Math.round(keys / seconds);
        long left = before.path("keys").asLong() - keys;
        return keys + " keys, " + perSecond + "/s"
                + (left > 0 && perSecond > 0 ? ", about " + left / perSecond + " s left" : "");
    }

    static String ended(JsonNode run) {
        if (!run.path("state").asText().equals("done")) {
            return run.path("run").asText() + " failed: " + run.path("error").asText();
        }
        return run.path("keys").asText() + " keys compared: "
                + run.path("found").asText() + " differ, "
                + run.path("alarming").asText() + " of them alarming, "
                + run.path("inFlight").asText()
                + " in flight, " + run.path("closed").asText() + " gone since the run before";
    }

    static String mended(JsonNode answer) {
        if (answer.path("dryRun").asBoolean()) {
            StringBuilder text = new StringBuilder(answer.path("chosen").asText() + " would be mended");
            answer.path("sample")
                    .forEach(each -> text.append("\n  ")
                            .append(each.path("key").asText())
                            .append(" ")
                            .append(each.path("kind").asText()));
            return text.toString();
        }
        return answer.path("pressed").asText() + " mended, "
                + answer.path("before").asText() + " before, "
                + answer.path("refused").asText() + " refused"
                + (answer.path("reason").asText().isEmpty()
                        ? ""
                        : " (" + answer.path("reason").asText() + ")")
                + ", " + answer.path("stillRepairing").asText() + " not verified yet";
    }
}
