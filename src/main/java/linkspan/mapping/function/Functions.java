package linkspan.mapping.function;

import com.schibsted.spt.data.jslt.Function;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The one list of functions that this hub adds to JSLT. */
public final class Functions {
    private final ValueTables tables;

    /** @param root folder of the mappings, and of the tables beside them */
    public Functions(Path root) {
        this.tables = new ValueTables(root);
    }

    /** Those that a mapping of this system may call. */
    public List<Function> of(String system) {
        return Stream.of(
                        DecimalFunctions.all(),
                        TextFunctions.all(),
                        TimeFunctions.all(),
                        DemandFunctions.all(),
                        CsvFunction.all(),
                        List.<Function>of(
                                new LookupFunction(tables, system, LookupFunction.Direction.THEIRS_TO_OURS),
                                new LookupFunction(tables, system, LookupFunction.Direction.OURS_TO_THEIRS)))
                .flatMap(List::stream)
                .toList();
    }
}
