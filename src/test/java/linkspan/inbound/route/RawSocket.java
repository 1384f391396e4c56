package linkspan.inbound.route;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are and reads what comes until the other side closes or falls silent. */
final class RawSocket {
    /** @param closed true when the other side closed the connection */
    record Reply(String text, boolean closed) {
        int status() {
            return text.startsWith("HTTP/1.") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        String body() {
            int at = text.indexOf("\r\n\r\n");
            return at < 0 ? "" : text.substring(at + 4);
        }
    }

    private RawSocket() {}

    /** Asks the other side to close when it has answered. */
    static Reply send(int port, String request) throws IOException {
        String closing = request.replaceFirst("\r\n", "\r\nConnection: close\r\n");
        return send(port, closing.getBytes(StandardCharsets.ISO_8859_1), 5_000);
    }

    /** Gives up after so many milliseconds of silence; then says that nothing more will come and waits as long again. */
    static Reply send(int port, byte[] request, int silence) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(silence);
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
                boolean closed = drain(socket.getInputStream(), read);
                if (!closed) {
                    socket.shutdownOutput();
                    closed = drain(socket.getInputStream(), read);
                }
                return new Reply(read.toString(StandardCharsets.UTF_8), closed);
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (IOException e) { // reset
                return new Reply(read.toString(StandardCharsets.UTF_8), true);
            }
        }
    }

    private static boolean drain(InputStream in, ByteArrayOutputStream out) throws IOException {
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
