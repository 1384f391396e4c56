package linkspan;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/**
 * Puts each class into its room: the first two levels of its package, or one where there are no more. The module of a
 * house stands above its rooms, as it makes them.
 */
final class Rooms implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        String[] levels = type.getPackageName().split("\\.");
        if (levels.length < 2 || !levels[0].equals("linkspan")) {
            return SliceIdentifier.ignore();
        }
        if (levels.length == 2 && type.getSimpleName().endsWith("Module")) {
            return SliceIdentifier.of(levels[1], "module");
        }
        return SliceIdentifier.of(levels[1], levels.length > 2 ? levels[2] : "");
    }

    @Override
    public String getDescription() {
        return "rooms";
    }
}
