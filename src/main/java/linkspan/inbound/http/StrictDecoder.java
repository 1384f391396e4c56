package linkspan.inbound.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what Netty mends silently: a header line that goes on in the next one (obsolete line folding, RFC 9112 §5.2). A
 * proxy that reads it otherwise would see another request. Afterwards nothing more is read from that connection.
 *
 * <p>Closes connections whose head does not come to its end in {@link HttpLimits#HEAD_SECONDS} s, the first or a later one; and
 * those whose answers are not taken: nothing more is read until they are, for {@link HttpLimits#TAKE_SECONDS} s. Closed is the
 * channel itself: Vert.x would wait until all has been taken.
 */
final class StrictDecoder extends VertxHttpRequestDecoder {
    private static final String DECODER = "httpDecoder";
    private boolean head = true;
    private boolean begun;
    private volatile boolean broken;
    private @Nullable Future<?> late;
    private @Nullable Future<?> untaken;

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

    /** Who connects begins a head. */
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        awaitHead(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        headCame();
        taken();
        super.channelInactive(context);
    }

    /** Answers wait for their taker: who sends request upon request and reads nothing would fill the memory. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
        boolean writable = context.channel().isWritable();
        context.channel().config().setAutoRead(writable);
        if (writable) {
            taken();
        } else if (untaken == null) {
            untaken = context.executor().schedule(() -> context.close(), HttpLimits.TAKE_SECONDS, TimeUnit.SECONDS);
        }
        super.channelWritabilityChanged(context);
    }

    private void taken() {
        if (untaken != null) {
            untaken.cancel(false);
            untaken = null;
        }
    }

    private void awaitHead(ChannelHandlerContext context) {
        if (late == null) {
            late = context.executor().schedule(() -> tooLate(context), HttpLimits.HEAD_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** While nothing is read because an earlier request is in work, the sender is not the one who is slow. */
    private void tooLate(ChannelHandlerContext context) {
        late = null;
        if (context.channel().config().isAutoRead()) {
            context.close();
        } else {
            awaitHead(context);
        }
    }

    private void headCame() {
        if (late != null) {
            late.cancel(false);
            late = null;
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
        if (head && (begun || in.isReadable())) {
            awaitHead(context);
        }
    }

    private void follow(HttpObject decoded) {
        headCame();
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
