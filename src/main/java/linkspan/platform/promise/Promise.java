package linkspan.platform.promise;

/** One line of a guarantee card. */
public enum Promise {
    ONCE(
            "once in effect: each call carries the event's id, and the system takes a repetition for the same call",
            "生效恰好一次：每次调用都带事件编号，系统会把重复调用当作同一次"),
    ONCE_OR_PERSON(
            "once in effect, or a person decides: where an answer is lost the event waits as uncertain",
            "生效恰好一次，否则由人决定：应答丢失时事件以“不确定”状态等待"),
    ONCE_OR_MORE(
            "once or more: a step is marked repeatable=true, and the system does not honour the event's id",
            "至少一次：有步骤标记为 repeatable=true，而系统不识别事件编号"),
    STORED("a 2xx means committed; who gets none asks again", "返回 2xx 即已提交；没有得到应答者再次发送"),
    PAGES("each page is one commit with its checkpoint", "每页数据与其检查点在同一次提交中写入"),
    HANDED_OVER(
            "committed before the source is told; after a crash the source may hand it over again",
            "先提交，后确认来源；崩溃后来源可能再次交付"),
    ANSWERED("an answer while somebody waits; nothing is kept", "即问即答，不保存"),

    KEY_HOLDS(
            "per key, in the order of acceptance; what fails holds the later events of its key",
            "同一键按接收顺序；失败的事件会让该键后续事件等待"),
    KEY_GOES_ON(
            "per key until one is dead: the later ones go on without it, and it comes after them only by --force",
            "同一键按顺序，但出现死信后后续事件继续；死信只能用 --force 补发"),
    AS_COMMITTED("per key, in the order of commits", "同一键按提交顺序"),
    NO_ORDER("none", "无"),

    EVENT_ID("the event's id, for as long as the system remembers it", "事件编号，以系统记住的期限为准"),
    POSITION("the hub's own position of the key: what is done is not called again", "平台自身的进度：已完成的不再调用"),
    SENDERS_KEY(
            "the sender's Idempotency-Key or delivery id: the same answer for the term of messages",
            "发送方的 Idempotency-Key 或投递编号：保存期内返回相同应答"),
    CHECKPOINT("the checkpoint, and ids that are made of the rows", "检查点，以及由数据行生成的编号"),
    UNIT_KEY("what the route names: unit-key or #inbox", "由路由指定：unit-key 或 #inbox"),
    NO_KEY("none", "无"),

    LETTER("none: what fails for good is a dead letter", "不丢失：最终失败的成为死信"),
    KEPT("none: what cannot be mapped is kept as a letter", "不丢失：无法映射的作为死信保存"),
    TOLD("none after a 2xx: what cannot be mapped is refused to the sender", "2xx 之后不丢失：无法映射的会拒绝给发送方"),
    AT_SOURCE("none: what is not committed stays at the source", "不丢失：未提交的仍在来源处"),
    NOT_STORED("whoever asks has to ask again", "提问者需要再次提问");

    private final String english;
    private final String chinese;

    Promise(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    public String english() {
        return english;
    }

    public String chinese() {
        return chinese;
    }
}
