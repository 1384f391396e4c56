package linkspan.inbound.auth.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one signature of {@code Signature-Input}: what it covers, and what is said about it.
 *
 * @param label joins it with its signature
 * @param components names in the order in which they are signed
 * @param parameters by name; numbers as they are written, texts without their quotes
 * @param text components and parameters as sent, signed as {@code @signature-params}
 */
record SignatureInput(String label, List<String> components, Map<String, String> parameters, String text) {
    private static final String COMPONENT = "\"@?[a-z0-9][a-z0-9-]{0,60}\"";
    private static final String PARAMETER =
            ";[a-z][a-z0-9_-]{0,20}=(?:[0-9]{1,12}|\"[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]{0,200}\")";
    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9_.*-]{0,39})=(\\(((?:" + COMPONENT + "(?: "
            + COMPONENT + "){0,30})?)\\)((?:" + PARAMETER + "){0,8}))");
    private static final Pattern ONE = Pattern.compile(";([a-z][a-z0-9_-]*)=(?:([0-9]+)|\"([^\"]*)\")");

    SignatureInput {
        components = List.copyOf(components);
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads canonical structured fields (RFC 8941) only: what one writes otherwise two might read differently. Throws
     * {@link IllegalArgumentException} for anything else, two signatures, a component or parameter that comes twice, and
     * parameters of components.
     */
    static SignatureInput of(String header) {
        Matcher form = FORM.matcher(header);
        if (!form.matches()) {
            throw new IllegalArgumentException("signature-input is malformed");
        }
        List<String> components = new ArrayList<>();
        for (String quoted :
                form.group(3).isEmpty() ? new String[0] : form.group(3).split(" ", -1)) {
            components.add(quoted.substring(1, quoted.length() - 1));
        }
        Map<String, String> parameters = new HashMap<>();
        Matcher one = ONE.matcher(form.group(4));
        while (one.find()) {
            String value = one.group(2) == null ? one.group(3) : one.group(2);
            if (parameters.put(one.group(1), value) != null) {
                throw new IllegalArgumentException("signature-input has a parameter twice");
            }
        }
        if (new HashSet<>(components).size() != components.size()) {
            throw new IllegalArgumentException("signature-input has a component twice");
        }
        return new SignatureInput(form.group(1), components, parameters, form.group(2));
    }

    /** The parameter, empty when it is not there. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
