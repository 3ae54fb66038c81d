package io.millrace.api.record;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The digits of a {@link java.math.BigDecimal}, or of those in a list or map, which a record needs that a source reads: the
 * column is a {@code DECIMAL(precision,scale)}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface DecimalDigits {
    /** All digits, 1 to 38. */
    int precision();

    /** Those behind the point, 0 to {@code precision}. */
    int scale();
}
