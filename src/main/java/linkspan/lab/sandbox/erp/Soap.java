package linkspan.lab.sandbox.erp;

import linkspan.lab.sandbox.call.SystemAnswer;

/** What a SOAP 1.1 service says: an envelope with an answer or a fault. */
final class Soap {
    /** Of the ERP's elements; with {@code :<operation>} it is the SOAPAction. */
    static final String NAMESPACE = "urn:example:erp:orders";

    private static final String OPEN = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>";
    private static final String CLOSE = "</soap:Body></soap:Envelope>";

    private Soap() {}

    /** {@code <CreateOrderResponse><orderNumber>…}. */
    static SystemAnswer.Done done(String operation, String field, String value) {
        String element = operation + "Response";
        return new SystemAnswer.Done(
                200,
                OPEN + "<" + element + " xmlns=\"" + NAMESPACE + "\"><" + field + ">" + escaped(value) + "</" + field
                        + "></" + element + ">" + CLOSE);
    }

    /** {@code <FindCustomerResponse/>}: it was done and there is nothing to say. */
    static SystemAnswer.Done done(String operation) {
        return new SystemAnswer.Done(200, OPEN + "<" + operation + "Response xmlns=\"" + NAMESPACE + "\"/>" + CLOSE);
    }

    /** The caller's fault; over HTTP every fault is a 500 (SOAP 1.1 §6.2). */
    static SystemAnswer.Refused refused(String code, String words) {
        return new SystemAnswer.Refused(500, fault("Client", words, code));
    }

    /** What has nothing to do with the business: 4xx blames the caller, 5xx the server. */
    static SystemAnswer.Refused complain(int status, String words) {
        return new SystemAnswer.Refused(status, fault(status < 500 ? "Client" : "Server", words, "HTTP-" + status));
    }

    private static String fault(String blamed, String words, String code) {
        return OPEN + "<soap:Fault><faultcode>soap:" + blamed + "</faultcode><faultstring>" + escaped(words)
                + "</faultstring><detail><code xmlns=\"" + NAMESPACE + "\">" + code
                + "</code></detail></soap:Fault>" + CLOSE;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
