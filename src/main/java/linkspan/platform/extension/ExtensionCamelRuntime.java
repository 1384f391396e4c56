package linkspan.platform.extension;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import linkspan.platform.system.ConfigurationError;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.CamelBeanPostProcessor;
import org.apache.camel.support.PluginHelper;

/** Gives a Camel context what the jars of {@code ext} hold. */
public final class ExtensionCamelRuntime {
    private ExtensionCamelRuntime() {}

    /** Their components, data formats and languages are found by their names; before the context starts. */
    public static void see(CamelContext camel, ExtensionJars extensions) {
        camel.setApplicationContextClassLoader(extensions.loader());
    }

    /** Classes with {@code @BindToRegistry}, and what their methods and fields with that annotation give, become beans. */
    public static void bind(CamelContext camel, ExtensionJars extensions) {
        CamelBeanPostProcessor binder = PluginHelper.getBeanPostProcessor(camel);
        for (Class<?> type : extensions.marked()) {
            if (binds(type) && !RoutesBuilder.class.isAssignableFrom(type)) {
                Object bean = made(type);
                try {
                    binder.postProcessBeforeInitialization(bean, type.getName());
                    binder.postProcessAfterInitialization(bean, type.getName());
                } catch (Exception e) {
                    throw new ConfigurationError(type.getName() + " in ext cannot be bound: " + e.getMessage());
                }
            }
        }
    }

    private static boolean binds(Class<?> type) {
        return isConcrete(type)
                && (type.isAnnotationPresent(BindToRegistry.class)
                        || Stream.of(type.getMethods()).anyMatch(it -> it.isAnnotationPresent(BindToRegistry.class))
                        || Stream.of(type.getDeclaredFields())
                                .anyMatch(it -> it.isAnnotationPresent(BindToRegistry.class)));
    }

    /** One of each builder of routes, new. */
    public static List<RoutesBuilder> routes(ExtensionJars extensions) {
        List<RoutesBuilder> builders = new ArrayList<>();
        for (Class<?> type : extensions.marked()) {
            if (isConcrete(type) && RoutesBuilder.class.isAssignableFrom(type)) {
                builders.add((RoutesBuilder) made(type));
            }
        }
        return builders;
    }

    /** Addresses at which their routes start, without options. */
    public static Set<String> starts(ExtensionJars extensions) {
        Set<String> starts = new TreeSet<>();
        for (RoutesBuilder builder : routes(extensions)) {
            if (builder instanceof RouteBuilder routes) {
                try (DefaultCamelContext aside = new DefaultCamelContext(false)) {
                    see(aside, extensions);
                    routes.setCamelContext(aside);
                    routes.configure();
                    routes.getRouteCollection().getRoutes().forEach(route -> starts.add(address(route)));
                } catch (Exception e) {
                    throw new ConfigurationError(
                            builder.getClass().getName() + " in ext does not build its routes: " + e.getMessage());
                }
            }
        }
        return starts;
    }

    private static String address(RouteDefinition route) {
        return route.getInput().getEndpointUri().split("\\?", 2)[0];
    }

    private static boolean isConcrete(Class<?> type) {
        return !type.isInterface()
                && !Modifier.isAbstract(type.getModifiers())
                && Modifier.isPublic(type.getModifiers());
    }

    private static Object made(Class<?> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new ConfigurationError(
                    type.getName() + " in ext needs a public constructor without parameters: " + e);
        }
    }
}
