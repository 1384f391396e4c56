package linkspan.lab.demo;

/**
 * How one system stands, counted in (event, system) pairs at the receiver.
 *
 * @param effective expected and there
 * @param missing expected and not there
 * @param doubled took effect more than once
 * @param outOfOrder took effect after a later event of its key
 */
public record Effects(long effective, long missing, long doubled, long outOfOrder) {
    boolean sound() {
        return missing == 0 && doubled == 0 && outOfOrder == 0;
    }
}
