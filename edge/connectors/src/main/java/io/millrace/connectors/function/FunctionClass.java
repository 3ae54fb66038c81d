package io.millrace.connectors.function;

import io.millrace.model.error.MillraceException;
import io.millrace.model.function.UserFunction;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes functions of classes. */
public final class FunctionClass {
    private FunctionClass() {}

    /**
     * Makes sure that a class is a function.
     *
     * @param origin where it is from, for messages
     * @return makes instances; may throw {@code FUNCTION_FAILED}
     * @throws MillraceException {@code FUNCTION_CLASS_INVALID} or {@code FUNCTION_NOT_LINKED}
     */
    public static Supplier<UserFunction> instances(Class<?> type, String origin) {
        if (!UserFunction.class.isAssignableFrom(type)) {
            throw invalid(
                    type,
                    origin,
                    "it implements none of RowFunction, VectorFunction, AggregateFunction, WindowFunction and ProcessFunction of io.millrace.model.function");
        }
        Supplier<Object> made = made(type, origin);
        return () -> (UserFunction) made.get();
    }

    /** As {@link #instances}, of a class that implements whatever the caller asks for. */
    public static Supplier<Object> made(Class<?> type, String origin) {
        Constructor<?> constructor = constructor(type, origin);
        return () -> instance(constructor);
    }

    private static Constructor<?> constructor(Class<?> type, String origin) {
        if (Modifier.isAbstract(type.getModifiers())) {
            throw invalid(type, origin, "it is abstract");
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            throw invalid(type, origin, "it is not public");
        }
        try {
            return type.getConstructor();
        } catch (NoSuchMethodException e) {
            throw invalid(type, origin, "it has no public constructor without parameters");
        } catch (LinkageError e) {
            throw unlinked(type.getName(), e);
        }
    }

    private static MillraceException invalid(Class<?> type, String origin, String reason) {
        return new MillraceException(
                "FUNCTION_CLASS_INVALID",
                "class '" + type.getName() + "' in '" + origin + "' is not a function: " + reason);
    }

    private static Object instance(Constructor<?> constructor) {
        String className = constructor.getDeclaringClass().getName();
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw failed(className, Optional.ofNullable(e.getCause()).orElse(e));
        } catch (ReflectiveOperationException e) {
            throw failed(className, e);
        } catch (LinkageError e) {
            throw unlinked(className, e);
        }
    }

    static MillraceException failed(String className, Throwable cause) {
        return new MillraceException("FUNCTION_FAILED", "class '" + className + "' cannot be started: " + cause, cause);
    }

    static MillraceException unlinked(String className, LinkageError cause) {
        return new MillraceException(
                "FUNCTION_NOT_LINKED",
                "class '" + className + "' cannot be linked: " + cause
                        + "; it was compiled for a newer Java or another Millrace, or needs a class that is not in its jar",
                cause);
    }
}
