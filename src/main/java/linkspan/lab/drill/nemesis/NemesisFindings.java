package linkspan.lab.drill.nemesis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a misfortune showed, the receivers' counts aside.
 *
 * @param name as on the command line
 * @param figures for the verdict
 * @param broken promises that were not kept, a sentence each
 * @param strikes after which another hub had to take over
 */
public record NemesisFindings(String name, ObjectNode figures, List<String> broken, List<Strike> strikes) {
    public NemesisFindings {
        broken = List.copyOf(broken);
        strikes = List.copyOf(strikes);
    }

    /**
     * A hub stopped working while another one was there.
     *
     * @param hub its index
     * @param micros when, of the epoch
     * @param untilMicros when the next misfortune came: what was not done by then says nothing
     */
    public record Strike(int hub, long micros, long untilMicros) {}
}
