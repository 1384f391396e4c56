package linkspan.cli.terminal;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** {@code --version}: that of the jar, and of the Java under it. */
public final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String own = Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
                .orElse("from classes, not from a jar");
        return new String[] {"linkspan " + own, "Java " + Runtime.version()};
    }
}
