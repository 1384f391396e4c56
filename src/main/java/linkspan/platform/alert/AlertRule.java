package linkspan.platform.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody is told about. Which of them are on, from which figure, after how long and how urgent stands in {@code
 * routes/_hub/alerts.properties}; the subject of an alert is what the rule is looked at for.
 */
public enum AlertRule {
    /** One answer in a hundred takes longer. Subject: {@code answers}. */
    ANSWERS_SLOW(Figure.TIME, Side.ABOVE, "answers are slow", "接口响应过慢"),
    /** The share of calls that succeed is lower. Subject: {@code answers}. */
    ANSWERS_FAIL(Figure.PERCENT, Side.BELOW, "calls fail", "接口成功率过低"),
    /** More is committed and has not had its effect. Subject: {@code messages}. */
    MESSAGES_WAIT(Figure.COUNT, Side.ABOVE, "messages wait", "消息积压"),
    /** An event takes longer from its acceptance to its effect, or waits longer already. Subject: a system. */
    SYNC_LATE(Figure.TIME, Side.ABOVE, "synchronisation is late", "同步延迟"),
    /** The breaker in front of a system is open. Subject: a system. */
    SYSTEM_UNREACHABLE(Figure.NONE, Side.ABOVE, "a system cannot be reached", "系统无法访问"),
    /** Dead letters wait for a person. Subject: a system, or who sent what cannot be read. */
    LETTERS_WAIT(Figure.COUNT, Side.ABOVE, "dead letters wait", "死信待处理"),
    /** The oldest dead letter has waited longer. Subject: as above. */
    LETTERS_OLD(Figure.TIME, Side.ABOVE, "dead letters grow old", "死信久未处理"),
    /** Threads wait for connections to the database. Subject: a pool. */
    CONNECTIONS_SHORT(Figure.COUNT, Side.ABOVE, "connections are short", "数据库连接不足"),
    /** A part of the hub itself is down. Subject: {@code database}, {@code broker}, {@code disk}. */
    PART_DOWN(Figure.NONE, Side.ABOVE, "a part of the hub is down", "平台组件故障"),
    /** Two systems differ by more. Subject: a reconcile route. */
    DIFFERENCE_LARGE(Figure.COUNT, Side.ABOVE, "systems differ", "对账差异过大"),
    /** A reconciliation did not begin in its slot, and so much time has passed. Subject: a reconcile route. */
    RECONCILIATION_LATE(Figure.TIME, Side.ABOVE, "a reconciliation is late", "对账未按时执行"),
    /** A poll has given up. Subject: a poll route. */
    POLL_STOPPED(Figure.NONE, Side.ABOVE, "a poll has stopped", "轮询已停止"),
    /** A source has a new, missing or retyped column. Subject: a poll route. */
    SOURCE_CHANGED(Figure.NONE, Side.ABOVE, "a source has changed", "数据源结构变化"),
    /** What a route carried in an hour is so many deviations from what it carries in that hour of the week. Subject: a route. */
    VOLUME_UNUSUAL(Figure.COUNT, Side.ABOVE, "traffic is unusual", "流量异常"),
    /** The same of the share that fails. Subject: a route. */
    FAILURES_UNUSUAL(Figure.COUNT, Side.ABOVE, "failures are unusual", "失败率异常"),
    /** Something accepted is neither in effect, under way, dead nor discarded. Subject: a system. */
    LEDGER_GAP(Figure.NONE, Side.ABOVE, "the ledger has a gap", "账目不平");

    /** What a threshold is written in. */
    public enum Figure {
        /** Seconds; written {@code 5m}. */
        TIME,
        /** Written {@code 99%}. */
        PERCENT,
        COUNT,
        /** It is so, or it is not: there is no threshold. */
        NONE
    }

    /** On which side of its threshold a figure is a fault. */
    public enum Side {
        ABOVE,
        BELOW;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Figure figure;
    private final Side side;
    private final String english;
    private final String chinese;

    AlertRule(Figure figure, Side side, String english, String chinese) {
        this.figure = figure;
        this.side = side;
        this.english = english;
        this.chinese = chinese;
    }

    public Figure figure() {
        return figure;
    }

    public Side side() {
        return side;
    }

    /** {@code answers-slow}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In a few words. */
    public String english() {
        return english;
    }

    /** In a few words. */
    public String chinese() {
        return chinese;
    }

    /** The rule of that label. */
    public static Optional<AlertRule> of(String label) {
        return Arrays.stream(values())
                .filter(rule -> rule.label().equals(label))
                .findFirst();
    }
}
