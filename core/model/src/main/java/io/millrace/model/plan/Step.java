package io.millrace.model.plan;

/** A node that turns rows into rows. */
public sealed interface Step extends PlanNode
        permits Filter,
                Project,
                FlatMap,
                Enrich,
                Lookup,
                WindowAggregate,
                ArrivalAggregate,
                TopN,
                Deduplicate,
                KeyedProcess,
                Union,
                Join {}
