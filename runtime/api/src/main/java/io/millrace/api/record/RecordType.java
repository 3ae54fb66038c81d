package io.millrace.api.record;

import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.error.Nearest;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a record class says of columns. A component is the column of its name in snake case, {@code windowStart} that of
 * {@code window_start}, unless {@link ColumnName} says otherwise. Values are never null, but those of components with an annotation called
 * {@code Nullable}.
 *
 * @param <R> the record class
 */
public final class RecordType<R> {
    private final Class<R> type;
    private final List<Component> components;

    /** A component and its column. */
    record Component(String name, String column, Class<?> declared, JavaType type, boolean nullable, Method accessor) {}

    /**
     * A component for which rows have no column, or one of another type.
     *
     * @param code {@code UNKNOWN_COLUMN} or {@code WRONG_TYPE}
     */
    public record Misfit(String code, String rule, String expected, Optional<String> suggestion) {}

    private RecordType(Class<R> type, List<Component> components) {
        this.type = type;
        this.components = List.copyOf(components);
    }

    /** @throws MillraceException {@code RECORD_UNSUPPORTED} if a component has a type that columns do not have */
    public static <R extends Record> RecordType<R> of(Class<R> type) {
        return of(type, Set.of());
    }

    static <R extends Record> RecordType<R> of(Class<R> type, Set<Class<?>> around) {
        Set<Class<?>> classes = new HashSet<>(around);
        if (!classes.add(type)) {
            throw unsupported(type, "holds itself, and columns have an end");
        }
        RecordComponent[] declared = type.getRecordComponents();
        if (declared.length == 0) {
            throw unsupported(type, "has no components, and rows have columns");
        }
        List<Component> components = new ArrayList<>();
        Set<String> columns = new HashSet<>();
        for (RecordComponent component : declared) {
            ColumnName given = component.getAnnotation(ColumnName.class);
            String column = given == null ? snakeCase(component.getName()) : given.value();
            if (!columns.add(column)) {
                throw unsupported(type, "has two components for the column '" + column + "'");
            }
            components.add(new Component(
                    component.getName(),
                    column,
                    component.getType(),
                    new JavaTypes(component, classes).type(),
                    isNullable(component),
                    component.getAccessor()));
        }
        return new RecordType<>(type, components);
    }

    private static MillraceException unsupported(Class<?> type, String reason) {
        return new MillraceException("RECORD_UNSUPPORTED", "the record " + type.getName() + " " + reason);
    }

    /** {@code windowStart} as {@code window_start}, {@code baseURL} as {@code base_url}. */
    static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isNullable(RecordComponent component) {
        return Stream.concat(
                        Arrays.stream(component.getAnnotations()),
                        Arrays.stream(component.getAnnotatedType().getAnnotations()))
                .map(Annotation::annotationType)
                .anyMatch(annotation -> annotation.getSimpleName().equals("Nullable"));
    }

    public Class<R> type() {
        return type;
    }

    List<Component> components() {
        return components;
    }

    /**
     * The columns of a source of such records.
     *
     * @throws MillraceException {@code RECORD_UNSUPPORTED} if a BigDecimal does not say how many digits it has
     */
    public Schema schema() {
        return new Schema(components.stream()
                .map(component -> new Field(component.column(), dataType(component), component.nullable()))
                .toList());
    }

    private DataType dataType(Component component) {
        return component
                .type()
                .dataType()
                .orElseThrow(() -> unsupported(
                        type,
                        "has the component '" + component.name()
                                + "' of BigDecimals, which a source can only read with their digits; expected"
                                + " @DecimalDigits(precision = 10, scale = 2)"));
    }

    /** What keeps rows of a schema from being read as such records; nothing if they can be. */
    public List<Misfit> misfits(Schema rows) {
        List<Misfit> misfits = new ArrayList<>();
        for (Component component : components) {
            String who = "component '" + component.name() + "' of " + type.getSimpleName();
            Optional<Field> field = rows.fields().stream()
                    .filter(candidate -> candidate.name().equals(component.column()))
                    .findFirst();
            if (field.isEmpty()) {
                misfits.add(new Misfit(
                        "UNKNOWN_COLUMN",
                        who + " is the column '" + component.column() + "', which the rows do not have",
                        "one of " + String.join(", ", rows.names()),
                        Nearest.to(component.column(), rows.names())));
            } else if (!component.type().reads(field.get().type())) {
                misfits.add(new Misfit(
                        "WRONG_TYPE",
                        who + " is a " + component.declared().getSimpleName() + ", and the column '"
                                + component.column() + "' is " + field.get().type(),
                        "",
                        Optional.empty()));
            }
        }
        return misfits;
    }

    /** The accessor of a component, however private its class is. */
    static MethodHandle accessor(Component component) {
        try {
            component.accessor().setAccessible(true);
            return MethodHandles.lookup().unreflect(component.accessor());
        } catch (IllegalAccessException | RuntimeException e) {
            throw inaccessible(component.accessor().getDeclaringClass(), e);
        }
    }

    /** The constructor that takes all components, however private it is. */
    MethodHandle constructor() {
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(
                    components.stream().map(Component::declared).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return MethodHandles.lookup().unreflectConstructor(constructor);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw inaccessible(type, e);
        }
    }

    private static MillraceException inaccessible(Class<?> type, Exception cause) {
        return new MillraceException(
                "RECORD_INACCESSIBLE",
                "the record " + type.getName() + " is closed to Millrace; expected 'opens " + type.getPackageName()
                        + "' in its module",
                cause);
    }
}
