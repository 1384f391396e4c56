package linkspan.simulation.time;

import java.util.function.Consumer;

/** Something that runs until it is killed: one life of a hub, or what surrounds the hubs. */
public final class Process {
    /** Thrown into whatever a killed process has under way. */
    public static final class Killed extends Error {
        Killed(String name) {
            super(name, null, false, false);
        }
    }

    private final String name;
    private Consumer<Process> whenKilled = it -> {};
    private boolean dead;
    private long standsFrom = -1;
    private long standsUntil;
    private int stepsLeft = -1;

    public Process(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public void whenKilled(Consumer<Process> then) {
        whenKilled = then;
    }

    public boolean isDead() {
        return dead;
    }

    /** Nothing of it happens before that time. */
    public void standsStill(long from, long until) {
        standsFrom = from <= standsUntil && standsFrom >= 0 ? standsFrom : from;
        standsUntil = Math.max(standsUntil, until);
    }

    /** How long nothing was heard of it, at the last time when it stood still after that time. */
    public long silence(long after, long now) {
        return standsFrom < after ? 0 : Math.min(now, standsUntil) - standsFrom;
    }

    public long standsUntil() {
        return standsUntil;
    }

    /** It dies at the step that comes after so many more. */
    public void diesAfter(int steps) {
        stepsLeft = steps;
    }

    public void kill() {
        if (!dead) {
            dead = true;
            whenKilled.accept(this);
        }
    }

    /** Called at each step: throws when it is, or has just been, killed. */
    void step() {
        if (!dead && stepsLeft >= 0 && stepsLeft-- == 0) {
            kill();
        }
        alive();
    }

    void alive() {
        if (dead) {
            throw new Killed(name);
        }
    }
}
