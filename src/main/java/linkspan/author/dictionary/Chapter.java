package linkspan.author.dictionary;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One canonical document and the events that carry it.
 *
 * @param name of its schema, {@code order}
 * @param senders systems by event: whose receive routes bring it
 * @param receivers systems by event: whose deliver routes get it
 */
record Chapter(
        String name,
        String title,
        String description,
        Map<String, Set<String>> senders,
        Map<String, Set<String>> receivers,
        List<Entry> entries) {}
