package linkspan.platform.jmx;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.MBeanServer;
import javax.management.remote.MBeanServerForwarder;
import org.jspecify.annotations.Nullable;

/** What a connection reads of the beans of this process, without the secrets in their texts. Makes no beans and loads no classes for anybody. */
final class MaskedBeans {
    private static final java.util.Set<String> REFUSED = java.util.Set.of(
            "createMBean", "registerMBean", "unregisterMBean", "instantiate", "deserialize", "getClassLoader");

    private MaskedBeans() {}

    static MBeanServerForwarder of(MBeanServer server, Masking masking) {
        return (MBeanServerForwarder) Proxy.newProxyInstance(
                MaskedBeans.class.getClassLoader(),
                new Class<?>[] {MBeanServerForwarder.class},
                (proxy, method, arguments) -> {
                    String name = method.getName();
                    if (name.equals("setMBeanServer")) {
                        return null; // it has its server, the same
                    }
                    if (name.equals("getMBeanServer")) {
                        return server;
                    }
                    if (REFUSED.contains(name)) {
                        throw new SecurityException(name + " is not for a connection");
                    }
                    try {
                        return masked(method.invoke(server, arguments), masking);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    private static @Nullable Object masked(@Nullable Object value, Masking masking) {
        if (value instanceof String text) {
            return masking.of(text);
        }
        if (value instanceof String[] texts) {
            return Arrays.stream(texts).map(masking::of).toArray(String[]::new);
        }
        if (value instanceof AttributeList list) {
            AttributeList all = new AttributeList();
            list.asList().forEach(each -> all.add(new Attribute(each.getName(), masked(each.getValue(), masking))));
            return all;
        }
        return value;
    }
}
