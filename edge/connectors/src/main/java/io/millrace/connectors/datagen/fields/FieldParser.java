package io.millrace.connectors.datagen.fields;

import io.millrace.connectors.datagen.generator.Chance;
import io.millrace.connectors.datagen.generator.Texts;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.option.DurationText;
import io.millrace.model.option.OptionFault;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes the generator of a field of what a job says. */
final class FieldParser {
    /** What there is, as messages show it. */
    private static final String KNOWN =
            "sequence(first, step), random(least, most), oneOf(value, ...), text(least, most)"
                    + " or timestamp(first, step)";

    private static final String DEFAULT_LENGTH = "10";

    /** The most digits of a DECIMAL that is made without bounds. */
    private static final int DECIMAL_DIGITS = 18;

    private final String field;
    private final DataType type;
    private final Chance chance;
    private final Texts texts;

    FieldParser(String field, DataType type, long seed, Texts texts) {
        this.field = field;
        this.type = type;
        this.chance = new Chance(seed, "field " + field);
        this.texts = texts;
    }

    /** Says what is wrong. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient OptionFault fault;

        Refused(OptionFault fault) {
            super(fault.rule());
            this.fault = fault;
        }

        OptionFault fault() {
            return fault;
        }
    }

    /** What a field gets for which the job names no generator. */
    FieldGenerator otherwise() throws Refused {
        return switch (type) {
            case DataType.Decimal ignored -> parse("random");
            case Scalar scalar ->
                switch (scalar) {
                    case BOOLEAN, INT, BIGINT, DOUBLE -> parse("random");
                    case STRING, BYTES -> parse("text");
                    case TIMESTAMP -> parse("timestamp");
                };
            case DataType.Array ignored -> throw nested();
            case DataType.Map ignored -> throw nested();
            case DataType.Row ignored -> throw nested();
        };
    }

    private Refused nested() {
        return new Refused(new OptionFault(
                "schema." + field,
                "WRONG_TYPE",
                "this generator makes no values of type " + type,
                "",
                "a type that holds no others"));
    }

    FieldGenerator parse(String text) throws Refused {
        if (type.isNested()) {
            throw nested();
        }
        Description description = Description.parse(text).orElseThrow(() -> refused("BAD_GENERATOR", "", text, KNOWN));
        try {
            return switch (description.name()) {
                case "sequence" -> sequence(description, text);
                case "random" -> random(description, text);
                case "oneOf" -> oneOf(description, text);
                case "text" -> text(description, text);
                case "timestamp" -> timestamp(description, text);
                default -> throw refused("BAD_GENERATOR", "there is no such generator", text, KNOWN);
            };
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException notOfType) {
            throw refused("BAD_GENERATOR", "its values have to be of type " + type, text, "");
        }
    }

    private FieldGenerator sequence(Description description, String text) throws Refused {
        List<String> given = arguments(description, text, 0, 2, "sequence(first, step)");
        String first = argument(given, 0, "0");
        String step = argument(given, 1, "1");
        return switch (type) {
            case DataType.Decimal decimal ->
                Generators.sequence(decimal, Values.parse(first, decimal), Values.parse(step, decimal));
            case Scalar.INT, Scalar.BIGINT ->
                Generators.sequence(type, Values.parse(first, type), Values.parse(step, type));
            case Scalar.DOUBLE -> Generators.sequenceOfDoubles(Double.parseDouble(first), Double.parseDouble(step));
            case Scalar.STRING -> Generators.sequenceOfTexts(Long.parseLong(first), Long.parseLong(step));
            default -> throw unsuitable(text, "numbers or STRING; for times there is timestamp(first, step)");
        };
    }

    private FieldGenerator random(Description description, String text) throws Refused {
        List<String> given = arguments(description, text, 0, 2, "random(least, most)");
        if (given.size() == 1) {
            throw refused("BAD_GENERATOR", "bounds come in pairs", text, "random(least, most)");
        }
        if (type == Scalar.DOUBLE) {
            double least = Double.parseDouble(argument(given, 0, "0"));
            double most = Double.parseDouble(argument(given, 1, "1"));
            checkOrder(least <= most, text);
            return Generators.randomDoubles(least, most, chance);
        }
        if (!Values.areNumbers(type) || (type == Scalar.TIMESTAMP && given.isEmpty())) {
            throw unsuitable(
                    text, type == Scalar.TIMESTAMP ? "random(first, last)" : "oneOf(value, ...) or text(length)");
        }
        long least = given.isEmpty() ? least() : Values.parse(given.get(0), type);
        long most = given.isEmpty() ? most() : Values.parse(given.get(1), type);
        checkOrder(least <= most, text);
        return Generators.random(type, least, most, chance);
    }

    private long least() {
        return type == Scalar.BOOLEAN ? 0 : -most() - (type instanceof Scalar ? 1 : 0);
    }

    private long most() {
        return switch (type) {
            case Scalar.BOOLEAN -> 1;
            case Scalar.INT -> Integer.MAX_VALUE;
            case DataType.Decimal decimal -> powerOfTen(Math.min(decimal.precision(), DECIMAL_DIGITS)) - 1;
            default -> Long.MAX_VALUE;
        };
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private void checkOrder(boolean ascending, String text) throws Refused {
        if (!ascending) {
            throw refused("BAD_GENERATOR", "the first bound is the lower one", text, "");
        }
    }

    private FieldGenerator oneOf(Description description, String text) throws Refused {
        List<String> given = arguments(description, text, 1, Integer.MAX_VALUE, "oneOf(value, ...)");
        if (Values.areNumbers(type)) {
            return Generators.oneOf(
                    type,
                    given.stream().mapToLong(value -> Values.parse(value, type)).toArray(),
                    chance);
        }
        return Generators.oneOf(
                given.stream()
                        .map(value -> value.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new),
                chance);
    }

    private FieldGenerator text(Description description, String text) throws Refused {
        List<String> given = arguments(description, text, 0, 2, "text(least, most) or text(length)");
        if (Values.areNumbers(type)) {
            throw unsuitable(text, "STRING or BYTES");
        }
        int least = length(argument(given, 0, DEFAULT_LENGTH), text);
        int most = length(argument(given, 1, Integer.toString(least)), text);
        checkOrder(least <= most, text);
        return Generators.text(texts, least, most, chance);
    }

    private int length(String given, String text) throws Refused {
        Optional<Integer> length = given.matches("[0-9]{1,6}") ? Optional.of(Integer.valueOf(given)) : Optional.empty();
        return length.filter(letters -> letters <= Texts.MAX_LENGTH)
                .orElseThrow(
                        () -> refused("BAD_GENERATOR", "a length is 0 to " + Texts.MAX_LENGTH + " letters", text, ""));
    }

    private FieldGenerator timestamp(Description description, String text) throws Refused {
        List<String> given = arguments(description, text, 0, 2, "timestamp(first, step)");
        if (type != Scalar.TIMESTAMP) {
            throw unsuitable(text, "TIMESTAMP");
        }
        long first = Values.parse(argument(given, 0, "2024-01-01T00:00:00Z"), type);
        Duration step = DurationText.parse(argument(given, 1, "1s"))
                .orElseThrow(() -> refused("BAD_GENERATOR", "a step is a duration", text, DurationText.EXAMPLES));
        return Generators.sequence(type, first, Math.multiplyExact(step.toMillis(), 1000));
    }

    private List<String> arguments(Description description, String text, int least, int most, String form)
            throws Refused {
        List<String> given = description.arguments();
        if (given.size() < least || given.size() > most || given.contains("")) {
            throw refused("BAD_GENERATOR", "the generator has other arguments", text, form);
        }
        return given;
    }

    private static String argument(List<String> given, int index, String otherwise) {
        return index < given.size() ? given.get(index) : otherwise;
    }

    private Refused unsuitable(String text, String expected) {
        return refused("WRONG_TYPE", "the field is " + type + ", which this generator does not make", text, expected);
    }

    private Refused refused(String code, String rule, String found, String expected) {
        return new Refused(new OptionFault(
                "fields." + field,
                code,
                rule.isEmpty() ? "a generator has a name and arguments" : rule,
                found,
                expected));
    }
}
