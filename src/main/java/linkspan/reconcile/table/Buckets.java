package linkspan.reconcile.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The digests of one side of a range, by bucket. */
final class Buckets {
    private record Bucket(long rows, BigDecimal digest) {}

    private final Map<Integer, Bucket> buckets = new HashMap<>();
    private long rows;

    void add(int bucket, long count, BigDecimal digest) {
        buckets.put(bucket, new Bucket(count, digest));
        rows += count;
    }

    long rows() {
        return rows;
    }

    /** Rows of these buckets. */
    long rows(List<Integer> some) {
        return some.stream()
                .map(buckets::get)
                .filter(Objects::nonNull)
                .mapToLong(Bucket::rows)
                .sum();
    }

    /** The buckets in which both sides are not the same. */
    List<Integer> differing(Buckets other) {
        List<Integer> differing = new ArrayList<>();
        for (Map.Entry<Integer, Bucket> each : buckets.entrySet()) {
            Bucket fellow = other.buckets.get(each.getKey());
            if (fellow == null
                    || fellow.rows != each.getValue().rows
                    || fellow.digest.compareTo(each.getValue().digest) != 0) {
                differing.add(each.getKey());
            }
        }
        other.buckets.keySet().stream()
                .filter(bucket -> !buckets.containsKey(bucket))
                .forEach(differing::add);
        return differing;
    }
}
