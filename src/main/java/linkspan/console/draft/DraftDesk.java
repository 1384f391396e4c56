package linkspan.console.draft;

import java.util.List;
import java.util.Optional;

/** Shows the mappings as they are, and says what a draft would do. Nothing of it changes a folder of the hub. */
public interface DraftDesk {
    /**
     * A file of mappings.
     *
     * @param name {@code wms/deliver-order-created}; modules as {@code wms/order.module}
     * @param file as authors write it, {@code mappings/wms/deliver-order-created.jslt}
     */
    record MappingFile(String name, String file, String text) {}

    /**
     * Something that {@code check} says.
     *
     * @param place file, line and column
     * @param fails false: worth a look only
     */
    record Problem(String place, String code, String text, boolean fails) {}

    /**
     * What comes out otherwise, with the first of so many inputs.
     *
     * @param sort {@code broken}: fails now; {@code mended}: fails no longer; {@code changed}
     * @param key of the order or SKU, or the id of the input
     */
    record Change(String sort, String what, int count, String key, String before, String now) {}

    /** Of the last real inputs: how many there were, and how many are mapped as before. */
    record Outlook(String of, int inputs, int same, List<Change> changes) {
        public Outlook {
            changes = List.copyOf(changes);
        }
    }

    /**
     * What came of a trial.
     *
     * @param checked files and examples that were looked at
     * @param outlook empty where there is none
     * @param why there is no outlook; empty where there is one
     */
    record Tried(int checked, List<Problem> problems, Optional<Outlook> outlook, String why) {
        public Tried {
            problems = List.copyOf(problems);
        }

        public boolean fine() {
            return problems.stream().noneMatch(Problem::fails)
                    && outlook.map(it -> it.changes().stream()
                                    .noneMatch(change -> change.sort().equals("broken")))
                            .orElse(true);
        }
    }

    /** By name. */
    List<String> names();

    Optional<MappingFile> find(String name);

    /**
     * Checks the draft with its examples, and runs it over the last real inputs. Takes seconds.
     *
     * @param last inputs at most
     * @throws linkspan.model.failure.Refused while another draft is tried on this hub
     */
    Tried tried(MappingFile draft, int last);
}
