package linkspan.platform.jmx;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.rmi.NoSuchObjectException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.management.MBeanServer;
import javax.management.remote.JMXAuthenticator;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXPrincipal;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnectorServer;
import javax.security.auth.Subject;
import linkspan.platform.system.ConfigurationError;

/**
 * {@code service:jmx:rmi:///jndi/rmi://127.0.0.1:<port>/jmxrmi}: this machine only, user {@value #USER}, the password is the ops token. From
 * elsewhere by a tunnel of that port.
 */
public final class JmxPort implements AutoCloseable {
    static final String USER = "ops";

    /** Opens sockets on this machine; all of them are equal, so that one port serves the registry and its objects. */
    private record OnlyHere() implements RMIServerSocketFactory {
        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        }
    }

    private final Registry registry;
    private final JMXConnectorServer connector;

    private JmxPort(Registry registry, JMXConnectorServer connector) {
        this.registry = registry;
        this.connector = connector;
    }

    /**
     * Listens when it returns.
     *
     * @param token the password as it is now
     * @throws ConfigurationError when the port is taken
     */
    public static JmxPort open(int port, Supplier<String> token, Masking masking) {
        String here = InetAddress.getLoopbackAddress().getHostAddress();
        System.setProperty("java.rmi.server.hostname", here);
        OnlyHere sockets = new OnlyHere();
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            Registry registry = LocateRegistry.createRegistry(port, null, sockets);
            JMXConnectorServer connector = JMXConnectorServerFactory.newJMXConnectorServer(
                    new JMXServiceURL(
                            "service:jmx:rmi://" + here + ":" + port + "/jndi/rmi://" + here + ":" + port + "/jmxrmi"),
                    Map.of(
                            RMIConnectorServer.RMI_SERVER_SOCKET_FACTORY_ATTRIBUTE,
                            sockets,
                            RMIConnectorServer.CREDENTIALS_FILTER_PATTERN,
                            "java.lang.String;!*",
                            JMXConnectorServer.AUTHENTICATOR,
                            (JMXAuthenticator) shown -> admitted(shown, token.get())),
                    beans);
            connector.setMBeanServerForwarder(MaskedBeans.of(beans, masking));
            connector.start();
            return new JmxPort(registry, connector);
        } catch (IOException e) {
            throw new ConfigurationError("--jmx-port: " + here + ":" + port + " cannot be opened: " + e.getMessage());
        }
    }

    private static Subject admitted(Object shown, String token) {
        if (shown instanceof String[] words
                && words.length == 2
                && !token.isEmpty()
                && USER.equals(words[0])
                && words[1] != null
                && MessageDigest.isEqual(
                        words[1].getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
            return new Subject(true, Set.of(new JMXPrincipal(USER)), Set.of(), Set.of());
        }
        throw new SecurityException("user ops with the ops token as password");
    }

    @Override
    public void close() {
        try {
            connector.stop();
            UnicastRemoteObject.unexportObject(registry, true);
        } catch (NoSuchObjectException e) {
            // it is closed
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
