package linkspan.outbound.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoapAnswerTest {
    private static final String OPEN = "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body>";
    private static final String CLOSE = "</e:Body></e:Envelope>";

    @Test
    void the_content_of_the_body_is_a_tree() {
        assertThat(read(OPEN + "<R xmlns='u'><n>7</n></R>" + CLOSE))
                .isEqualTo(new SoapAnswer.Content(Json.read("{\"R\":{\"n\":\"7\"}}")));
        assertThat(read(OPEN + " " + CLOSE)).isEqualTo(new SoapAnswer.Content(Json.read("{}")));
    }

    @Test
    void a_header_beside_it_does_not_matter() {
        assertThat(read(OPEN.replace("<e:Body>", "<e:Header><t>1</t></e:Header><e:Body>") + "<R/>" + CLOSE))
                .isEqualTo(new SoapAnswer.Content(Json.read("{\"R\":\"\"}")));
    }

    @ParameterizedTest
    @CsvSource({
        "e:Client,true",
        "Client,true",
        "e:Client.InvalidOrder,true",
        "e:MustUnderstand,true",
        "e:VersionMismatch,true",
        "e:Server,false",
        "e:Server.Busy,false",
        "x:ORA-00054,false",
        "'',false"
    })
    void the_code_tells_whose_fault_it_is(String code, boolean callers) {
        SoapAnswer answer = read(
                OPEN + "<e:Fault><faultcode>" + code + "</faultcode><faultstring>no</faultstring></e:Fault>" + CLOSE);
        assertThat(answer).isInstanceOfSatisfying(SoapAnswer.Fault.class, fault -> {
            assertThat(fault.isCallers()).isEqualTo(callers);
            assertThat(fault.words()).isEqualTo("no");
        });
    }

    @Test
    void a_fault_keeps_its_words_and_details() {
        assertThat(read(OPEN + "<e:Fault><faultcode>e:Client</faultcode><faultstring xml:lang='zh'>未知订单</faultstring>"
                        + "<detail><c a='b'>X-1</c><c>X-2</c><d><f>9</f></d></detail></e:Fault>" + CLOSE))
                .isEqualTo(new SoapAnswer.Fault("Client", "未知订单", "X-1 X-2 9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no XML",
                "<html><body>Bad gateway</body></html>",
                "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'/>",
                "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body><R>",
                "<!DOCTYPE x [<!ENTITY a 'b'>]><e:Envelope xmlns:e='u'><e:Body><R>&a;</R></e:Body></e:Envelope>"
            })
    void anything_else_is_no_answer(String bytes) {
        assertThat(read(bytes)).isInstanceOf(SoapAnswer.Unreadable.class);
    }

    private static SoapAnswer read(String xml) {
        return SoapAnswer.read(xml.getBytes(StandardCharsets.UTF_8));
    }
}
