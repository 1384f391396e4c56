package linkspan.lab.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One process that runs a program on this JVM's Java, a command of ours as a rule. What it prints is appended to its log. It dies with this JVM.
 */
final class Child {
    private static final int TAIL = 30;
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final long ASK_EVERY_NANOS = 25_000_000;
    private static final List<String> ARCHIVE =
            archive(ManagementFactory.getRuntimeMXBean().getInputArguments());

    /** What {@code bin/linkspan prepare} has made for a JVM with these options serves its children of the same program as well. */
    static List<String> archive(List<String> options) {
        return options.stream()
                .filter(option -> option.startsWith("-XX:SharedArchiveFile=") || option.startsWith("-XX:AOTCache="))
                .toList();
    }

    /** What runs on this JVM's Java. */
    record Program(String classPath, String mainClass) {
        private static final String CLASS_PATH = System.getProperty("java.class.path");
        static final Program OURS = new Program(CLASS_PATH, "linkspan.Linkspan");

        /** Another one, of these class folders, with our libraries. */
        static Program of(Path classes, String mainClass) {
            return new Program(classes + File.pathSeparator + CLASS_PATH, mainClass);
        }
    }

    /**
     * @param name for people
     * @param jvmOptions before the class
     * @param arguments command and flags, of a program of ours
     * @param environment beside this JVM's; what is empty is taken away
     * @param log appended to
     */
    record Plan(
            String name,
            List<String> jvmOptions,
            Program program,
            List<String> arguments,
            Map<String, String> environment,
            Path log) {
        Plan {
            jvmOptions = List.copyOf(jvmOptions);
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }

        List<String> command() {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            if (program.equals(Program.OURS)) {
                command.addAll(ARCHIVE);
            }
            command.addAll(jvmOptions);
            command.addAll(List.of("-cp", program.classPath, program.mainClass));
            command.addAll(arguments);
            return command;
        }
    }

    private final Plan plan;
    private final Process process;
    private final Thread killedWithUs;

    private Child(Plan plan, Process process) {
        this.plan = plan;
        this.process = process;
        this.killedWithUs = new Thread(process::destroyForcibly, "kill-" + plan.name);
        Runtime.getRuntime().addShutdownHook(killedWithUs);
    }

    static Child start(Plan plan) {
        ProcessBuilder builder = new ProcessBuilder(plan.command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(plan.log.toFile()));
        plan.environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        try {
            Files.createDirectories(plan.log.toAbsolutePath().getParent());
            return new Child(plan, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(plan.name + " cannot be started", e);
        }
    }

    /** Asks it forty times a second; it is killed and {@link ChildFailed} thrown when it ends, or is not ready after three minutes. */
    void awaitReady(BooleanSupplier ready) {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!ready.getAsBoolean()) {
            boolean late = System.nanoTime() > end || Thread.currentThread().isInterrupted();
            if (late || !isAlive()) {
                ChildFailed failed = failed(
                        isAlive() ? "is not ready after " + LONGEST_START.toSeconds() + " s" : "ended by itself");
                kill();
                throw failed;
            }
            LockSupport.parkNanos(ASK_EVERY_NANOS);
        }
    }

    /** A line on its standard input; of one that has ended nothing happens. */
    void tell(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            return; // it has ended: whoever asks it next finds out
        }
    }

    long pid() {
        return process.pid();
    }

    /** SIGTERM; returns whether it ended within {@code limit}. */
    boolean terminate(Duration limit) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        forget();
        return true;
    }

    /** Sends a signal by its name: the Java API has no others than TERM and KILL. */
    void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw failed("cannot be sent " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("kill cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
            forget();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(killedWithUs);
        } catch (IllegalStateException e) {
            return; // this JVM is ending: the hook runs anyway
        }
    }

    ChildFailed failed(String what) {
        return new ChildFailed(plan.name + " " + what + (isAlive() ? "" : ", exit code " + process.exitValue())
                + ". The end of " + plan.log + ":\n" + tail());
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(plan.log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException e) {
            return "(" + e + ")";
        }
    }
}
