package linkspan.author.scaffold.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a system writes times, and what a mapping does about it. */
public enum TimeForm {
    WITH_OFFSET("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d([.]\\d+)?)?(Z|[+-]\\d\\d:?\\d\\d)", "utc(%s)"),
    MILLISECONDS("1\\d{12}", "utc(whole(%s))"),
    SECONDS("1\\d{9}", "utc(whole(dec-mul(%s, 1000)))"),
    LOCAL("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d([.]\\d+)?)?", "utc(in-zone(%s, \"ZONE\"))"),
    LOCAL_SPACED("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "utc(local-time(%s, \"yyyy-MM-dd HH:mm:ss\", \"ZONE\"))"),
    LOCAL_SPACED_MILLIS(
            "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[.]\\d{3}",
            "utc(local-time(%s, \"yyyy-MM-dd HH:mm:ss.SSS\", \"ZONE\"))"),
    LOCAL_SLASHED(
            "\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d", "utc(local-time(%s, \"yyyy/MM/dd HH:mm:ss\", \"ZONE\"))"),
    DAY("\\d{4}-\\d\\d-\\d\\d", "utc(in-zone(%s + \"T00:00:00\", \"ZONE\"))");

    private final String pattern;
    private final String mapping;

    TimeForm(String pattern, String mapping) {
        this.pattern = pattern;
        this.mapping = mapping;
    }

    /** The form that all of these have; with an offset when there are none, {@code null} when no form fits. */
    public static @Nullable TimeForm of(List<String> texts) {
        for (TimeForm form : values()) {
            if (texts.stream().allMatch(text -> text.strip().matches(form.pattern))) {
                return form;
            }
        }
        return null;
    }

    /** Needs the name of a time zone, which no sample says. */
    public boolean needsZone() {
        return mapping.contains("ZONE");
    }

    public String utc(String value, String zone) {
        return mapping.formatted(value).replace("ZONE", zone);
    }
}
