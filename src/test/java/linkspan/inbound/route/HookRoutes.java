package linkspan.inbound.route;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import linkspan.model.ExchangeProperty;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** One route for each way in which a route can end. The customer of its events is named like the route. */
final class HookRoutes extends RouteBuilder {
    final CountDownLatch answered = new CountDownLatch(1);
    final CountDownLatch late = new CountDownLatch(2);
    private static final IllegalArgumentException NO = new IllegalArgumentException("no");

    private static Processor status(int status) {
        return exchange -> exchange.setProperty(ExchangeProperty.STATUS, status);
    }

    private void late(Exchange exchange) throws InterruptedException {
        answered.await(2, TimeUnit.MINUTES);
        try {
            Steps.add(exchange, "too-late", "");
        } catch (IllegalStateException e) {
            if (e.getMessage().contains("unit-closed")) {
                late.countDown();
            }
        }
    }

    @Override
    public void configure() {
        from("receive:ok?system=open").routeId("ok").process(Steps.collect("ok"));
        from("receive:stops?system=open")
                .routeId("stops")
                .process(Steps.collect("stops"))
                .stop()
                .process(Steps.collect("never"));
        from("receive:threads?system=open").routeId("threads").threads(2).process(Steps.collect("threads"));
        from("receive:throws?system=open")
                .routeId("throws")
                .process(Steps.collect("throws"))
                .throwException(NO);
        from("receive:refuses?system=partner-like")
                .routeId("refuses")
                .process(Steps.collect("refuses"))
                .throwException(new Refused(FailureCode.SCHEMA_INVALID, "name: missing"));
        from("receive:unmappable?system=partner-like")
                .routeId("unmappable")
                .process(Steps.collect("unmappable"))
                .throwException(new Steps.Unreadable());
        from("receive:marked?system=open")
                .routeId("marked")
                .process(Steps.collect("marked"))
                .markRollbackOnly();
        from("receive:marked-last?system=open")
                .routeId("marked-last")
                .process(Steps.collect("marked-last"))
                .markRollbackOnlyLast();
        from("receive:handled?system=open")
                .routeId("handled")
                .onException(Exception.class)
                .handled(true)
                .process(status(200))
                .end()
                .process(Steps.collect("handled"))
                .throwException(NO);
        from("receive:handled-422?system=partner-like")
                .routeId("handled-422")
                .onException(Exception.class)
                .handled(true)
                .process(status(422))
                .end()
                .process(Steps.collect("handled-422"))
                .throwException(NO);
        from("receive:handled-refused?system=partner-like")
                .routeId("handled-refused")
                .onException(Exception.class)
                .handled(true)
                .process(status(200))
                .end()
                .process(Steps.collect("handled-refused"))
                .throwException(new Refused(FailureCode.OUT_OF_STOCK, "SKU001"));
        from("receive:continued?system=open")
                .routeId("continued")
                .onException(Exception.class)
                .continued(true)
                .end()
                .process(Steps.collect("continued"))
                .throwException(NO);
        from("receive:dead-letter?system=open")
                .routeId("dead-letter")
                .errorHandler(deadLetterChannel("direct:dead"))
                .process(Steps.collect("dead-letter"))
                .throwException(NO);
        from("direct:dead").routeId("dead").process(status(200));
        from("receive:do-catch?system=open")
                .routeId("do-catch")
                .doTry()
                .process(Steps.collect("do-catch"))
                .throwException(NO)
                .doCatch(Exception.class)
                .process(status(200))
                .end();
        from("receive:status-422?system=partner-like")
                .routeId("status-422")
                .process(Steps.collect("status-422"))
                .process(status(422));
        from("receive:teapot?system=open")
                .routeId("teapot")
                .process(Steps.collect("teapot"))
                .process(status(418));
        splits();
        taps();
        breakers();
        from("receive:header?system=open")
                .routeId("header")
                .process(Steps.collect("header"))
                .setHeader("X-Internal", constant("secret"))
                .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(500))
                .setHeader("Location", constant("/elsewhere"))
                .setHeader("Set-Cookie", constant("a=b"));
        from("receive:no-unit?system=open")
                .routeId("no-unit")
                .process(Steps.collect("no-unit"))
                .removeProperties("*");
    }

    private void splits() {
        Processor lines = exchange -> exchange.getMessage().setBody(List.of("a", "b", "c", "d", "e", "f"));
        Processor line =
                exchange -> Steps.add(exchange, "split", exchange.getMessage().getBody(String.class));
        from("receive:split?system=open")
                .routeId("split")
                .process(lines)
                .split(body())
                .process(line)
                .end();
        from("receive:split-parallel?system=open")
                .routeId("split-parallel")
                .process(lines)
                .split(body())
                .parallelProcessing()
                .process(exchange -> {
                    int index = exchange.getProperty(Exchange.SPLIT_INDEX, Integer.class);
                    new CountDownLatch(1).await(5L * (6 - index), TimeUnit.MILLISECONDS);
                    Steps.add(exchange, "split-parallel", exchange.getMessage().getBody(String.class));
                })
                .end();
        from("receive:split-fails?system=open")
                .routeId("split-fails")
                .process(lines)
                .split(body())
                .filter(body().isEqualTo("c"))
                .throwException(NO)
                .end()
                .process(line)
                .end();
        from("receive:split-stops?system=open")
                .routeId("split-stops")
                .process(lines)
                .split(body())
                .stopOnException()
                .filter(body().isEqualTo("c"))
                .throwException(NO)
                .end()
                .process(line)
                .end();
        from("receive:multicast?system=open")
                .routeId("multicast")
                .multicast()
                .parallelProcessing()
                .to("direct:one", "direct:two")
                .end();
        from("direct:one").routeId("one").process(Steps.collect("multicast"));
        from("direct:two").routeId("two").process(Steps.collect("multicast"));
    }

    private void taps() {
        from("receive:tap?system=open")
                .routeId("tap")
                .wireTap("direct:tapped")
                .end()
                .process(Steps.collect("tap"));
        from("direct:tapped").routeId("tapped").process(exchange -> {
            exchange.setPattern(org.apache.camel.ExchangePattern.InOut); // even one that lies about it
            late(exchange);
        });
        CountDownLatch tapped = new CountDownLatch(1);
        from("receive:fast-tap?system=open")
                .routeId("fast-tap")
                .wireTap("direct:fast")
                .end()
                .process(exchange -> tapped.await(2, TimeUnit.MINUTES))
                .process(Steps.collect("fast-tap"));
        from("direct:fast").routeId("fast").errorHandler(noErrorHandler()).process(exchange -> {
            try {
                Steps.add(exchange, "sneaked-in", "");
            } catch (IllegalStateException e) {
                tapped.countDown();
            }
        });
    }

    private void breakers() {
        from("receive:breaker?system=open")
                .routeId("breaker")
                .circuitBreaker()
                .process(Steps.collect("breaker"))
                .throwException(NO)
                .onFallback()
                .process(status(200))
                .end();
        from("receive:breaker-late?system=open")
                .routeId("breaker-late")
                .circuitBreaker()
                .resilience4jConfiguration()
                .timeoutEnabled(true)
                .timeoutDuration(100)
                .end()
                .process(this::late)
                .onFallback()
                .process(status(200))
                .end();
    }
}
