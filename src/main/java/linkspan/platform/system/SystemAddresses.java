package linkspan.platform.system;

import java.util.Map;

/** Addresses that settings of systems leave open: <code>{{sandbox.url}}</code> is {@code LINKSPAN_SANDBOX_URL}. */
public record SystemAddresses(Map<String, String> environment) {
    public SystemAddresses {
        environment = Map.copyOf(environment);
    }

    /** The value with every one of them filled in; the simulated systems are on this machine unless told otherwise. */
    public String filled(String value) {
        String bi = setting("LINKSPAN_SANDBOX_BI_URL", "jdbc:h2:tcp://127.0.0.1:8091/bi");
        return value.replace("{{sandbox.url}}", setting("LINKSPAN_SANDBOX_URL", "http://127.0.0.1:8090"))
                .replace("{{sandbox.bi-url}}", bi)
                .replace("{{sandbox.erp-url}}", bi.replaceFirst("/bi$", "/erp")); // on the same server
    }

    private String setting(String variable, String otherwise) {
        String value = environment.getOrDefault(variable, "");
        return value.isBlank() ? otherwise : value;
    }
}
