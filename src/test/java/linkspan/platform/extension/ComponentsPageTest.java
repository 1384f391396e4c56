package linkspan.platform.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** {@code routes/components.md} names all that is shipped, and each of its examples can be built. */
class ComponentsPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*`) \\|[^|]*\\| `([^`|]*)` \\|$");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z0-9-]+)`");
    private static final String SERVICES = "META-INF/services/org/apache/camel/";

    private static String page() throws IOException {
        return Files.readString(Path.of("routes/components.md"));
    }

    /** What the jars of Camel say that they hold. */
    private static Set<String> shipped(String kind) throws IOException {
        Set<String> names = new TreeSet<>();
        ClassLoader jars = ComponentsPageTest.class.getClassLoader();
        for (URL url : Collections.list(jars.getResources(SERVICES + kind.toLowerCase(Locale.ROOT) + ".properties"))) {
            Properties says = new Properties();
            try (InputStream in = url.openStream()) {
                says.load(in);
            }
            names.addAll(List.of(says.getProperty(kind + "s").split(" ")));
        }
        assertThat(names).isNotEmpty();
        return names;
    }

    private static Set<String> named(String chapter) throws IOException {
        String page = page();
        int start = page.indexOf("\n## " + chapter + "\n");
        int end = page.indexOf("\n## ", start + 1);
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(page.substring(start, end));
        while (name.find()) {
            names.add(name.group(1));
        }
        return names;
    }

    @Test
    void what_is_shipped_is_named() throws IOException {
        assertThat(named("Shipped")).containsAll(shipped("component"));
        assertThat(named("Languages")).isEqualTo(shipped("language"));
        Set<String> formats = shipped("dataFormat");
        assertThat(formats.remove("jackson")).isTrue();
        formats.add("json");
        assertThat(named("Data formats")).containsAll(formats);
    }

    @Test
    void each_example_can_be_built_as_it_stands() throws Exception {
        List<String> seen = new ArrayList<>();
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.disableJMX();
            JdbcDataSource database = new JdbcDataSource();
            database.setURL("jdbc:h2:mem:components");
            camel.getRegistry().bind("acme", database);
            camel.getRegistry().bind("stamp", "a bean of the page");
            Matcher row = ROW.matcher(page());
            while (row.find()) {
                String example = row.group(2).replaceAll("\\{\\{[^}]*}}", "example.com");
                String scheme = example.substring(0, example.indexOf(':'));
                assertThat(row.group(1)).contains("`" + scheme + "`");
                assertThat(camel.getEndpoint(example)).as(example).isNotNull();
                seen.add(scheme);
            }
            for (String language : named("Languages")) {
                assertThat(camel.resolveLanguage(language)).isNotNull();
            }
        }
        assertThat(Stream.of("timer", "quartz", "sftp", "imaps", "kafka", "jdbc", "vertx-http", "bean"))
                .allMatch(seen::contains);
    }
}
