package io.millrace.cli.services;

import io.millrace.model.plan.ArrivalAggregate;
import io.millrace.model.plan.Deduplicate;
import io.millrace.model.plan.Endpoint;
import io.millrace.model.plan.Enrich;
import io.millrace.model.plan.Filter;
import io.millrace.model.plan.FlatMap;
import io.millrace.model.plan.Join;
import io.millrace.model.plan.KeyedProcess;
import io.millrace.model.plan.Lookup;
import io.millrace.model.plan.Plan;
import io.millrace.model.plan.PlanNode;
import io.millrace.model.plan.Project;
import io.millrace.model.plan.SinkNode;
import io.millrace.model.plan.SourceNode;
import io.millrace.model.plan.TopN;
import io.millrace.model.plan.Union;
import io.millrace.model.plan.WindowAggregate;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.Connector;
import io.millrace.model.spi.Connector.ServiceDependency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the services that a job talks to without saying where they are. */
public final class ServiceNeeds {
    private final Catalog catalog;
    private final Map<String, String> environment;

    public ServiceNeeds(Catalog catalog, Map<String, String> environment) {
        this.catalog = catalog;
        this.environment = Map.copyOf(environment);
    }

    /** The names of the services for which neither the job nor the environment has an address. */
    public Set<String> of(Plan plan) {
        return plan.nodes().stream()
                .flatMap(this::unaddressed)
                .map(ServiceDependency::service)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<ServiceDependency> unaddressed(PlanNode node) {
        return switch (node) {
            case SourceNode source ->
                unaddressed(source.endpoint(), catalog.source(source.endpoint().connector()));
            case SinkNode sink ->
                unaddressed(sink.endpoint(), catalog.sink(sink.endpoint().connector()));
            case Enrich enrich ->
                unaddressed(
                        enrich.dictionary(), catalog.source(enrich.dictionary().connector()));
            case Lookup lookup ->
                unaddressed(lookup.table(), catalog.lookup(lookup.table().connector()));
            case Filter filter -> Stream.empty();
            case Project project -> Stream.empty();
            case FlatMap flatMap -> Stream.empty();
            case WindowAggregate aggregate -> Stream.empty();
            case ArrivalAggregate aggregate -> Stream.empty();
            case TopN topN -> Stream.empty();
            case Deduplicate deduplicate -> Stream.empty();
            case KeyedProcess process -> Stream.empty();
            case Union union -> Stream.empty();
            case Join join -> Stream.empty();
        };
    }

    private Stream<ServiceDependency> unaddressed(Endpoint endpoint, Optional<? extends Connector> connector) {
        return connector.flatMap(Connector::service).stream()
                .filter(service -> !endpoint.options().has(service.option()))
                .filter(service ->
                        environment.getOrDefault(service.variable(), "").isBlank());
    }
}
