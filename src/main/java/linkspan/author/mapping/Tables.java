package linkspan.author.mapping;

import java.nio.file.Path;
import java.util.List;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Sources;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.function.ValueTables;

/** Value tables, those too that no mapping reads. */
final class Tables {
    private final Sources sources;
    private final MappingFindings findings;

    Tables(Sources sources, MappingFindings findings) {
        this.sources = sources;
        this.findings = findings;
    }

    void check(List<Path> tables) {
        ValueTables values = new ValueTables(sources.mappings());
        for (Path table : tables) {
            try {
                values.get(Sources.system(table) + "/" + Sources.name(table));
            } catch (MappingBroken e) {
                findings.add(e);
            } catch (ValueTables.NoSuchTable e) {
                findings.add(FindingCode.MAPPING_BROKEN, table, "its name is not of a-z, 0-9 and -");
            }
        }
    }
}
