package linkspan.inbound.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import linkspan.inbound.request.AnswerHeader;
import linkspan.inbound.request.RefusedCall;
import linkspan.model.failure.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * What one client may call: a token bucket against bursts, and a quota over a longer window where one is granted. Counted
 * in this process: with several hubs each lets so many pass. Safe for many threads.
 *
 * <p>What is left is told in {@code RateLimit} and {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers-10).
 */
public final class ClientLimits {
    private static final int MOST_RATE = 1_000_000;
    private final int rate;
    private final @Nullable Quota quota;
    private final Bucket bucket;
    private final Optional<SlidingWindow> window;
    private final String policy;

    /**
     * Full at the start. Throws {@link IllegalArgumentException} for a rate below 1 or above 1,000,000.
     *
     * @param rate calls a second on average, and at once
     * @param nanos a clock like {@link System#nanoTime}
     */
    public ClientLimits(int rate, @Nullable Quota quota, LongSupplier nanos) {
        this.rate = checked(rate);
        this.quota = quota;
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(rate).refillGreedy(rate, Duration.ofSeconds(1)))
                .withCustomTimePrecision(meter(nanos))
                .build();
        this.window = Optional.ofNullable(quota).map(granted -> new SlidingWindow(granted, nanos));
        this.policy = "\"rate\";q=" + rate + ";w=1"
                + (quota == null
                        ? ""
                        : ", \"quota\";q=" + quota.calls() + ";w="
                                + quota.window().toSeconds());
    }

    /** The rate itself; throws {@link IllegalArgumentException} for one that no bucket has. */
    public static int checked(int rate) {
        if (rate < 1 || rate > MOST_RATE) {
            throw new IllegalArgumentException("rate " + rate + " is not within 1 and " + MOST_RATE);
        }
        return rate;
    }

    /** True: these limits are granted, so that what is used of them goes on counting. */
    public boolean are(int otherRate, @Nullable Quota otherQuota) {
        return rate == otherRate && Objects.equals(quota, otherQuota);
    }

    /** Takes one call; what is left, as headers. Throws {@link RefusedCall} (429) that says when to come again. */
    public Map<AnswerHeader, String> take() {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = Math.max(
                    1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds());
            throw refused("\"rate\";r=0;t=" + seconds, seconds);
        }
        String left = "\"rate\";r=" + probe.getRemainingTokens() + ";t=1";
        if (window.isEmpty()) {
            return headers(left);
        }
        long calls = window.get().take();
        long seconds = window.get().secondsToNext();
        if (calls < 0) {
            throw refused("\"quota\";r=0;t=" + seconds, seconds);
        }
        return headers(left + ", \"quota\";r=" + calls + ";t=" + seconds);
    }

    private RefusedCall refused(String left, long seconds) {
        Map<AnswerHeader, String> headers = headers(left);
        headers.put(AnswerHeader.RETRY_AFTER, Long.toString(seconds));
        return new RefusedCall(FailureCode.TOO_MANY_REQUESTS, "", headers);
    }

    private Map<AnswerHeader, String> headers(String left) {
        Map<AnswerHeader, String> headers = new LinkedHashMap<>();
        headers.put(AnswerHeader.RATE_LIMIT_POLICY, policy);
        headers.put(AnswerHeader.RATE_LIMIT, left);
        return headers;
    }

    private static TimeMeter meter(LongSupplier nanos) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.getAsLong();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }
}
