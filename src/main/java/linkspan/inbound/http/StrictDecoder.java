package linkspan.inbound.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.List;

/**
 * Refuses what Netty mends silently: a header line that goes on in the next one (obsolete line folding, RFC 9112 §5.2). A
 * proxy that reads it otherwise would see another request. Afterwards nothing more is read from that connection.
 */
final class StrictDecoder extends VertxHttpRequestDecoder {
    private static final String DECODER = "httpDecoder";
    private boolean head = true;
    private boolean begun;
    private volatile boolean broken;

    private StrictDecoder(HttpServerOptions options) {
        super(options);
    }

    /** Takes the place of a connection's decoder, before its first byte. */
    static void guard(HttpConnection connection, HttpServerOptions options) {
        ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
        pipeline.replace(DECODER, DECODER, new StrictDecoder(options));
    }

    /** What still comes is dropped unread: nobody answers a request behind one that was the last. On any thread. */
    static void deafen(HttpConnection connection) {
        StrictDecoder decoder =
                ((ConnectionBase) connection).channel().pipeline().get(StrictDecoder.class);
        if (decoder != null) {
            decoder.broken = true;
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (broken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (head && folded(in)) {
            broken = true;
            in.skipBytes(in.readableBytes());
            HttpMessage invalid = createInvalidMessage();
            invalid.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("obsolete line folding")));
            out.add(invalid);
            return;
        }
        int before = in.readableBytes();
        int known = out.size();
        super.decode(context, in, out);
        begun |= in.readableBytes() < before;
        for (Object decoded : out.subList(known, out.size())) {
            follow((HttpObject) decoded);
        }
    }

    private void follow(HttpObject decoded) {
        if (decoded instanceof LastHttpContent) {
            head = true;
            begun = false;
        } else if (decoded instanceof HttpMessage || decoded instanceof HttpContent) {
            head = false;
        }
    }

    /** True when a line of this head, other than its first, begins with white space. The decoder takes whole lines. */
    private boolean folded(ByteBuf in) {
        int line = in.readerIndex();
        boolean first = !begun;
        while (line < in.writerIndex()) {
            byte c = in.getByte(line);
            int end = in.indexOf(line, in.writerIndex(), (byte) '\n');
            boolean blank = c == '\n' || c == '\r' && end == line + 1;
            if (!first && (c == ' ' || c == '\t')) {
                return true;
            }
            if (end < 0 || blank && !first) {
                return false;
            }
            first &= blank;
            line = end + 1;
        }
        return false;
    }
}
