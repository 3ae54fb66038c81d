package io.millrace.cli.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.option.Options;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Endpoint;
import io.millrace.model.plan.EngineType;
import io.millrace.model.plan.Enrich;
import io.millrace.model.plan.Plan;
import io.millrace.model.plan.SinkNode;
import io.millrace.model.plan.SourceNode;
import io.millrace.model.plan.Timing;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkConnector;
import io.millrace.model.spi.SinkContext;
import io.millrace.model.spi.Source;
import io.millrace.model.spi.SourceConnector;
import io.millrace.model.spi.SourceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceNeedsTest {
    private static final Schema SCHEMA = Schema.of(Field.required("key", Scalar.STRING));
    private static final Catalog CATALOG = new Catalog(
            List.of(new FakeSource("kafka", "KAFKA_BOOTSTRAP_SERVERS"), new FakeSource("file", "")),
            List.of(new FakeSink("redis", "REDIS_CONNECTION")),
            List.of());

    @Test
    void namesWhatNobodyHasAnAddressFor() {
        assertThat(needs(Map.of()).of(plan("kafka", Options.NONE))).containsExactly("kafka", "redis");
        assertThat(needs(Map.of()).of(plan("file", Options.NONE))).containsExactly("redis");
    }

    @Test
    void leavesOutWhatTheEnvironmentNames() {
        assertThat(needs(Map.of("REDIS_CONNECTION", "redis://there", "KAFKA_BOOTSTRAP_SERVERS", " "))
                        .of(plan("kafka", Options.NONE)))
                .containsExactly("kafka");
    }

    @Test
    void leavesOutWhatTheJobNames() {
        assertThat(needs(Map.of()).of(plan("kafka", new Options(Map.of("address", "there:9092")))))
                .containsExactly("redis");
    }

    @Test
    void looksIntoDictionaries() {
        Enrich enrich = new Enrich(
                "enrich",
                Edge.main("in"),
                SCHEMA,
                endpoint("kafka", Options.NONE),
                SCHEMA,
                "key",
                new Expression.Column(0, "key", Scalar.STRING, false),
                List.of());
        Plan plan = new Plan(
                "job",
                "",
                EngineType.SIMD,
                Optional.empty(),
                Timing.NONE,
                ExpressionErrors.FAIL,
                Map.of(),
                List.of(source("file", Options.NONE), enrich));

        assertThat(needs(Map.of()).of(plan)).isEqualTo(Set.of("kafka"));
    }

    private static ServiceNeeds needs(Map<String, String> environment) {
        return new ServiceNeeds(CATALOG, environment);
    }

    private static Plan plan(String connector, Options options) {
        return new Plan(
                "job",
                "",
                EngineType.SIMD,
                Optional.empty(),
                Timing.NONE,
                ExpressionErrors.FAIL,
                Map.of(),
                List.of(
                        source(connector, options),
                        new SinkNode("out", Edge.main("in"), endpoint("redis", Options.NONE), SCHEMA)));
    }

    private static SourceNode source(String connector, Options options) {
        return new SourceNode(
                "in", endpoint(connector, options), SCHEMA, Optional.empty(), SourceNode.MalformedPolicy.FAIL);
    }

    private static Endpoint endpoint(String connector, Options options) {
        return new Endpoint(connector, options, Optional.empty());
    }

    private record FakeSource(String name, String variable) implements SourceConnector {
        @Override
        public String description() {
            return name;
        }

        @Override
        public Optional<ServiceDependency> service() {
            return Optional.of(new ServiceDependency(name, variable, "address")).filter(service -> !variable.isEmpty());
        }

        @Override
        public Source open(Options options, SourceContext context) {
            throw new UnsupportedOperationException();
        }
    }

    private record FakeSink(String name, String variable) implements SinkConnector {
        @Override
        public String description() {
            return name;
        }

        @Override
        public Optional<ServiceDependency> service() {
            return Optional.of(new ServiceDependency(name, variable, "address"));
        }

        @Override
        public boolean needsFormat() {
            return false;
        }

        @Override
        public Sink open(Options options, SinkContext context) {
            throw new UnsupportedOperationException();
        }
    }
}
