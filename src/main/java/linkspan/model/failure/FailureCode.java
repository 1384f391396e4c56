package linkspan.model.failure;

import java.util.Locale;

/**
 * The failure codes of the hub; documented one by one in {@code operating.md}, which a test compares with this list.
 *
 * <p>The business code is the HTTP status times 100 plus a number.
 */
public enum FailureCode {
    REQUEST_INVALID(Fault.SENDER, false, 400, 0, "请求无效", "request is not valid"),
    OUT_OF_STOCK(Fault.SENDER, false, 400, 1, "库存不足", "not enough stock"),
    JSON_MALFORMED(Fault.SENDER, false, 400, 2, "JSON 格式错误", "body is not well-formed JSON"),
    SCHEMA_INVALID(Fault.SENDER, false, 400, 3, "字段校验失败", "a field is missing or not valid"),
    AMOUNTS_DISAGREE(Fault.SENDER, false, 400, 4, "金额不一致", "the sums do not agree"),
    IDEMPOTENCY_KEY_MISSING(Fault.SENDER, false, 400, 5, "缺少 Idempotency-Key", "Idempotency-Key is missing"),
    BODY_MALFORMED(Fault.SENDER, false, 400, 6, "请求体格式错误", "body is not well-formed"),
    SIGNATURE_INVALID(Fault.SENDER, false, 401, 1, "身份验证失败", "authentication failed"),
    FORBIDDEN(Fault.SENDER, false, 403, 0, "没有权限", "not allowed"),
    NOT_FOUND(Fault.SENDER, false, 404, 0, "资源不存在", "there is no such resource"),
    METHOD_NOT_ALLOWED(Fault.SENDER, false, 405, 0, "不支持该方法", "method is not allowed here"),
    NOT_ACCEPTABLE(Fault.SENDER, false, 406, 0, "不支持该版本或格式", "this version or format is not offered"),
    STILL_RUNNING(Fault.SENDER, true, 409, 1, "请求处理中", "the first request is still running"),
    ORDER_EXISTS(Fault.SENDER, false, 409, 2, "订单已存在", "there is an order with this id"),
    SUPERSEDED(Fault.SENDER, false, 409, 3, "已被更新的事件取代", "newer events of this key have taken effect"),
    ORDER_CONFLICT(Fault.SENDER, false, 409, 4, "与订单现状冲突", "it contradicts what is known of the order"),
    STEP_FORBIDDEN(Fault.SENDER, false, 409, 5, "订单当前状态不允许该操作", "the order's status does not allow this step"),
    VERSION_STALE(Fault.SENDER, false, 409, 6, "订单已被他人修改", "the order was changed meanwhile"),
    BODY_TOO_LARGE(Fault.SENDER, false, 413, 0, "请求体过大", "body is too large"),
    EVENT_REFUSED(Fault.HUB, false, 413, 1, "事件被消息代理拒绝", "the broker will not take the event"),
    URI_TOO_LONG(Fault.SENDER, false, 414, 0, "URI 过长", "URI is too long"),
    MEDIA_TYPE_UNSUPPORTED(Fault.SENDER, false, 415, 0, "不支持的内容类型", "content type is not supported"),
    IDEMPOTENCY_KEY_REUSED(
            Fault.SENDER, false, 422, 1, "Idempotency-Key 已用于其他请求", "Idempotency-Key was used with another request"),
    MAPPING_FAILED(Fault.ROUTE, false, 422, 2, "消息无法映射", "the message cannot be mapped"),
    VERSION_MISSING(Fault.SENDER, false, 428, 0, "缺少 If-Match", "If-Match is missing"),
    TOO_MANY_REQUESTS(Fault.SENDER, true, 429, 0, "请求过于频繁", "too many requests"),
    HEADERS_TOO_LARGE(Fault.SENDER, false, 431, 0, "请求头过大", "headers are too large"),
    INTERNAL(Fault.HUB, true, 500, 0, "内部错误", "internal error"),
    ROUTE_FAILED(Fault.ROUTE, true, 500, 1, "路由执行失败", "the route failed"),
    POISON(Fault.ROUTE, false, 500, 2, "处理该事件时进程多次终止", "the hub ended each time it was under way"),
    SYSTEM_REFUSED(Fault.SYSTEM, false, 502, 1, "目标系统拒绝", "the system refused it"),
    SYSTEM_ERROR(Fault.SYSTEM, true, 502, 2, "目标系统错误", "the system answered with an error"),
    SYSTEM_ANSWER_INVALID(Fault.SYSTEM, true, 502, 3, "目标系统应答无效", "the system's answer makes no sense"),
    EVENT_UNKNOWN(Fault.HUB, false, 501, 0, "未知事件类型", "this version does not know the event"),
    NO_ROUTE(Fault.ROUTE, false, 501, 1, "没有投递路由", "no route delivers it"),
    OVERLOADED(Fault.HUB, true, 503, 0, "系统繁忙", "overloaded"),
    NOT_STORED(Fault.HUB, true, 503, 1, "暂时无法保存", "could not be stored"),
    STOPPING(Fault.HUB, true, 503, 2, "正在停止", "stopping"),
    SYSTEM_UNREACHABLE(Fault.SYSTEM, true, 503, 3, "目标系统不可达", "the system cannot be reached"),
    ANSWER_LOST(Fault.SYSTEM, true, 504, 1, "应答丢失", "it was sent, the answer was lost");

    /** Who has to do something about it. */
    public enum Fault {
        SENDER,
        ROUTE,
        SYSTEM,
        HUB
    }

    private final Fault fault;
    private final boolean retry;
    private final int status;
    private final int number;
    private final String chinese;
    private final String english;

    FailureCode(Fault fault, boolean retry, int status, int number, String chinese, String english) {
        this.fault = fault;
        this.retry = retry;
        this.status = status;
        this.number = number;
        this.chinese = chinese;
        this.english = english;
    }

    /** {@code signature-invalid}: in logs, letters, metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Fault fault() {
        return fault;
    }

    /** True: the same thing may work later. */
    public boolean retry() {
        return retry;
    }

    /** True: the same message will never be taken as it is, whoever sends it again. */
    public boolean isFinal() {
        return !retry && (fault == Fault.SENDER || fault == Fault.ROUTE);
    }

    /** True: the system was away; when it is back, it takes the same thing. */
    public boolean isOutage() {
        return this == SYSTEM_UNREACHABLE || this == SYSTEM_ERROR || this == ANSWER_LOST;
    }

    public int status() {
        return status;
    }

    /** The {@code code} of the envelope. */
    public int businessCode() {
        return status * 100 + number;
    }

    public String message(Locale locale) {
        return locale.getLanguage().equals("en") ? english : chinese;
    }
}
