package linkspan.lab.sandbox.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import linkspan.lab.sandbox.Http;
import linkspan.lab.sandbox.SandboxCase;
import linkspan.outbound.protocol.SoapAnswer;
import linkspan.platform.xml.Xml;
import org.junit.jupiter.api.Test;

class ErpTest extends SandboxCase {
    private static String order(String number, String total) {
        return "<orderNumber>" + number + "</orderNumber><customerNumber>10000000</customerNumber>"
                + "<currency>GBP</currency><lines><line><material>茶 &amp; &lt;壶&gt;</material><quantity>2</quantity>"
                + "<price>1.50</price></line></lines><total>" + total + "</total>";
    }

    private Http.Reply soap(String operation, String content, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("SOAPAction", "\"urn:example:erp:orders:" + operation + "\""));
        return http.post(
                "/erp/orders",
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><" + operation
                        + " xmlns='urn:example:erp:orders'>" + content + "</" + operation + "></s:Body></s:Envelope>",
                all.toArray(String[]::new));
    }

    private static String fault(Http.Reply reply) {
        SoapAnswer answer = SoapAnswer.read(reply.http().body().getBytes(StandardCharsets.UTF_8));
        SoapAnswer.Fault fault = (SoapAnswer.Fault) answer;
        return fault.code() + " " + fault.detail();
    }

    @Test
    void an_order_is_booked_and_can_be_read_back() {
        Http.Reply created = soap("CreateOrder", order("A-1", "3.00"));
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.http().headers().firstValue("content-type")).contains("text/xml; charset=utf-8");
        assertThat(created.http().body())
                .contains("<CreateOrderResponse xmlns=\"urn:example:erp:orders\">"
                        + "<orderNumber>A-1</orderNumber></CreateOrderResponse>");
        JsonNode read = http.get("/erp/orders/A-1").json();
        assertThat(read.path("state").asText()).isEqualTo("OPEN");
        assertThat(read.at("/order/lines/line/material").asText()).isEqualTo("茶 & <壶>");
    }

    @Test
    void a_repeated_key_has_one_effect_and_the_same_answer_also_after_a_restart() {
        String first = soap("CreateOrder", order("A-1", "3.00"), Http.event("A-1", 1, "k-1"))
                .http()
                .body();
        restart();
        Http.Reply again = soap("CreateOrder", order("A-1", "3.00"), Http.event("A-1", 1, "k-1"));
        assertThat(again.http().body()).isEqualTo(first);
        assertThat(http.get("/ledger/erp").json().path("effects").asInt()).isOne();
        assertThat(http.get("/erp/totals").http().body()).isEqualTo("{\"GBP\":\"3.00\"}");
    }

    @Test
    void totals_and_lines_leave_cancelled_orders_out_and_are_exact() {
        soap("CreateOrder", order("A-1", "185427.73"));
        soap("CreateOrder", order("A-2", "0.10"));
        soap("CreateOrder", order("A-3", "99"));
        soap("CancelOrder", "<orderNumber>A-3</orderNumber>");
        soap("UpdateOrder", order("A-2", "0.100"));
        soap("ShipOrder", "<orderNumber>A-1</orderNumber><shippedAt>2026-11-11T00:00:00Z</shippedAt>");
        assertThat(http.get("/erp/totals").http().body()).isEqualTo("{\"GBP\":\"185427.83\"}");
        assertThat(http.get("/erp/lines").http().body()).isEqualTo("{\"GBP\":2}");
        assertThat(http.get("/erp/orders/A-1").json().path("state").asText()).isEqualTo("SHIPPED");
    }

    @Test
    void a_cancellation_that_comes_first_holds() {
        assertThat(soap("CancelOrder", "<orderNumber>A-1</orderNumber>").status())
                .isEqualTo(200);
        soap("CreateOrder", order("A-1", "3.00"));
        soap("ShipOrder", "<orderNumber>A-1</orderNumber><shippedAt>2026-11-11T00:00:00Z</shippedAt>");
        assertThat(http.get("/erp/orders/A-1").json().path("state").asText()).isEqualTo("CANCELLED");
        assertThat(http.get("/erp/totals").http().body()).isEqualTo("{}");
    }

    @Test
    void what_is_not_booked_is_the_clients_fault_and_has_no_effect() {
        assertThat(fault(soap("UpdateOrder", order("A-1", "3.00")))).isEqualTo("Client UNKNOWN_ORDER");
        assertThat(fault(soap("ShipOrder", "<orderNumber>A-1</orderNumber>"))).isEqualTo("Client UNKNOWN_ORDER");
        assertThat(fault(soap("CreateOrder", order("A-1", "ten")))).isEqualTo("Client INVALID_ORDER");
        assertThat(fault(soap("CreateOrder", order("A-1", "3").replace("10000000", "7"))))
                .isEqualTo("Client INVALID_ORDER");
        assertThat(fault(soap("CreateOrder", order("A-1", "3").replace(">2<", ">0<"))))
                .isEqualTo("Client INVALID_ORDER");
        assertThat(fault(soap("DropTables", ""))).isEqualTo("Client UNKNOWN_OPERATION");
        assertThat(soap("CreateOrder", order("A-1", "ten")).status()).isEqualTo(500);
        assertThat(http.get("/ledger/erp").json().path("effects").asInt()).isZero();
    }

    @Test
    void what_is_no_envelope_is_a_fault_too() {
        for (String body : List.of("", "{}", "<a/>", "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>")) {
            Http.Reply reply = http.post("/erp/orders", body, "SOAPAction", "\"urn:example:erp:orders:CreateOrder\"");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(fault(reply)).startsWith("Client");
        }
    }

    @Test
    void switched_on_faults_are_faults() {
        http.post("/faults/erp", "{\"orderId\":\"A-1\",\"status\":503}");
        assertThat(fault(soap("CreateOrder", order("A-1", "3")))).isEqualTo("Server HTTP-503");
        http.post("/faults/erp", "{\"orderId\":\"A-1\",\"status\":400}");
        assertThat(fault(soap("CreateOrder", order("A-1", "3")))).isEqualTo("Client HTTP-400");
    }

    @Test
    void a_customer_has_one_number_for_ever() {
        assertThat(number(soap("FindCustomer", "<externalId>shop-C-7</externalId>"), "Find"))
                .isEmpty();
        String number = number(soap("CreateCustomer", "<externalId>shop-C-7</externalId><name>王</name>"), "Create");
        assertThat(number).matches("[0-9]{8}");
        assertThat(number(soap("CreateCustomer", "<externalId>shop-C-7</externalId>"), "Create"))
                .isEqualTo(number);
        assertThat(number(soap("CreateCustomer", "<externalId>shop-C-8</externalId>"), "Create"))
                .isNotEqualTo(number);
        restart();
        assertThat(number(soap("FindCustomer", "<externalId>shop-C-7</externalId>"), "Find"))
                .isEqualTo(number);
        assertThat(http.get("/erp/customers/" + number).json().path("name").asText())
                .isEqualTo("王");
        assertThat(http.get("/ledger/erp").json().path("effects").asInt()).isZero();
    }

    private static String number(Http.Reply reply, String verb) {
        return Xml.tree(reply.http().body().getBytes(StandardCharsets.UTF_8))
                .at("/Envelope/Body/" + verb + "CustomerResponse/customerNumber")
                .asText();
    }

    @Test
    void the_wsdl_names_every_operation() {
        JsonNode wsdl = Xml.tree(http.get("/erp/orders?wsdl").http().body().getBytes(StandardCharsets.UTF_8))
                .path("definitions");
        assertThat(wsdl.at("/portType/operation").findValuesAsText("@name"))
                .containsExactly(
                        "CreateOrder",
                        "UpdateOrder",
                        "CancelOrder",
                        "ShipOrder",
                        "FindCustomer",
                        "CreateCustomer",
                        "UpdateCustomer");
        assertThat(wsdl.at("/binding/operation").findValuesAsText("@soapAction"))
                .allMatch(action -> action.startsWith(Soap.NAMESPACE + ":"))
                .hasSize(7);
    }
}
