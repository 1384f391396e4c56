package linkspan.mapping.jslt;

import java.lang.reflect.Field;

/**
 * A private field of one of JSLT's classes: of a library without releases since 2022, read and written by reflection here
 * and nowhere else.
 */
record Inside(Field field) {
    static Inside of(Class<?> owner, String name) {
        try {
            Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            return new Inside(field);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("JSLT is not the version this was written for: " + owner + "." + name, e);
        }
    }

    /** Null where the field is. */
    Object get(Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    void set(Object owner, Object value) {
        try {
            field.set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
