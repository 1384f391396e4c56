package linkspan.business.order;

import java.util.Optional;
import java.util.stream.Stream;
import linkspan.model.EventType;

/** The events that an order's state decides about; all others pass it by. */
enum OrderNews {
    CREATED(EventType.ORDER_CREATED),
    UPDATED(EventType.ORDER_UPDATED),
    DISPATCHED(EventType.ORDER_DISPATCHED),
    CANCELLED(EventType.ORDER_CANCELLED),
    SHIPPED(EventType.ORDER_SHIPPED),
    DELETED(EventType.ORDER_DELETED),
    TRACKED(EventType.TRACKING_UPDATED);

    private final EventType type;

    OrderNews(EventType type) {
        this.type = type;
    }

    static Optional<OrderNews> of(EventType type) {
        return Stream.of(values()).filter(news -> news.type.equals(type)).findFirst();
    }
}
