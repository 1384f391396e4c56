package linkspan.mapping.xslt;

import java.util.Set;
import javax.xml.transform.Source;
import net.sf.saxon.Configuration;
import net.sf.saxon.lib.EnvironmentVariableResolver;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.lib.ResourceRequest;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.trans.XPathException;
import org.jspecify.annotations.Nullable;

/** Saxon with every way out closed: no file, no network, no Java, no environment, no second output. */
final class ClosedProcessor {
    private static final int REGEX_STEPS = 1_000_000;

    private ClosedProcessor() {}

    static Processor make() {
        Configuration configuration = new Configuration();
        configuration.setBooleanProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
        configuration.setBooleanProperty(Feature.DISABLE_XSL_EVALUATE, true);
        configuration.setBooleanProperty(Feature.XINCLUDE, false);
        configuration.setBooleanProperty(Feature.LINE_NUMBERING, true);
        configuration.setConfigurationProperty(Feature.REGEX_BACKTRACKING_LIMIT, REGEX_STEPS);
        configuration.setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "");
        configuration.setConfigurationProperty(Feature.ENVIRONMENT_VARIABLE_RESOLVER, new NoEnvironment());
        configuration.setResourceResolver(ClosedProcessor::refuse);
        configuration.setUnparsedTextURIResolver((uri, encoding, config) -> {
            throw closed();
        });
        configuration.setCollectionFinder((context, uri) -> {
            throw closed();
        });
        configuration.setErrorReporterFactory(config -> error -> {}); // what matters is thrown
        return new Processor(configuration);
    }

    static Source refuse(ResourceRequest request) throws XPathException {
        throw closed();
    }

    static XPathException closed() {
        return new XPathException("a mapping reads nothing but its input and the modules beside it");
    }

    private static final class NoEnvironment implements EnvironmentVariableResolver {
        @Override
        public Set<String> getAvailableEnvironmentVariables() {
            return Set.of();
        }

        @Override
        public @Nullable String getEnvironmentVariable(String name) {
            return null;
        }
    }
}
