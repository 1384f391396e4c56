package linkspan.lane;

import linkspan.event.Topic;

/** What stays in order. */
public record LaneKey(Topic topic, String key) {}
