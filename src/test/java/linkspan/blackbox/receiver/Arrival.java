package linkspan.blackbox.receiver;

/**
 * One call that reached a receiver.
 *
 * @param at when its work was done, or refused
 * @param effective whether it changed anything there
 * @param answer what was meant to be answered: a status, or "nothing"
 */
public record Arrival(
        String at,
        String key,
        String event,
        String eventId,
        long sequence,
        String order,
        String mark,
        boolean effective,
        String answer) {}
