package linkspan.author.lint.setting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.Sources;
import linkspan.author.lint.Known;
import linkspan.author.lint.Rule;
import linkspan.author.source.RouteFolder;

/** A system that hears of one channel's orders hears of none when nobody brings orders of that channel. */
public final class ChannelOfNobody implements Rule {
    private static final String ORDER_API = "api";

    @Override
    public Stream<Finding> look(RouteFolder folder) {
        Set<String> channels = new TreeSet<>(Set.of(ORDER_API));
        folder.running().stream()
                .filter(route -> route.from().scheme().equals("receive"))
                .filter(route -> route.from().path().startsWith("order-"))
                .forEach(route -> channels.add(route.from().option("system")));
        return Sources.files(folder.sources().routes(), "system.properties").stream()
                .flatMap(file -> of(folder.sources(), file, channels).stream());
    }

    private static Optional<Finding> of(Sources sources, Path file, Set<String> channels) {
        String key = Sources.system(file) + ".channel";
        try {
            SettingsFile settings = SettingsFile.read(file, sources.shown(file));
            String channel = settings.values().getOrDefault(key, "").strip();
            return channel.isEmpty() || channel.contains("{{") || channels.contains(channel)
                    ? Optional.empty()
                    : Optional.of(SettingsRule.finding(
                            settings.at(key),
                            key + ": nobody brings orders of " + channel + "; " + Known.there(channel, channels)));
        } catch (IOException e) {
            return Optional.empty(); // a finding of its own
        }
    }
}
