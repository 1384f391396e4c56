package linkspan.author.lint.address;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;

/** Makes of a component's annotations the description that Camel's own plugin makes of an endpoint's. */
final class CatalogModel {
    private CatalogModel() {}

    static ComponentModel of(Class<?> component, List<Class<?>> elsewhere) {
        UriEndpoint about = component.getAnnotation(UriEndpoint.class);
        ComponentModel model = new ComponentModel();
        model.setName(about.scheme());
        model.setScheme(about.scheme());
        model.setTitle(about.title());
        model.setDescription(about.title() + ", a component of Linkspan. routes/reference.md explains it.");
        model.setSyntax(about.syntax());
        model.setLabel("linkspan");
        model.setJavaType(component.getName());
        model.setGroupId("linkspan");
        model.setArtifactId("linkspan");
        model.setVersion("1");
        model.setConsumerOnly(about.consumerOnly());
        model.setProducerOnly(about.producerOnly());
        Map<String, EndpointOptionModel> options = new LinkedHashMap<>();
        for (Field field : described(component, elsewhere)) {
            options.putIfAbsent(name(field), option(field, options.size()));
        }
        options.values().forEach(model::addEndpointOption);
        return model;
    }

    /** The constants that name the address and the options, those of the component first. */
    static List<Field> described(Class<?> component, List<Class<?>> elsewhere) {
        List<Field> fields = new ArrayList<>();
        Stream.concat(Stream.of(component), elsewhere.stream())
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(UriParam.class) || field.isAnnotationPresent(UriPath.class))
                .forEach(fields::add);
        return fields;
    }

    static String name(Field field) {
        UriPath path = field.getAnnotation(UriPath.class);
        return path == null ? field.getAnnotation(UriParam.class).name() : path.name();
    }

    static Object value(Field field) throws IllegalAccessException {
        field.setAccessible(true);
        return field.get(null);
    }

    private static EndpointOptionModel option(Field field, int index) {
        UriPath path = field.getAnnotation(UriPath.class);
        UriParam param = field.getAnnotation(UriParam.class);
        EndpointOptionModel option = new EndpointOptionModel();
        option.setIndex(index);
        option.setName(name(field));
        option.setDisplayName(name(field));
        option.setKind(path == null ? "parameter" : "path");
        option.setRequired(path != null);
        option.setDescription(path == null ? param.description() : path.description());
        String type = path == null ? param.javaType() : path.javaType();
        option.setJavaType(type.isEmpty() ? "java.lang.String" : type);
        option.setType(
                switch (type) {
                    case "boolean" -> "boolean";
                    case "int" -> "integer";
                    default -> "string";
                });
        String enums = path == null ? param.enums() : path.enums();
        if (!enums.isEmpty()) {
            option.setType("enum");
            option.setEnums(List.of(enums.split(",")));
        }
        String otherwise = path == null ? param.defaultValue() : path.defaultValue();
        if (!otherwise.isEmpty()) {
            option.setDefaultValue(otherwise);
        }
        String label = path == null ? param.label() : path.label();
        option.setLabel(label.isEmpty() ? "common" : label);
        option.setGroup(label.isEmpty() ? "common" : label);
        return option;
    }
}
