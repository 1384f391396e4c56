package linkspan.blackbox.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Tells one order's tale after the other, each message until it is answered or given up; the next one goes to another
 * hub. Some are told again, some forged.
 */
final class Teller implements Runnable {
    private static final int PATIENT_S = 6;
    private static final int IMPATIENT_MS = 300;
    private final Tales tales;
    private final Post post;
    private final List<String> hubs;
    private final SplittableRandom random;
    private final int longestPauseMs;
    private int turn;
    private volatile boolean finishing;

    Teller(Tales tales, Post post, List<String> hubs, SplittableRandom random, int longestPauseMs) {
        this.tales = tales;
        this.post = post;
        this.hubs = List.copyOf(hubs);
        this.random = random;
        this.longestPauseMs = longestPauseMs;
    }

    /** Ends the message that is being told. */
    void finish() {
        finishing = true;
    }

    @Override
    public void run() {
        try {
            while (!finishing) {
                tell(tales.next());
            }
        } catch (InterruptedException given) {
            return; // given up: what was not answered is unknown
        }
    }

    private void tell(List<Message> tale) throws InterruptedException {
        List<Message> told = new ArrayList<>();
        for (Message message : tale) {
            if (finishing) {
                return;
            }
            if (tellOne(message)) {
                told.add(message);
                tellMore(told);
            }
            Thread.sleep(random.nextInt(longestPauseMs));
        }
    }

    /** Whether it was acknowledged. One in twenty gives up early, so that its fate stays unknown to the sender. */
    private boolean tellOne(Message message) throws InterruptedException {
        int attempts = random.nextInt(20) == 0 ? 1 : Integer.MAX_VALUE;
        for (int attempt = 0; attempt < attempts; attempt++) {
            Journal.Entry answered = post.send("told", message, nextHub(), PATIENT_S);
            if (answered.isAcknowledged()) {
                return true;
            }
            if (answered.isRefused()) {
                return false;
            }
            Thread.sleep(IMPATIENT_MS);
        }
        return false;
    }

    /** What platforms and strangers send besides. */
    private void tellMore(List<Message> told) throws InterruptedException {
        Message last = told.get(told.size() - 1);
        int dice = random.nextInt(100);
        if (dice < 10) {
            post.send("again", last, nextHub(), PATIENT_S);
        } else if (dice < 13 && last.kind() != Message.Kind.CLIENT) {
            Message any = told.get(random.nextInt(told.size()));
            post.send("again", any.again(any.delivery() + "-re" + random.nextInt(1_000)), nextHub(), PATIENT_S);
        } else if (dice < 15 && last.kind() == Message.Kind.CHANGE) {
            post.sendForged(forged(last), nextHub());
        } else if (dice < 17 && last.kind() == Message.Kind.CHANGE) {
            post.sendCrossed(last.again(last.delivery() + "-crossed"), nextHub());
        }
    }

    private static Message forged(Message message) {
        String mark = message.mark() + "-forged";
        String later = message.body().replace(message.mark(), mark);
        return new Message(
                mark, message.delivery() + "-forged", message.order(), message.version(), message.kind(), later);
    }

    private String nextHub() {
        turn++;
        return hubs.get(Math.floorMod(turn, hubs.size()));
    }
}
