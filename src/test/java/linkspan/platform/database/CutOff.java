package linkspan.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A wire to a database server that can be cut: by a firewall that swallows everything, or by the server's end. */
public final class CutOff implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("://localhost:(\\d+)/");
    private final DatabaseServer server;
    private final int target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean swallows;
    private volatile ServerSocket listener;

    public CutOff(DatabaseServer server) throws IOException {
        Matcher found = PORT.matcher(server.url());
        if (!found.find()) {
            throw new IllegalArgumentException(server.url());
        }
        this.server = server;
        this.target = Integer.parseInt(found.group(1));
        this.listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        this.port = listener.getLocalPort();
        accept(listener);
    }

    /** The server behind the wire. */
    public DatabaseServer server() {
        String url = server.url().replace("://localhost:" + target, "://127.0.0.1:" + port);
        return new DatabaseServer(url, server.user(), server.password());
    }

    /** Connections stay, new ones are taken, and nothing goes through. */
    public void swallow() {
        swallows = true;
    }

    /** Connections are reset, new ones refused. */
    public void refuse() throws IOException {
        listener.close();
        closeAll();
    }

    /** Whole again; what was open before is closed. */
    public void mend() throws IOException {
        swallows = false;
        closeAll();
        if (listener.isClosed()) {
            ServerSocket again = new ServerSocket();
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            listener = again;
            accept(again);
        }
    }

    private void accept(ServerSocket at) {
        start(() -> {
            while (!at.isClosed()) {
                Socket near = at.accept();
                sockets.add(near);
                if (!swallows) {
                    Socket far = new Socket("localhost", target);
                    sockets.add(far);
                    start(() -> copy(near, far));
                    start(() -> copy(far, near));
                }
            }
        });
    }

    private void copy(Socket from, Socket to) throws IOException {
        byte[] buffer = new byte[8192];
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (!swallows) {
                out.write(buffer, 0, n);
            }
        }
        from.close();
        to.close();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // closed: that is what it is for
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void closeAll() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        closeAll();
    }
}
