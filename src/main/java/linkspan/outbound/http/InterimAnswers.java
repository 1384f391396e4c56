package linkspan.outbound.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Drops interim answers, {@code 102 Processing} and those nobody registered (RFC 9110 §15.2): the real answer follows. Vert.x knows
 * 100 and 103, and takes any other for the answer. The real one would then be read as that of the connection's next call: an
 * event that the system refused would count as done. Left through is 101, which ends HTTP on this connection.
 */
final class InterimAnswers extends ChannelInboundHandlerAdapter {
    private static final String DECODER = "codec";
    private boolean dropping;

    private InterimAnswers() {}

    /** Before the first answer of a connection. */
    static void dropFrom(HttpConnection connection) {
        ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
        pipeline.addAfter(DECODER, InterimAnswers.class.getName(), new InterimAnswers());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        if (part instanceof HttpResponse answer) {
            dropping = isInterim(answer.status());
        }
        if (!dropping) {
            context.fireChannelRead(part);
            return;
        }
        dropping = !(part instanceof LastHttpContent);
        ReferenceCountUtil.release(part);
    }

    private static boolean isInterim(HttpResponseStatus status) {
        return status.codeClass() == HttpStatusClass.INFORMATIONAL
                && status.code() != HttpResponseStatus.CONTINUE.code()
                && status.code() != HttpResponseStatus.SWITCHING_PROTOCOLS.code()
                && status.code() != HttpResponseStatus.EARLY_HINTS.code();
    }
}
