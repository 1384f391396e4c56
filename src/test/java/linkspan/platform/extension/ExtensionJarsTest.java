package linkspan.platform.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode.Weight;
import linkspan.author.check.Sources;
import linkspan.author.lint.RouteLint;
import linkspan.operations.ops.OpsToken;
import linkspan.platform.system.ConfigurationError;
import linkspan.stand.FewSystems;
import linkspan.stand.OwnHub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A jar in {@code ext}, built here: a component, a bean, a builder of routes and a driver, found by a hub and by check. */
@Timeout(180)
class ExtensionJarsTest {
    private static final Map<String, String> CLASSES = Map.of(
            "LoudComponent", """
            package acme;
            public class LoudComponent extends org.apache.camel.support.DefaultComponent {
                protected org.apache.camel.Endpoint createEndpoint(String uri, String rest, java.util.Map<String, Object> p) {
                    return new org.apache.camel.support.DefaultEndpoint(uri, this) {
                        public org.apache.camel.Producer createProducer() {
                            return new org.apache.camel.support.DefaultProducer(this) {
                                public void process(org.apache.camel.Exchange e) {
                                    e.getMessage().setBody(e.getMessage().getBody(String.class).toUpperCase());
                                }
                            };
                        }
                        public org.apache.camel.Consumer createConsumer(org.apache.camel.Processor p) {
                            throw new UnsupportedOperationException();
                        }
                    };
                }
            }
            """,
            "Stamp", """
            package acme;
            @org.apache.camel.BindToRegistry("acmeStamp")
            public class Stamp {
                public String stamp(String text) {
                    return text + " stamped";
                }
            }
            """,
            "Shout", """
            package acme;
            public class Shout extends org.apache.camel.builder.RouteBuilder {
                public void configure() {
                    from("direct:acme.shout").routeId("acme.shout").to("acme-loud:it");
                }
            }
            """,
            "Driver", """
            package acme;
            import java.sql.*;
            public class Driver implements java.sql.Driver {
                public Connection connect(String url, java.util.Properties p) throws SQLException {
                    return acceptsURL(url) ? DriverManager.getConnection("jdbc:h2:mem:" + url.substring(10)) : null;
                }
                public boolean acceptsURL(String url) { return url.startsWith("jdbc:acme:"); }
                public DriverPropertyInfo[] getPropertyInfo(String url, java.util.Properties p) {
                    return new DriverPropertyInfo[0];
                }
                public int getMajorVersion() { return 1; }
                public int getMinorVersion() { return 0; }
                public boolean jdbcCompliant() { return false; }
                public java.util.logging.Logger getParentLogger() { return null; }
            }
            """);

    @TempDir
    private Path home;

    private Path ext;

    private void put(String name, String text) throws Exception {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void jar() throws Exception {
        Path classes = Files.createDirectories(home.resolve("classes"));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> sources = CLASSES.entrySet().stream()
                .<JavaFileObject>map(each ->
                        new SimpleJavaFileObject(
                                URI.create("string:///acme/" + each.getKey() + ".java"), JavaFileObject.Kind.SOURCE) {
                            @Override
                            public CharSequence getCharContent(boolean ignored) {
                                return each.getValue();
                            }
                        })
                .toList();
        List<String> options =
                List.of("-d", classes.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
        assertThat(javac.getTask(null, null, null, options, null, sources).call())
                .isTrue();
        ext = Files.createDirectories(home.resolve("ext"));
        try (OutputStream out = Files.newOutputStream(ext.resolve("acme.jar"));
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entry(jar, classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
            entry(jar, "META-INF/services/org/apache/camel/component/acme-loud", utf8("class=acme.LoudComponent\n"));
            entry(jar, "META-INF/services/java.sql.Driver", utf8("acme.Driver\n"));
        }
    }

    private static void entry(JarOutputStream jar, String name, byte[] bytes) throws Exception {
        jar.putNextEntry(new JarEntry(name));
        jar.write(bytes);
        jar.closeEntry();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @BeforeEach
    void files() throws Exception {
        FewSystems.home(home, List.of());
        jar();
        put("routes/acme/system.properties", """
                acme.title=Acme
                acme.own-folder=%s
                """.formatted(home.resolve("out")));
        put("routes/acme/loud.camel.yaml", """
                - route:
                    id: acme.loud
                    from:
                      uri: timer:acme
                      parameters: {repeatCount: 1, delay: 0}
                      steps:
                        - setBody: {constant: "tea"}
                        - to: direct:acme.shout
                        - to: acme-loud:again
                        - to: bean:acmeStamp
                        - setHeader: {name: CamelFileName, constant: "tea.txt"}
                        - to: file:{{acme.own-folder}}
                - route:
                    id: acme.bad
                    from:
                      uri: timer:bad
                      parameters: {period: 50, delay: 0}
                      steps:
                        - to: "log:acme.bad?marker={{secret:marked}}&level=OFF"
                        - throwException: {exceptionType: java.lang.IllegalStateException, message: no}
                """);
    }

    private List<String> stops(String folder) {
        return new RouteLint(name -> name.equals(ExtensionJars.VARIABLE) ? folder : null)
                .findings(new Sources(home.resolve("routes"), home.resolve("mappings"))).stream()
                        .filter(finding -> finding.code().weight() == Weight.STOPS)
                        .map(Finding::text)
                        .toList();
    }

    @Test
    void a_hub_and_check_find_what_the_jar_holds() throws Exception {
        assertThat(stops(ext.toString())).isEmpty();
        String port = Integer.toString(freePort());
        Map<String, String> settings = Map.of(ExtensionJars.VARIABLE, ext.toString(), "LINKSPAN_JMX_PORT", port);
        try (OwnHub hub = new OwnHub(home, settings)) {
            Path out = home.resolve("out/tea.txt");
            await().until(() -> Files.exists(out) && Files.size(out) > 0);
            assertThat(out).hasContent("TEA stamped");
            await().until(() -> hub.operator()
                    .get("/health/ready")
                    .body()
                    .matches(
                            "(?s).*\"status\": ?\"up\".*route acme.bad has failed \\d+ times in a row, the last time with"
                                    + " IllegalStateException.*"));
            try (Connection connection = DriverManager.getConnection("jdbc:acme:x")) {
                assertThat(connection.isValid(1)).isTrue();
            }
            String url = "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi";
            assertThatThrownBy(() -> connect(url, "wrong")).isInstanceOf(SecurityException.class);
            try (JMXConnector tool = connect(url, Files.readString(OpsToken.file(home.resolve("data"))))) {
                see(tool.getMBeanServerConnection(), hub.hub().secrets().get("marked"));
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @SuppressWarnings("BanJNDI") // the address is the test's own
    private static JMXConnector connect(String url, String password) throws IOException {
        return JMXConnectorFactory.connect(
                new JMXServiceURL(url), Map.of(JMXConnector.CREDENTIALS, new String[] {"ops", password.strip()}));
    }

    /** As hawtio or jconsole would: the routes with their figures, and no secret anywhere. */
    private static void see(MBeanServerConnection beans, String secret) throws Exception {
        Set<ObjectName> routes = beans.queryNames(new ObjectName("org.apache.camel:type=routes,*"), null);
        ObjectName bad = routes.stream()
                .filter(route -> route.getKeyProperty("name").equals("\"acme.bad\""))
                .findFirst()
                .orElseThrow();
        assertThat((Long) beans.getAttribute(bad, "ExchangesFailed")).isPositive();
        List<String> seen = new ArrayList<>();
        for (ObjectName endpoint : beans.queryNames(new ObjectName("org.apache.camel:type=endpoints,*"), null)) {
            seen.add(endpoint + " " + beans.getAttribute(endpoint, "EndpointUri"));
        }
        assertThat(seen).anyMatch(it -> it.contains("marker=xxxxxx")).noneMatch(it -> it.contains(secret));
        assertThat(beans.invoke(bad, "dumpRouteAsXml", new Object[] {true}, new String[] {"boolean"})
                        .toString())
                .contains("acme.bad")
                .doesNotContain(secret);
        assertThatThrownBy(() -> beans.createMBean("javax.management.loading.MLet", null))
                .isInstanceOf(SecurityException.class);
    }

    @Test
    void without_the_jar_check_says_what_is_missing() throws Exception {
        assertThat(stops(Files.createDirectories(home.resolve("none")).toString()))
                .anyMatch(text -> text.startsWith("there is no component acme-loud:"))
                .anyMatch(text -> text.startsWith("no route starts with direct:acme.shout"));
    }

    @Test
    void what_is_no_folder_and_what_is_no_jar_is_named() throws Exception {
        Path broken = Files.createDirectories(home.resolve("broken")).resolve("x.jar");
        Files.writeString(broken, "no jar");
        assertThatThrownBy(
                        () -> ExtensionJars.of(name -> home.resolve("nowhere").toString()))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("LINKSPAN_EXT: ");
        assertThatThrownBy(() -> ExtensionJars.of(name -> broken.getParent().toString()))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("x.jar is no jar that can be read");
    }
}
